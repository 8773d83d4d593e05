"""Tests of the files for hosts, with a real web server: `make test-hosting`."""

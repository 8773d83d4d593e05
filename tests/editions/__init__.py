"""Tests of publishing, against real repositories of git."""

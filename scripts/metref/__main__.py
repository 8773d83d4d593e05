"""Lets `python -m metref` do what the command `metref` does."""

from metref.cli import app

app()

"""Tests that draw small Markdown texts with the real library, as both engines call it."""

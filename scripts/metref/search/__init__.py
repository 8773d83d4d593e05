"""The search: its words, its index, and how it is measured."""

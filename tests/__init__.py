"""The tests: one file a module, the built site in a browser, and both engines."""

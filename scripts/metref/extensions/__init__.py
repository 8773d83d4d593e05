"""Markdown extensions that only draw: whatever can be wrong is found by the checks before."""

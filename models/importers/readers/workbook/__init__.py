"""Workbooks as Excel shows them."""

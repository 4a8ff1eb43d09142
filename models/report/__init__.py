"""The report as a value, and what is made of one: edits, texts, JSON, next year’s, pasted blocks.

Asked by all that fill in, check or print.
"""

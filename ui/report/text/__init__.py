"""Texts on screen that are texts in the report, and the marks in them.

Asked by cover and sections of a report.
"""

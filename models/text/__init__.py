"""Texts as such: characters, sub-headings, what two have in common.

Asked by all that read or compare texts; knows no report.
"""

"""Checks between this year’s report and last year’s.

Asked only through `models.rules.check`.
"""

"""Checks of the cover: names, dates, particulars.

Asked only through `models.rules.check`.
"""

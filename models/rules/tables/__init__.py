"""Checks of the figures in the tables: sums and why they fail, contents of cells, plausibility.

Asked only through `models.rules.check`.
"""

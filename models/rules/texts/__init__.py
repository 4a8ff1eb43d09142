"""Checks of the texts: what they must tell, how, and whether it agrees with the tables.

Asked only through `models.rules.check`.
"""

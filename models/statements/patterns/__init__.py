"""The wordings of official prose that the reader knows, as tables: a wording is a row, and a row is tested.

Asked by `models.statements` only. A new wording is a new row, with a phrase that it must find and one that looks alike
and that it must not; `tests/models/statements/test_patterns.py` looks into every table of every module here.
"""

"""Gathering the figures of a report from the rooms (科室) of a unit: who is asked, what came back, sums, sheets.

Asked by drafts, importers, exporters and window; it is kept with a draft and is no part of the report.
"""

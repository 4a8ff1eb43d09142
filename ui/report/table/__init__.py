"""A statutory table on screen, with the keys of a spreadsheet.

Asked by the sections of a report.
"""

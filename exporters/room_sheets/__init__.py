"""The sheets that are sent to the rooms of a unit: a workbook, and A4 to write on by hand.

Asked by the window with an order (`models/gathering/room_sheet.py`); `models.importers.own` reads the workbooks back.
"""

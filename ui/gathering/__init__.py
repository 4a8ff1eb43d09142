"""收集表: which room (科室) answers for which rows, what has come back, and how that stands to the report.

Asked by the window with the open report; what comes of it is kept beside the report, and is no part of it.
"""

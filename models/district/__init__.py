"""The district's side: which units owe a report, whose report a file is, and what has come in.

Asked by the command line. Reads no file of a report itself: what was read is handed to it.
"""

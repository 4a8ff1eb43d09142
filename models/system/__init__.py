"""What the program needs of computer and system: files, errors, the log, its own name.

Asked by everybody; knows no report.
"""

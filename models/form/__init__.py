"""What a statutory form is: the words for it, its grid, its figures and its cover.

Asked by everybody for what may be filled in; knows no report.
"""

"""复核: a second person goes through the tables, by keying them again without sight of the first or line by line.

Asked by the window with the open document; what comes of it is kept beside the report, and is no part of it.
"""

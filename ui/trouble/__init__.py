"""When something goes wrong: the banner, errors nobody caught, what the clerk is told.

Asked by window and session.
"""

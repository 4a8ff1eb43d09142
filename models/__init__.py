"""The report itself: forms, values, checks, drafts. Pure Python, no Qt."""

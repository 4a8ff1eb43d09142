"""Reports as others have published them, read by their labels and by the shape of their tables.

Asked by `models.importers` for the report in a source, with the place of each answer and whether it is sure.
"""

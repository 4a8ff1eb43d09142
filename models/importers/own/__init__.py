"""Our own workbooks read back exactly.

Asked by `models.importers`; the exporter of workbooks asks for the layout agreed upon.
"""

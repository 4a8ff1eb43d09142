"""The PDF: fonts, lines, tables, pages.

Asked through `EXPORTERS` with a release; the preview asks `raster.py` for pictures of finished pages.
"""

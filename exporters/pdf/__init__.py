"""The PDF: fonts, lines, tables, pages."""

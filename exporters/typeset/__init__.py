"""What PDF, Word and workbook share in setting type: lines, titles, widths of columns and texts.

Asked by the exporters; knows no file format.
"""

"""What goes out: preview, printing, export, hand-over.

Asked by the window with a document.
"""

"""The open report on screen: document, saving, sections, problems.

Asked by the window to show one; the rooms around it ask the document.
"""

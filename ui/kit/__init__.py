"""What all of the window is built of: colours, signs, dialogs, work beside the window.

Asked by every room; knows no document.
"""

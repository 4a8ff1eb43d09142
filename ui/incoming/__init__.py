"""What comes in: the choice of a file, the wait for the sandbox, the preview.

Asked by the window for a report.
"""

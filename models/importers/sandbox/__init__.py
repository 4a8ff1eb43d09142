"""The sandbox: a child process in which files from elsewhere are read.

Asked by window and command line for what a file holds.
"""

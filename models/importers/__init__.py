"""Reports out of files of other programs, and out of our own workbooks."""

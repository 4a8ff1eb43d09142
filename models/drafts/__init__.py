"""The drafts of one PC: the file they live in, its backups, their versions, and the ways back.

Asked by session and window, through `DraftStore`; knows no window.
"""

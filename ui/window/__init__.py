"""The main window: a shell over pages, their menus, the start page and help.

Asked by the session to open.
"""

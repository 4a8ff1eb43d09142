"""The self-test: whether this program, as it is installed here, does what it is for.

Started from the command line and from 关于.
"""

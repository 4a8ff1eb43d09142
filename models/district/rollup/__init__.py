"""The district's sum: which reports are in it, what they add up to, and how that was fixed.

`counted.py` decides what is in the sum, and nothing else does; `adding.py` adds; `snapshot.py` fixes. Nothing here is
kept as truth: a sum is worked out from the versions in force whenever it is asked for, or it is that of a snapshot.
"""

"""The register of a task: a folder with what came in as it came, and everything that was decided about it.

`register.py` is the one object that changes, and the door of this room; `task_standing.py` says from it how far each
unit is. On disk: `objects/` has the files, each under its SHA-256; `events.jsonl` what happened, each line with the
hash of the one before; `register.json` is an index that is never truth. Nothing is ever deleted.
"""

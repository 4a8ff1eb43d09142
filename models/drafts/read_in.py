"""Whether a draft was read from a file as the report of a year that is over: then it is there to be compared with.

It is kept with the draft and no part of its report; drafts of earlier versions say nothing, and count as filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

READ_IN = "read_in"
"""Under what name it stands in a stored draft."""


def is_read_in(document: Mapping[str, Any]) -> bool:
    """Return whether a stored draft was read in like that."""
    return document.get(READ_IN) is True


def keep_read_in(document: MutableMapping[str, Any], *, on: bool) -> None:
    """Remember that of a stored draft, or that it is so no more; what is not understood stays."""
    if on:
        document[READ_IN] = True
    elif is_read_in(document):
        del document[READ_IN]

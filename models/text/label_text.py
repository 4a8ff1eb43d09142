"""What a label says, however it is spelt."""

from __future__ import annotations

import re
from functools import lru_cache

from models.text.characters import compatible

_SAYS_NOTHING = re.compile(r"[\W_]+")
_AND = str.maketrans({"及": "和", "与": "和"})


@lru_cache(maxsize=4096)
def bare_label(label: str) -> str:
    """Return what a label says: no spaces, no punctuation, one width and case, 和 for 及 and 与.

    Two labels that differ in nothing else are one, in a file that is imported and in a block that is pasted.
    """
    return _SAYS_NOTHING.sub("", compatible(label).lower()).translate(_AND)

"""JSON as short as can be, and under a seal that tells damage from content, for small files that hold one thing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


def sealed(content: Mapping[str, object]) -> bytes:
    """Return what is written to a file that holds one thing."""
    body = dump(content)
    return f'{{"sha256":"{_sha256(body)}","content":{body}}}'.encode()


def unsealed(written: bytes) -> dict[str, Any]:
    """Return the content of a file that holds one thing.

    Raises:
        ValueError: It is not as it was written.
        RecursionError: The same.
    """
    data = json.loads(written.decode("utf-8"), object_pairs_hook=unique)
    content = data.get("content") if isinstance(data, dict) else None
    if not isinstance(content, dict) or data.get("sha256") != _sha256(dump(content)):
        raise ValueError(len(written))
    return content


def dump(data: object) -> str:
    """Return JSON as short as can be; what is read and dumped again is the same.

    Raises:
        ValueError: There is something like NaN in it, which is no JSON.
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs of a JSON object.

    Raises:
        ValueError: A key is there twice, and nobody could tell which one counts.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(len(pairs))
    return found


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()

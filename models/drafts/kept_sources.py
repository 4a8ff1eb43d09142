"""The sources of figures as they are kept with a draft, beside its report.

What cannot be understood counts as not there, and stays where it is.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any, TypeGuard

from models.form.refs import CellRef
from models.report.figure_sources import Sources

SOURCES = "figure_sources"
"""Under what name they stand in a stored draft."""

_MOST = 1_000
"""Characters of a source that is read. Chosen: far more than any that this program writes; damage may say more."""


def sources_of(document: Mapping[str, Any]) -> Sources:
    """Return the sources that are kept with a stored draft, the last one last; earlier versions kept none."""
    cells = _cells(document)
    return {_cell(key): text for key, text in cells.items() if _is_understood(key, text)}


def keep_sources(document: MutableMapping[str, Any], sources: Sources) -> None:
    """Keep these with a stored draft instead of those before; what stands there that is not understood stays."""
    found = document.get(SOURCES)
    before = found if isinstance(found, dict) else {}
    others = {key: text for key, text in _cells(document).items() if not _is_understood(key, text)}
    document[SOURCES] = {**before, "cells": {**others, **{str(ref): text for ref, text in sources.items()}}}


def _cells(document: Mapping[str, Any]) -> dict[str, Any]:
    found = document.get(SOURCES)
    cells = found.get("cells") if isinstance(found, dict) else None
    return cells if isinstance(cells, dict) else {}


def _is_understood(key: str, text: object) -> TypeGuard[str]:
    parts = key.split("/")
    return len(parts) == len(CellRef._fields) and all(parts) and isinstance(text, str) and 0 < len(text) <= _MOST


def _cell(key: str) -> CellRef:
    table, row, column = key.split("/")
    return CellRef(table, row, column)

"""The documents of a TinyDB file with the text of each, so that a save renders only what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from models.system.sealed_json import dump

Tables = dict[str, dict[str, Any]]
"""Documents by number, by the name of their table."""


class RenderedDocument(NamedTuple):
    """A document and its text as it stands in the file."""

    document: Mapping[str, Any]
    text: bytes


Rendered = Mapping[str, Mapping[str, RenderedDocument]]
"""By number, by the name of their table."""

SEAL = "file"
"""The table, the last one, in which it says what the file is and which content it has."""

NOTHING: Rendered = MappingProxyType({})


def rendered(tables: Mapping[str, Mapping[str, Any]], known: Rendered) -> Rendered:
    """Return the documents with their texts; what is known is not rendered again, and stays the same object.

    Raises:
        ValueError: There is something in a document that JSON, or UTF-8, does not have.
    """
    return {name: _rendered(table, known.get(name, {})) for name, table in tables.items()}


def body(documents: Rendered) -> bytes:
    """Return what `dump` says of the tables, in UTF-8."""
    return _object({name: _object({n: one.text for n, one in table.items()}) for name, table in documents.items()})


def with_seal(tables: bytes, seal: Mapping[str, object]) -> bytes:
    """Return tables that are not empty, as `body` says them, with a seal behind them."""
    return b"".join((tables[:-1], f',"{SEAL}":{dump({"1": seal})}}}'.encode()))


def tables_of(documents: Rendered) -> Tables:
    """Return the tables; each document may be given other parts, but the parts themselves must not be changed."""
    return {name: {n: dict(one.document) for n, one in table.items()} for name, table in documents.items()}


def _rendered(table: Mapping[str, Any], known: Mapping[str, RenderedDocument]) -> dict[str, RenderedDocument]:
    return {number: _one(document, known.get(number)) for number, document in table.items()}


def _one(document: Mapping[str, Any], known: RenderedDocument | None) -> RenderedDocument:
    if known and _has_same_parts(document, known.document):
        return known
    text = dump(document).encode()
    return known if known and known.text == text else RenderedDocument(document, text)


def _has_same_parts(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether these are the very same objects in the same order: 1 equals True, and is written differently."""
    return list(one) == list(other) and all(part is other[name] for name, part in one.items())


def _object(members: Mapping[str, bytes]) -> bytes:
    return b"{" + b",".join(dump(name).encode() + b":" + text for name, text in members.items()) + b"}"

"""A manifest as JSON and back. Reading is strict: what is not understood is refused with a sentence, never dropped."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from models.exchange.manifest import MANIFEST, ListedFile, Manifest, ManifestFault
from models.exchange.strict_json import loaded, number, some
from models.form.refs import TextRef
from models.report.of_task import TASK, UNIT_ID, is_id
from models.text.characters import printable

MANIFEST_FORMAT = "govinfo-annual-report-handover"
MANIFEST_SCHEMA = 1
"""The version of the format. It is one higher whenever older programs would misread what is written."""

LARGEST_MANIFEST = 4_000_000
"""Bytes of JSON. Chosen: as many files as there may be, and answers of some thousand characters to each point."""

_MOST_FILES, _MOST_ANSWERS = 1_000, 1_000
"""Chosen: a hand-over has four files, and a slip has as many points as a report has cells, at the most."""

_LONGEST_LINE = 1_000
"""Characters of a name. Chosen: as much as a cell of a report may hold."""

_MOST_BYTES = 2**53 - 1
"""Of a file: up to here all programs read whole numbers of JSON exactly (RFC 8259, 6)."""

_CODE = re.compile("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")
_SHA256 = re.compile("[0-9a-f]{64}")
_NO_NAME = re.compile(r'[\\/:*?"<>|]')

_YEARS = range(1, 10_000)
"""Of four digits, as a report has them."""

_KEYS = frozenset({"format", "schema", *Manifest.__dataclass_fields__})


def manifest_to_json(manifest: Manifest) -> dict[str, Any]:
    """Return a manifest as a JSON object; answers only where there are some."""
    told = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__ if name not in {"files", "answers"}}
    answers = {"answers": [dict(one) for one in manifest.answers]} if manifest.answers else {}
    files = [one._asdict() for one in manifest.files]
    return {"format": MANIFEST_FORMAT, "schema": MANIFEST_SCHEMA, **told, "files": files, **answers}


def write_manifest(manifest: Manifest) -> bytes:
    """Return a manifest as a file: the same manifest, the same bytes."""
    return (json.dumps(manifest_to_json(manifest), ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(content: bytes) -> Manifest:
    """Return the manifest in a file.

    Raises:
        ManifestFault: It is none, is damaged, or says what this program does not know.
    """
    if len(content) > LARGEST_MANIFEST:
        raise ManifestFault(f"“{MANIFEST}”太大，不像是真的，没有用；请填报单位重新交付。")
    try:
        data = loaded(content)
    except (ValueError, RecursionError) as error:
        raise ManifestFault(f"“{MANIFEST}”的内容已损坏，没有用；请填报单位重新交付。") from error
    return manifest_from_json(data)


def manifest_from_json(data: object) -> Manifest:
    """Return the manifest in a JSON object; raises what `read_manifest` does."""
    if not isinstance(data, dict) or data.get("format") != MANIFEST_FORMAT:
        raise ManifestFault(f"“{MANIFEST}”里面不是交付清单，没有用；请填报单位重新交付。")
    schema = data.get("schema")
    if type(schema) is not int or schema < 1:
        raise ManifestFault(f"“{MANIFEST}”里没有写明格式版本（schema），没有用；请填报单位重新交付。")
    if schema > MANIFEST_SCHEMA:
        raise ManifestFault(f"“{MANIFEST}”由新版程序生成，没有用；请先升级本程序。")
    try:
        return _manifest(data)
    except (KeyError, TypeError, ValueError) as error:
        raise ManifestFault(f"“{MANIFEST}”里有不对的内容，没有用；请填报单位重新交付。") from error


def _manifest(data: Mapping[str, Any]) -> Manifest:
    if data.keys() - _KEYS:
        raise ValueError(data.keys() - _KEYS)
    files = tuple(_file(one) for one in some(data["files"], _MOST_FILES))
    if len({_folded(one.name) for one in files} | {_folded(MANIFEST)}) <= len(files):
        raise ValueError(files)
    answers = some(data.get("answers", []), _MOST_ANSWERS)
    if not all(isinstance(one, dict) for one in answers):
        raise TypeError(answers)
    return Manifest(
        task=_id(TASK, data["task"]),
        unit_id=_id(UNIT_ID, data["unit_id"]),
        unit=_line(data["unit"]),
        year=number(_YEARS)(data["year"]),
        counter=number(range(1, _MOST_BYTES))(data["counter"]),
        code=_code(data["code"]),
        before=_code(data["before"]) if data["before"] != "" else "",
        program=_line(data["program"]),
        files=files,
        answers=tuple(answers),
    )


def _file(value: Mapping[str, Any]) -> ListedFile:
    if set(value) != set(ListedFile._fields) or not _SHA256.fullmatch(value["sha256"]):
        raise ValueError(value)
    name = _line(value["name"])
    if not name or _NO_NAME.search(name) or name.strip(" .") != name:
        raise ValueError(value)
    return ListedFile(name, number(range(_MOST_BYTES))(value["size"]), value["sha256"])


def _folded(name: str) -> str:
    """Return a name as file systems compare it that make no difference between cases and spellings."""
    return normalize("NFKC", name).casefold()


def _line(value: object) -> str:
    """Return a line of characters that can be seen; it may be empty."""
    if not isinstance(value, str) or len(value) > _LONGEST_LINE or "\n" in value:
        raise ValueError(value)
    if printable(value) != value or value != value.strip():
        raise ValueError(value)
    return value


def _id(ref: TextRef, value: str) -> str:
    if value != "" and not is_id(ref, value):
        raise ValueError(value)
    return value


def _code(value: str) -> str:
    if not _CODE.fullmatch(value):
        raise ValueError(value)
    return value

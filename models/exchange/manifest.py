"""What lies in a hand-over (交付清单): whose report it is, which version, and each file with its size and SHA-256.

It tells whether the files are those that were handed over, and is no signature: whoever changes a file can change it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.report.of_task import task_of, unit_id_of
from models.report.report import Report
from models.system.errors import ReportError
from models.system.program import VERSION
from models.text.characters import printable

MANIFEST = "交付.json"
"""What the file is called, in the folder of the files that it is about."""

_LONGEST_UNIT = 200
"""Characters of the name of a unit. Chosen: several times the longest real ones."""

Answer = Mapping[str, Any]
"""One answer to a return slip, as JSON; who has made it understands it."""


class ManifestFault(ReportError):
    """A manifest that cannot be used; `str()` says why."""


class ListedFile(NamedTuple):
    """A file as the manifest says it is.

    Attributes:
        size: Bytes.
        sha256: Of its content, in hexadecimal digits.
    """

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What was handed over.

    Attributes:
        task, unit_id: Of the report, out of a task package; empty if it belongs to none.
        unit: What the unit is called on the cover.
        counter: Which version this is of those that were handed over, from 1; the same once more is no new one.
        code: The matching code of the report.
        before: That of the version before; empty if there was none.
        program: The version of the program.
        files: All files of the hand-over but the manifest itself.
        answers: To a return slip.
    """

    task: str
    unit_id: str
    unit: str
    year: int
    counter: int
    code: str
    before: str
    program: str
    files: tuple[ListedFile, ...]
    answers: tuple[Answer, ...] = ()


def manifest_of(
    report: Report, files: Mapping[str, bytes], earlier: Sequence[Delivered] = (), answers: Sequence[Answer] = ()
) -> Manifest:
    """Return what is to be said of a hand-over.

    Args:
        report: That is handed over.
        files: The content of each by its name.
        earlier: The hand-overs before, the last one last.
        answers: To a return slip.
    """
    code = matching_code(report)
    versions = _versions([*(one.code for one in earlier), code])
    return Manifest(
        task=task_of(report),
        unit_id=unit_id_of(report),
        unit=" ".join(printable(report.text("cover", "agency")[:_LONGEST_UNIT]).split()),
        year=report.year,
        counter=len(versions),
        code=code,
        before=versions[-2] if len(versions) > 1 else "",
        program=VERSION,
        files=tuple(listed(name, content) for name, content in files.items()),
        answers=tuple(answers),
    )


def listed(name: str, content: bytes) -> ListedFile:
    """Return what a manifest says of a file."""
    return ListedFile(name, len(content), sha256(content).hexdigest())


def untrue(manifest: Manifest, found: Sequence[ListedFile]) -> tuple[str, ...]:
    """Return what a manifest says otherwise than the files are that lie beside it; none if all is as it says.

    Args:
        manifest: That came with the files.
        found: All plain files of its folder but itself, as they are.
    """
    said, there = ({one.name: one for one in files} for files in (manifest.files, found))
    lines = [f"少了“{name}”" for name in said if name not in there]
    lines += [f"多了“{name}”" for name in there if name not in said]
    return (*lines, *(f"“{name}”不是交付时的那一份" for name in said if name in there and said[name] != there[name]))


def _versions(codes: Sequence[str]) -> list[str]:
    """Return the codes without those that only say the one before once more."""
    return [code for at, code in enumerate(codes) if not at or code != codes[at - 1]]

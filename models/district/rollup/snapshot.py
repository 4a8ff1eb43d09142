"""A sum as it is fixed (定稿): which versions it is of, what they add up to, and its code. It never changes (D32)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from models.district.rollup.adding import CellSum, Rollup
from models.district.rollup.counted import CountedVersion, coverage_of
from models.form.refs import CellRef
from models.report.matching_code import code_of

FORMAT = "govinfo-rollup-snapshot"
SCHEMA = 1
"""Of the format. It is one higher whenever earlier programs would misread what is written."""


class UsedVersion(NamedTuple):
    """A version that was added up.

    Attributes:
        unit: The id of its unit; `name` and `kind` are what that was called.
        sha256: Of the original; `file` is its name.
        version: The same for all files that hold the same report; `code` is its matching code.
    """

    unit: str
    name: str
    kind: str
    sha256: str
    file: str
    version: str
    code: str


class Absent(NamedTuple):
    """A unit that counts and was not added up, in words."""

    unit: str
    name: str
    kind: str
    state: str
    reason: str


class FixedSum(NamedTuple):
    """What was in a cell.

    Attributes:
        total: In digits; blank if nobody had a figure.
        blanks: How many units had nothing there.
        words: How many had words there, which were not added.
    """

    ref: str
    total: str
    blanks: int
    words: int


@dataclass(frozen=True)
class Snapshot:
    """A sum as it was fixed; units are in the order of the roster, cells in reading order."""

    year: int
    form: str
    district: str
    scope: str
    versions: tuple[UsedVersion, ...]
    missing: tuple[Absent, ...]
    sums: tuple[FixedSum, ...]

    @property
    def n(self) -> int:
        """How many units were added up."""
        return len(self.versions)

    @property
    def total(self) -> int:
        """N: how many units counted."""
        return len(self.versions) + len(self.missing)

    @cached_property
    def code(self) -> str:
        """汇总核对码: the same for the same sum of the same versions, whenever and by whom it was fixed."""
        return code_of(sha256(snapshot_to_json(self)).digest())

    @property
    def coverage(self) -> str:
        """`n/N 单位，未计入：…`, which stands on every output."""
        return coverage_of(self.n, self.total, [(one.name, one.state) for one in self.missing])

    @cached_property
    def by_ref(self) -> Mapping[str, FixedSum]:
        """The sums by the address of their cell."""
        return {one.ref: one for one in self.sums}

    @cached_property
    def by_unit(self) -> Mapping[str, UsedVersion]:
        """The versions by the id of their unit."""
        return {one.unit: one for one in self.versions}


def snapshot_of(rollup: Rollup) -> Snapshot:
    """Return a sum as it would be fixed now."""
    counted = rollup.counted
    missing = (Absent(one.unit.id, one.unit.name, one.unit.kind, one.state, one.reason) for one in counted.missing)
    return Snapshot(
        counted.year,
        counted.form.id,
        counted.roster.district.own,
        counted.scope.value,
        tuple(map(_used, counted.versions)),
        tuple(missing),
        fixed_sums(rollup.cells),
    )


def fixed_sums(cells: Mapping[CellRef, CellSum]) -> tuple[FixedSum, ...]:
    """Return sums as they are fixed."""
    return tuple(map(_fixed, cells.values()))


def _used(one: CountedVersion) -> UsedVersion:
    unit, original = one.unit, one.original
    return UsedVersion(
        unit.id, unit.name, unit.kind, original.sha256, original.name, one.values.version, one.values.code
    )


def _fixed(one: CellSum) -> FixedSum:
    return FixedSum(str(one.ref), one.plain, len(one.blanks), len(one.words))


def snapshot_to_json(snapshot: Snapshot) -> bytes:
    """Return the one spelling of a snapshot."""
    stored = {
        "format": FORMAT,
        "schema": SCHEMA,
        "year": snapshot.year,
        "form": snapshot.form,
        "district": snapshot.district,
        "scope": snapshot.scope,
        "n": snapshot.n,
        "N": snapshot.total,
        "versions": [one._asdict() for one in snapshot.versions],
        "missing": [one._asdict() for one in snapshot.missing],
        "sums": [one._asdict() for one in snapshot.sums],
    }
    return json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()

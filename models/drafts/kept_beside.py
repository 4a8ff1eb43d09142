"""What is kept with a draft and is no part of its report: who has gone through it, and what of that is half done.

It is written by name, so that what a later version keeps there stays; what cannot be understood counts as not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from models.checks.review import Review, Way
from models.checks.second_keying import Decision, Keying
from models.drafts.read_in import is_read_in, keep_read_in
from models.form import editions
from models.form.figures import print_figure, read_figure
from models.form.refs import CellRef
from models.form.vocabulary import FigureKind
from models.system.moments import moment

REVIEW = "review"
"""Under what name it stands in a stored draft."""

_LONGEST_NAME = 40
"""Characters of the name of a person that are kept. Chosen: several times the longest."""

T = TypeVar("T")


class Beside(NamedTuple):
    """What is kept with a draft.

    Attributes:
        reviews: The last one of each table that was gone through.
        keying: What the second person has keyed so far.
        waived: Whether it was decided for this report that nobody goes through it a second time.
        seen: The matching code of the report whose pages were looked at last; empty if none were.
        passed: Keys of the particulars of the cover that the clerk has seen and left blank.
        read_in: Whether it was read from a file as the report of a year that is over.
    """

    reviews: tuple[Review, ...] = ()
    keying: Keying = Keying()
    waived: bool = False
    seen: str = ""
    passed: frozenset[str] = frozenset()
    read_in: bool = False

    def with_review(self, review: Review) -> Beside:
        """Return this with a review in the place of the one before of the same table."""
        others = tuple(one for one in self.reviews if one.table != review.table)
        return self._replace(reviews=(*others, review))


def beside_of(document: Mapping[str, Any]) -> Beside:
    """Return what is kept with a stored draft; drafts of earlier versions have nothing."""
    found = _mapping(document.get(REVIEW))
    seen = found.get("seen")
    return Beside(
        reviews_of(document),
        _keying(_mapping(found.get("keying"))),
        is_waived(document),
        seen if isinstance(seen, str) else "",
        passed_of(document),
        is_read_in(document),
    )


def reviews_of(document: Mapping[str, Any]) -> tuple[Review, ...]:
    """Return the reviews that are kept with a stored draft, the last one last."""
    if REVIEW not in document:
        return ()
    tables = _mapping(_mapping(document[REVIEW]).get("tables"))
    reviews = (_review(str(table), one) for table, one in tables.items())
    return tuple(sorted(filter(None, reviews), key=lambda one: one.when))


def is_waived(document: Mapping[str, Any]) -> bool:
    """Return whether it was decided for a stored draft that nobody goes through it a second time."""
    return _mapping(document.get(REVIEW)).get("waived") is True


def passed_of(document: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys of what of the cover was seen and left blank in a stored draft."""
    passed = _mapping(document.get(REVIEW)).get("passed")
    return frozenset(filter(_is_text, passed)) if isinstance(passed, list) else frozenset()


def keep_beside(document: MutableMapping[str, Any], beside: Beside) -> None:
    """Keep this with a stored draft; what stands there under other names stays."""
    before = _mapping(document.get(REVIEW))
    tables = {**_mapping(before.get("tables")), **{one.table: _review_json(one) for one in beside.reviews}}
    own = {"tables": tables, "keying": _keying_json(beside.keying), "waived": beside.waived, "seen": beside.seen}
    own["passed"] = sorted(beside.passed)
    document[REVIEW] = {**before, **own}
    keep_read_in(document, on=beside.read_in)


def _review_json(review: Review) -> dict[str, Any]:
    return {
        "way": review.way.name,
        "who": _whole(review.who)[:_LONGEST_NAME],
        "when": review.when.isoformat(),
        "figures": {f"{ref.row}/{ref.column}": _whole(text) for ref, text in review.figures.items()},
    }


def _review(table: str, found: object) -> Review | None:
    with suppress(LookupError, TypeError, ValueError):
        one = _mapping(found)
        figures = {CellRef(table, *_two(key)): str(text) for key, text in _mapping(one["figures"]).items()}
        when = moment(one["when"])
        if when.tzinfo and _is_text(one["who"]):
            return Review(table, Way[one["way"]], one["who"][:_LONGEST_NAME], when, figures)
    return None


def _keying_json(keying: Keying) -> dict[str, Any]:
    kinds = _kinds()
    figures = keying.figures.items()
    return {
        "figures": {str(ref): _whole(print_figure(value, kinds[ref])) for ref, value in figures if ref in kinds},
        "tries": {str(ref): count for ref, count in keying.tries.items()},
        "later": sorted(map(str, keying.later)),
        "decided": {str(ref): list(map(_whole, one)) for ref, one in keying.decided.items()},
    }


def _keying(found: Mapping[str, Any]) -> Keying:
    kinds = _kinds()
    figures = {
        ref: value
        for ref, text in _by_cell(found.get("figures"), _text)
        if ref in kinds and (value := read_figure(text, kinds[ref])) is not None
    }
    later = found.get("later")
    names = {str(name): True for name in later} if isinstance(later, list) else {}
    return Keying(
        figures,
        dict(_by_cell(found.get("tries"), _count)),
        frozenset(ref for ref, _ in _by_cell(names, bool)),
        dict(_by_cell(found.get("decided"), _decision)),
    )


def _kinds() -> dict[CellRef, FigureKind]:
    return {ref: cell.kind for form in editions.EDITIONS for ref, cell in form.cells.items()}


def _by_cell(found: object, read: Callable[[Any], T]) -> Iterator[tuple[CellRef, T]]:
    """Yield what is kept under the addresses of cells, as far as it can be understood."""
    for key, value in _mapping(found).items():
        with suppress(TypeError, ValueError):
            table, row, column = str(key).split("/")
            yield CellRef(table, row, column), read(value)


def _whole(text: str) -> str:
    """Return a text without half characters, which no file can hold."""
    return text.encode(errors="ignore").decode()


def _two(key: object) -> tuple[str, str]:
    row, column = str(key).split("/")
    return row, column


def _text(value: object) -> str:
    if not _is_text(value):
        raise TypeError
    return str(value)


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value


def _decision(value: object) -> Decision:
    if not isinstance(value, list):
        raise TypeError
    first, second, taken = map(_text, value)
    return Decision(first, second, taken)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _mapping(found: object) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}

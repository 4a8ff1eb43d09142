"""A first draft of a text section: the sentences that fit the tables, put where nobody has written yet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import Narrative
from models.report.fields import field, pieces, printed
from models.report.report import Report, Value
from models.report.skeleton_sentences import DROPPED, FORMER, LISTS, SKELETONS, YEAR, Choice, Part, Variant
from models.text.characters import unspaced
from models.text.comparison import Stretch
from models.text.outline import outline, prose

_GAP = re.compile(r"【写[^【】\n]*】?")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_SENTENCE_OR_END = re.compile(r"[^。！？\n]+[。！？]?|[。！？\n]")
_NUMERALS = "一二三四五六七八九十"
_OF_FEES = {"other"}  # sections whose skeleton is about the fee for information alone
_NUMBERED = re.compile(f"（[{_NUMERALS}]{{1,3}}）")


@lru_cache(maxsize=16)
def gaps(text: str) -> tuple[Stretch, ...]:
    """Return what is still to be filled in of a skeleton: 【写……】, whatever else was typed in it."""
    return tuple(Stretch(*found.span()) for found in _GAP.finditer(text))


def dropped_with(report: Report, text: str, start: int, end: int) -> Stretch:
    """Return what goes with a stretch of a printed text that is deleted: with a gap that says so, its sentence.

    That is, as long as nobody has written anything else in it.
    """
    chosen = Stretch(start, end)
    if chosen not in gaps(text) or DROPPED not in text[start:end]:
        return chosen
    return next((one for one in _untouched(text, report.year) if one.start <= start and end <= one.end), chosen)


def untouched(report: Report, text: str) -> tuple[Stretch, ...]:
    """Return the sentences of a printed text that are a skeleton's, word for word, and that no table vouches for.

    A sentence that says what a table says is as true as that, and no less an office's own.
    """
    return _untouched(text, report.year)


def as_put(report: Report, text: str) -> tuple[Stretch, ...]:
    """Return those of the untouched sentences that have no gap: their words are to be changed."""
    opened = [one.start for one in gaps(text)]
    return tuple(
        one for one in untouched(report, text) if bisect_left(opened, one.start) == bisect_left(opened, one.end)
    )


@lru_cache(maxsize=16)
def _untouched(text: str, year: int) -> tuple[Stretch, ...]:
    ours = _unvouched(year)
    return tuple(Stretch(*_within(found)) for found in _SENTENCE.finditer(text) if unspaced(found[0]) in ours)


def untrue(report: Report, ref: TextRef) -> tuple[Stretch, ...]:
    """Return the sentences of a text, as it is printed, that are a skeleton's for another case than the tables'."""
    text = report.text(*ref)
    known = {at: one for at, one in _chosen(text, report.year) if _is_untrue(report, one)}
    if not known:
        return ()
    at, found = 0, []
    for number, sentence in enumerate(_SENTENCE_OR_END.findall(text)):
        start, at = at, at + len(printed(sentence, report.shown))
        if number in known:
            found.append(Stretch(start, at))
    return tuple(found)


@lru_cache(maxsize=16)
def _chosen(text: str, year: int) -> tuple[tuple[int, Variant], ...]:
    """Return which sentences of a text, as it is kept, are one of a choice, each by its number."""
    known = _choices(year)
    sentences = (_without_lists(unspaced(one)) for one in _SENTENCE_OR_END.findall(text))
    return tuple((at, known[one][0]) for at, one in enumerate(sentences) if one in known)


def renewed(report: Report, text: str) -> str:
    """Return a text, as it is kept, in which the skeleton's own sentences are those that fit the tables now."""
    known = _choices(report.year)

    def fitting(found: re.Match[str]) -> str:
        one = known.get(_without_lists(unspaced(found[0])))
        now = _sentence(report, one[1]) if one else ""
        return now if now and unspaced(now) != unspaced(found[0]) else found[0]

    return _SENTENCE.sub(fitting, text)


def is_unwritten(report: Report, text: str) -> bool:
    """Return whether a text, as it is kept, has no sentence that anybody wrote: sub-headings and the skeleton's own."""
    return all(_without_lists(unspaced(found[0])) in _known(report.year) for found in _SENTENCE.finditer(prose(text)))


def with_skeleton(report: Report, narrative: Narrative, wanted: Iterable[str]) -> str:
    """Return a text section with its skeleton, as it is kept; as it is if there is nothing to put there.

    Where nobody has written yet, all of it stands under the sub-headings that are there; what no longer fits the tables
    gives way to what does. What is written stays; of a skeleton's own sentences among it, those that no longer fit the
    tables are exchanged; and the parts that are `wanted` come behind it.

    Args:
        report: The report.
        narrative: The section.
        wanted: Keys of the parts that what is written does not tell.
    """
    text = report.text("texts", narrative.id)
    parts = _parts(report, narrative)
    if is_unwritten(report, text):
        return _under(outline(text).splitlines(), parts)
    text, missing = renewed(report, text), [one for one in parts if one[0].key in set(wanted)]
    return "\n".join((text.rstrip(), *_headed(missing, outline(text).splitlines()))) if missing else text


def has_skeleton(narrative: Narrative) -> bool:
    """Return whether there is anything to begin a section with; the form has to ask for it."""
    return narrative.id in SKELETONS and (bool(narrative.fee) or narrative.id not in _OF_FEES)


def skeletons(report: Report) -> dict[Ref, Value | None]:
    """Return every text section in which nobody has written yet, with its skeleton."""
    unwritten = (one for one in report.form.narratives if is_unwritten(report, report.text("texts", one.id)))
    drafts = ((TextRef("texts", one.id), with_skeleton(report, one, ())) for one in unwritten)
    return {ref: text for ref, text in drafts if text != report.text(*ref)}


# ------------------------------------------------------------ which sentences fit

_Draft = tuple[Part, str]
"""A part with what stands under its sub-heading."""


def _parts(report: Report, narrative: Narrative) -> list[_Draft]:
    drafts = ((one, _paragraph(report, one)) for one in SKELETONS.get(narrative.id, ()))
    return [(one, text) for one, text in drafts if text and has_skeleton(narrative)]


def _paragraph(report: Report, part: Part) -> str:
    return "".join(_sentence(report, choice) for choice in part.choices)


def _sentence(report: Report, choice: Choice) -> str:
    words = next((one.words for one in choice if _fits(report, one)), "")
    for stands, rows in LISTS.items():
        words = words.replace(stands, _listed(report, rows) if stands in words else "")
    return words.replace(YEAR, str(report.year))


def _fits(report: Report, variant: Variant) -> bool:
    if not all(one in report.form.cells for one in _cells(variant)):
        return False
    some, none = ([report.settled(_cell(one)) for one in side] for side in (variant.some, variant.none))
    return all(one is not None and one > 0 for one in some) and all(one == 0 for one in none)


def _is_untrue(report: Report, variant: Variant) -> bool:
    """Return whether the tables say that a sentence is about another case."""
    return any(report.settled(_cell(one)) == 0 for one in variant.some) or any(
        (report.settled(_cell(one)) or 0) > 0 for one in variant.none
    )


@lru_cache(maxsize=256)
def _cells(variant: Variant) -> tuple[CellRef, ...]:
    shown = (piece.cell for piece in pieces(variant.words) if piece.cell)
    return (*map(_cell, (*variant.some, *variant.none)), *shown)


def _cell(address: str) -> CellRef:
    return CellRef(*address.split("/"))


def _listed(report: Report, rows: Iterable[tuple[str, str]]) -> str:
    """Return what a figure is made of, as far as the table tells of any."""
    told = [f"{words}{field(ref)}件" for address, words in rows if (report.settled(ref := _cell(address)) or 0) > 0]
    return f"，其中{'、'.join(told)}" if told else ""


# ------------------------------------------------------------ where they stand


def _under(headings: list[str], parts: list[_Draft]) -> str:
    """Return sub-headings, each with the part below it that is about the same, and the other parts behind them."""
    left = dict(enumerate(parts))
    lines: list[str] = []
    for heading in headings:
        at = next((at for at, (part, _) in left.items() if part.key in heading), None)
        lines += [heading, *([left.pop(at)[1]] if at is not None else [])]
    return "\n".join((*lines, *_headed(left.values(), headings)))


def _headed(parts: Iterable[_Draft], headings: list[str]) -> Iterator[str]:
    """Yield the lines of parts; their sub-headings go on in number behind those that are there."""
    number = sum(bool(_NUMBERED.match(line.strip())) for line in headings)
    for part, text in parts:
        if part.heading and number < len(_NUMERALS):
            yield f"（{_NUMERALS[number]}）{part.heading}"
            number += 1
        yield text


# ------------------------------------------------------------ whose sentences they are


def _within(found: re.Match[str]) -> tuple[int, int]:
    """Return where a sentence stands without the spaces around it."""
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return start, start + len(found[0].strip())


@lru_cache(maxsize=4)
def _known(year: int) -> frozenset[str]:
    """Return all sentences of all skeletons, as they are kept and without spaces."""
    words = (*(variant.words for variant in _variants()), *FORMER)
    return frozenset(_spelt(one, year) for text in words for one in _SENTENCE.findall(text))


@lru_cache(maxsize=4)
def _unvouched(year: int) -> frozenset[str]:
    """Return the sentences that no table vouches for."""
    words = (*(one.words for one in _variants() if not _cells(one)), *FORMER)
    return frozenset(_spelt(one, year) for text in words for one in _SENTENCE.findall(text))


@lru_cache(maxsize=4)
def _choices(year: int) -> dict[str, tuple[Variant, Choice]]:
    """Return each sentence that is one of a choice, with that, by its words without spaces."""
    parts = chain.from_iterable(SKELETONS.values())
    choices = (choice for part in parts for choice in part.choices if choice[1:])
    return {_spelt(one.words, year): (one, choice) for choice in choices for one in choice}


def _spelt(words: str, year: int) -> str:
    for stands in LISTS:
        words = words.replace(stands, "")
    return unspaced(words.replace(YEAR, str(year)))


def _variants() -> Iterator[Variant]:
    parts = chain.from_iterable(SKELETONS.values())
    return (variant for part in parts for choice in part.choices for variant in choice)


_ROWS = "|".join(re.escape(f"{words}{field(_cell(one))}件") for rows in LISTS.values() for one, words in rows)
_TOLD_LISTS = re.compile(f"，其中(?:{_ROWS})(?:、(?:{_ROWS}))*(?=[；。])")


def _without_lists(sentence: str) -> str:
    return _TOLD_LISTS.sub("", sentence)

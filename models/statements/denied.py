"""What a clause denies without a number, by the class of what it denies: nothing received, nobody sued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.statements.passages import Sentence
from models.statements.patterns import punctuation
from models.statements.patterns.pattern import any_of
from models.statements.topics import topic_at
from models.statements.ways import is_of_one_way
from models.statements.words import Word, unknown, words_of

_ENDS = any_of(punctuation.DENIED_CLAUSE_ENDS)
_SILENT = frozenset({"small", "sum", "all", "anybody", "applicants", "among", "others", "way"})
"""Words that say nothing of what is denied."""

DENYING = frozenset("未没无零不")
"""Characters without one of which nothing is denied."""

_ALREADY = {
    "review": "cases",
    "lawsuits": "cases",
    "disputes": "cases",
    "direct": "cases",
    "after_review": "cases",
    "carried": "carried_in carried_out",
}
"""What of the same is not told twice at one place."""


class Denial(NamedTuple):
    """What is denied, and where."""

    quantity: str
    start: int
    end: int


class _Clause(NamedTuple):
    """The words of a clause with a denial: those before it, and those that are denied."""

    before: tuple[Word, ...]
    denied: tuple[Word, ...]
    start: int
    end: int
    text: str

    def has(self, *kinds: str) -> bool:
        return any(word.kind in kinds for word in self.denied)

    def which(self, kind: str) -> list[str]:
        return [word.which for word in self.denied if word.kind == kind]

    def courts(self) -> list[str]:
        """Return before whom a case was that is only told by its outcome: 无一被复议机关纠正."""
        return [whose for court, whose in (("复议", "review"), ("法院", "lawsuits")) if court in self.text]

    def times(self) -> set[str]:
        return {word.which for word in (*self.before, *self.denied) if word.kind == "time"}


def denials(sentence: Sentence, year: int) -> Iterator[Denial]:
    """Yield what the clauses of a sentence deny, one after the other."""
    for clause in _clauses(sentence.text, year):
        about = topic_at(sentence, clause.end, year)
        if about == "case" and topic_at(sentence, clause.start, year) == "other":
            continue  # 信访件全部办结，无一引发复议、诉讼
        for quantity in _denied(clause, about):
            yield Denial(quantity, clause.start, clause.end)


def _clauses(text: str, year: int) -> Iterator[_Clause]:
    """Yield the denials of a text whose words are all known: what is unknown may be what is denied."""
    at = 0
    for end in (*(found.start() for found in _ENDS.finditer(text)), len(text)):
        clause = text[at:end]
        words = () if DENYING.isdisjoint(clause) else words_of(clause, year)
        places = [place for place, word in enumerate(words) if word.kind == "no"]
        for place, stop in zip(places, (*places, len(words))[1:], strict=True):
            last = words[stop].start if stop < len(words) else len(clause)
            before = words[:place] if place == places[0] else ()
            yield from _denial(clause, at, before, words[place:stop], last)
        at = end + 1


def _denial(clause: str, at: int, before: Sequence[Word], words: Sequence[Word], last: int) -> Iterator[_Clause]:
    no, *behind = words
    if not behind and not before:
        return
    moved = [word._replace(start=word.start - no.end, end=word.end - no.end) for word in behind]
    if unknown(clause[no.end : last], moved) or clause.endswith("的"):
        return
    told = tuple(word for word in behind if word.kind not in _SILENT)
    if any(word.kind != "time" for word in told):
        yield _Clause(tuple(before), told, at + no.start, at + max(word.end for word in behind), clause[no.start :])
        return
    subject = [word for word in before if word.kind not in _SILENT]
    begin = subject[0].start if subject else 0
    if not subject or unknown(
        clause[begin : no.start],
        [w._replace(start=w.start - begin, end=w.end - begin) for w in before if w.start >= begin],
    ):
        return
    yield _Clause((), (*subject, *told), at + begin, at + last, clause)


def _denied(clause: _Clause, about: str) -> Iterator[str]:
    if clause.has("other") or is_of_one_way(clause.text):
        return
    if clause.has("case", "outcome"):
        yield from _cases(clause)
    elif clause.has("body"):
        return
    elif clause.has("document") or (about == "document" and clause.has("became", "received")):
        yield from _documents(clause)
    elif clause.has("decision"):
        yield from clause.which("decision") if clause.has("decided", "decision_word") else ()
    elif about != "application":
        return
    elif clause.has("carry", "move", "open"):
        yield from _carrying(clause)
    elif clause.has("result"):
        yield from clause.which("result")
    else:
        yield from _applying(clause)


def _documents(clause: _Clause) -> Iterator[str]:
    """N-NORM: 无新增、无废止; in the topic of documents, 新增 is to issue."""
    became = [which for which in clause.which("became") if which != "published"]
    yield from became or (("issued",) if clause.has("received") else ())


def _applying(clause: _Clause) -> Iterator[str]:
    """N-NONE, N-APPL: nobody has applied, or none of a kind: 科研机构、社会公益组织均无申请."""
    named = [word for word in (*clause.denied, *clause.before) if word.kind == "applicant"]
    is_named_alone = all(word.kind == "applicant" for word in clause.denied)
    is_applying = is_named_alone or clause.has("application", "received")
    if not is_applying or clause.has("done", "dealt", "decided") or "last" in clause.times():
        return
    kinds = [word.which for word in named]
    if kinds and "citizens" not in kinds:
        yield from kinds
    elif not any(word.kind == "others" for word in clause.before):
        yield "none_received"


def _cases(clause: _Clause) -> Iterator[str]:
    cases = list(dict.fromkeys(clause.which("case")))
    outcomes = [one for one in clause.which("outcome") if one != "other"]
    if "lost" in outcomes:
        return  # who has not lost may yet have cases
    if not cases and outcomes:
        cases = [*clause.courts()]
    if not cases:
        return
    whose = "disputes" if {"review", "lawsuits"} <= set(cases) else cases[-1]
    yield from (f"{whose}_{outcome}" for outcome in outcomes[:1]) if outcomes else (whose,)


def _carrying(clause: _Clause) -> Iterator[str]:
    times = clause.times()
    if times & {"next", "across"}:
        yield "carried_out"
    elif "last" in times:
        yield "carried_in"
    elif clause.has("carry"):
        yield "carried"
    elif clause.has("open") and "end" in times:
        yield "carried_out"


def is_told(denial: Denial, told: Sequence[tuple[str, int, int]]) -> bool:
    """Return whether the same has been told already of the same words."""
    same = _ALREADY.get(denial.quantity, denial.quantity)
    return any(
        (same in _ALREADY.get(quantity, quantity) or _ALREADY.get(quantity, quantity) in same)
        and start < denial.end
        and denial.start < end
        for quantity, start, end in told
    )

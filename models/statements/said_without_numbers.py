"""What official prose says without a number: nothing was received, all is done, nothing was lost."""

from __future__ import annotations

from collections.abc import Iterator

from models.statements.counted_quantities import topic
from models.statements.mentions import APPLICATIONS, OTHER_BUSINESS, PLAINLY
from models.statements.passages import Sentence
from models.statements.patterns import context, denials, disputes, punctuation
from models.statements.patterns.pattern import any_of, first_of

_NONE_RECEIVED, _NONE_ISSUED = any_of(denials.NONE_RECEIVED), any_of(denials.NONE_ISSUED)
_OF_OTHER_KIND, _OF_INFORMATION = any_of(denials.OF_OTHER_KIND), any_of(denials.OF_INFORMATION)
_ALL_DONE, _OF_THE_REST = any_of(denials.ALL_DONE), any_of(denials.OF_THE_REST)
_NOT_CARRIED = any_of(denials.NOT_CARRIED)
_NO_DISPUTES, _NONE_LOST, _LOST = any_of(denials.NO_DISPUTES), any_of(disputes.NONE_LOST), any_of(disputes.LOST)
_INFORMATION = any_of(context.INFORMATION)
_YEARS, _LAST_YEAR = any_of(context.YEARS_OF_DENIALS), any_of(context.LAST_YEAR)
_CLAUSE_ENDS, _DENIAL_ENDS = any_of(punctuation.CLAUSE_ENDS), any_of(punctuation.DENIAL_ENDS)
_whose = first_of(disputes.WHOSE)


def said(sentence: Sentence, year: int) -> Iterator[tuple[str, int, int]]:
    """Yield what a sentence says of a year without a number, as (quantity that is then 0, start, end)."""
    for quantity, start, end in _said(sentence):
        before = sentence.text[:start]
        years = _YEARS.findall(before)
        clause = _CLAUSE_ENDS.split(before)[-1]
        if not (years and int(years[-1]) != year) and not _LAST_YEAR.search(clause):
            yield quantity, start, end


def _said(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    if (
        (found := _NONE_RECEIVED.search(text))
        and not _OF_OTHER_KIND.search(found[0])
        and _OF_INFORMATION.search(_around(sentence))
    ):
        yield "none_received", *found.span()
    if (
        (found := _ALL_DONE.search(text))
        and _is_about_applications(sentence)
        and not _OF_THE_REST.search(text[: found.end()])
    ):
        yield "all_done", *found.span()
    if (found := _NOT_CARRIED.search(text)) and _is_about_applications(sentence):
        yield "carried_in" if found["from"] else "carried_out" if found["to"] else "carried", *found.span()
    if found := _NONE_ISSUED.search(text):
        yield "issued", *found.span()
    yield from _of_disputes(sentence)


def _of_disputes(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    none, upheld = _NO_DISPUTES.search(text), _NONE_LOST.search(text)
    if not (none or upheld) or not (_INFORMATION.search(_around(sentence)) or PLAINLY.search(_around(sentence))):
        return
    if none and not _LOST.search(_DENIAL_ENDS.split(text[none.start() :])[0]):
        yield _whose(none[0]), *none.span()
    if upheld and (whose := topic(sentence.before + text[: upheld.end()])):
        yield f"{whose}_lost", *upheld.span()


def _around(sentence: Sentence) -> str:
    return sentence.heading + sentence.before + sentence.text


def _is_about_applications(sentence: Sentence) -> bool:
    text = sentence.text
    return bool(APPLICATIONS.search(_around(sentence)) or PLAINLY.search(text)) and not OTHER_BUSINESS.search(text)

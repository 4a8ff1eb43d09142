"""A reader of Chinese official prose: the statements in a text that tables of the report tell, too.

Asked by the rules of texts, for statements with their places; knows no report and no table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.statements.asides import Compared, Plain, plain
from models.statements.composing import composed
from models.statements.contradictions import Saying, certain
from models.statements.counted_quantities import names_documents, quantity_of
from models.statements.mentions import Mention, mentions
from models.statements.own_words import OwnWord, own_quantity_of
from models.statements.passages import Compact, Sentence, compact, sentences, unread
from models.statements.patterns import lists, offices
from models.statements.patterns.pattern import any_of
from models.statements.patterns.punctuation import CLAUSE_ENDS, LIST_MARKS
from models.statements.quantities import APPLICANTS, RESULTS
from models.statements.runs import by_those_before, in_turn, length_of_list
from models.statements.said_without_numbers import said, said_of_cases
from models.statements.spoiled import DOCUMENTS, TIMELESS, is_spoiled, is_unclear

__all__ = ["Statement", "statements", "unread"]

_LIST_MARKS = any_of(LIST_MARKS)
_COMMAS = any_of(CLAUSE_ENDS)
_OFFICES = any_of(offices.OFFICES)
_OF_ONE_GROUP = any_of(lists.OF_ONE_GROUP)
_NOT_COMPARED = Compared()
_PARTS = 20
"""Numbers before one that may be the whole of which it is a part. Chosen: the offices of a small district."""

_NEAR = 60
"""Characters of a clause that tell whose a number is. Chosen: a long clause."""

_SENTENCES = 512
"""Sentences that are remembered with what they say. Chosen: those of a few reports; a key changes one of them."""


class Statement(NamedTuple):
    """Something that a text says about a quantity of `models.statements.quantities`.

    Attributes:
        quantity: What it is about; it may also be one of an `OwnWord`.
        value: The number it gives; 0 for what it denies.
        start, end: The words that say so, as characters of the text.
        digits: Where the number stands; None where the text has none that is `value`.
        scope: Whose number it is: `whole` for all offices of a district, `own` for the government's own, or blank.
        sentence: The sentence around it, without comparisons.
        also: Other quantities that the same words can mean.
        last: What the text says it was last year; None for nothing.
        change: By how much the text says it is more than last year, or less; None for nothing.
    """

    quantity: str
    value: int
    start: int
    end: int
    digits: tuple[int, int] | None
    scope: str
    sentence: str
    also: tuple[str, ...] = ()
    last: int | None = None
    change: int | None = None


@lru_cache(maxsize=64)
def statements(text: str, year: int, own: tuple[OwnWord, ...] = ()) -> tuple[Statement, ...]:
    """Return the statements of a text, in their order.

    Args:
        text: The text as printed.
        year: The year that is reported on.
        own: Words of the edition of the form that are known beside those that every report uses.
    """
    whole = compact(text)
    paragraphs: list[list[tuple[Sentence, Statement]]] = []
    for sentence in sentences(whole.text):
        if not sentence.before:
            paragraphs.append([])
        paragraphs[-1] += [(sentence, one) for one in _in_sentence(sentence._replace(start=0), year, own)]
    return tuple(_placed(whole, *one) for told in paragraphs for one in _certain(told, year))


def _certain(told: Sequence[tuple[Sentence, Statement]], year: int) -> Iterator[tuple[Sentence, Statement]]:
    """Yield those of the statements of a paragraph, with their sentences, that do not contradict others."""
    sayings = [_saying(*one) for one in told]
    kept = certain(sayings, year)
    yield from (one for one, saying in zip(told, sayings, strict=True) if saying in kept)


def _saying(sentence: Sentence, one: Statement) -> Saying:
    before = sentence.text[max(0, one.start - _NEAR) : one.start]
    words = _COMMAS.split(before)[-1] + sentence.text[one.start : one.end][-_NEAR:]
    return Saying(
        one.quantity, one.value, sentence.start + one.start, words, one.scope, not one.also, one.digits is not None
    )


def _placed(whole: Compact, sentence: Sentence, one: Statement) -> Statement:
    """Return a statement with its places in the text; it has those in its sentence."""
    at = sentence.start
    start, end = whole.span(at + one.start, at + one.end)
    digits = one.digits and whole.span(at + one.digits[0], at + one.digits[1])
    return one._replace(start=start, end=end, digits=digits)


@lru_cache(maxsize=_SENTENCES)
def _in_sentence(sentence: Sentence, year: int, own: tuple[OwnWord, ...]) -> tuple[Statement, ...]:
    """Return the statements of a sentence, with places in it."""
    told = plain(sentence, year)
    counted = _counted(told.sentence, year, own)
    numbers = [_statement(told, mention, one) for mention, quantity in counted for one in quantity.split()]
    cases = [(mention.number, quantity) for mention, quantity in counted]
    others = [
        Statement(quantity, value, *told.span(start, end), None, "", told.sentence.text)
        for quantity, value, start, end in (*said(told.sentence, year), *said_of_cases(told.sentence, cases))
    ]
    return (*numbers, *others)


def _counted(sentence: Sentence, year: int, own: Sequence[OwnWord]) -> list[tuple[Mention, str]]:
    """Return the counts of a sentence, each with its quantity, or with all that 各 gives it, with spaces between."""
    counted: list[tuple[Mention, str]] = []
    turns: list[str] = []
    told = tuple(mentions(sentence))
    for place, mention in enumerate(told):
        handed_out, is_each = in_turn(mention)
        if handed_out and not is_each and len(handed_out) != length_of_list(told[place:]):
            handed_out = []
        if handed_out and not TIMELESS.intersection(handed_out) and mention.is_of_another_time(year):
            handed_out = []
        if is_each:
            counted.append((mention, " ".join(handed_out)))
            continue
        turns = handed_out or turns
        quantity = turns.pop(0) if turns else _quantity(mention, counted, year, own)
        is_part = _is_part_of_whole(mention, counted, quantity) or _is_of_one_group(mention, counted, quantity)
        counted.append((mention, "" if is_part else quantity))
    return counted


def _quantity(mention: Mention, told: Sequence[tuple[Mention, str]], year: int, own: Sequence[OwnWord]) -> str:
    goes_on = told and told[-1][1] in DOCUMENTS and names_documents(mention)
    known = own_quantity_of(mention, own)
    if not known and (by_others := by_those_before(mention, told, year)):
        return "" if mention.is_of_another_time(year) else by_others
    if known:
        return known
    known = quantity_of(mention, year) or (told[-1][1] if goes_on else "")
    if known and not is_spoiled(mention, known, year):
        return known
    if is_unclear(mention, known, year):
        return ""
    found = composed(mention, year)
    return found if found and not is_spoiled(mention, found, year) else ""


def _is_part_of_whole(mention: Mention, told: Sequence[tuple[Mention, str]], quantity: str) -> bool:
    """Return whether some of the offices of a place have had so many, of whose whole it has been told."""
    if not quantity or not _OFFICES.search(mention.clause) or mention.scope == "own":
        return False
    return any(same == quantity and before.scope == "whole" for before, same in told[-_PARTS:])


def _is_of_one_group(mention: Mention, told: Sequence[tuple[Mention, str]], quantity: str) -> bool:
    """Return whether a result is that of one kind of applicants: 自然人 25 件，其中予以公开 7 件."""
    if quantity not in RESULTS:
        return False
    group = next((before for before, one in reversed(told[-_PARTS:]) if one in APPLICANTS), None)
    return group is not None and bool(
        _OF_ONE_GROUP.search(mention.sentence.text[group.number.end : mention.number.start])
    )


def _statement(told: Plain, mention: Mention, quantity: str) -> Statement:
    count = mention.number
    words = count.start - len(_LIST_MARKS.split(mention.clause)[-1])
    compared = told.before.get(count.start) or told.behind.get(count.end) or _NOT_COMPARED
    usual, *also = quantity.split("|")
    value = count.value if compared.value is None else compared.value
    digits = None if compared.value is not None else told.span(count.start, count.digits)
    at = told.span(max(words, 0), count.end)
    scope, text = mention.scope, mention.sentence.text
    return Statement(usual, value, *at, digits, scope, text, tuple(also), compared.last, compared.change)

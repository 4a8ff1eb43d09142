"""A reader of Chinese official prose: the statements in a text that tables of the report tell, too.

Asked by the rules of texts, for statements with their places; knows no report and no table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.statements.counted_quantities import DOCUMENTS, in_turn, names_documents, quantity_of
from models.statements.mentions import Mention, mentions
from models.statements.own_words import OwnWord, own_quantity_of
from models.statements.passages import Compact, Sentence, compact, sentences, unread
from models.statements.patterns.pattern import any_of
from models.statements.patterns.punctuation import LIST_MARKS
from models.statements.said_without_numbers import said

__all__ = ["Statement", "statements", "unread"]

_LIST_MARKS = any_of(LIST_MARKS)


class Statement(NamedTuple):
    """Something that a text says about a quantity of `models.statements.quantities`.

    Attributes:
        quantity: What it is about; it may also be one of an `OwnWord`.
        value: The number it gives; 0 for what it denies.
        start, end: The words that say so, as characters of the text.
        digits: Where the number stands; None for a denial.
        scope: Whose number it is: `whole` for all offices of a district, `own` for the government's own, or blank.
        sentence: The sentence around it.
    """

    quantity: str
    value: int
    start: int
    end: int
    digits: tuple[int, int] | None
    scope: str
    sentence: str


@lru_cache(maxsize=64)
def statements(text: str, year: int, own: tuple[OwnWord, ...] = ()) -> tuple[Statement, ...]:
    """Return the statements of a text, in their order.

    Args:
        text: The text as printed.
        year: The year that is reported on.
        own: Words of the edition of the form that are known beside those that every report uses.
    """
    whole = compact(text)
    return tuple(one for sentence in sentences(whole.text) for one in _of(whole, sentence, year, own))


def _of(whole: Compact, sentence: Sentence, year: int, own: Sequence[OwnWord]) -> Iterator[Statement]:
    turns: list[str] = []
    quantity = ""
    for mention in mentions(sentence):
        turns = list(in_turn(mention)) or turns
        goes_on = quantity in DOCUMENTS and names_documents(mention)
        about = own_quantity_of(mention, own) or quantity_of(mention, year)
        quantity = turns.pop(0) if turns else about or (quantity if goes_on else "")
        if quantity:
            yield _counted(whole, mention, quantity)
    for quantity, start, end in said(sentence, year):
        at = whole.span(sentence.start + start, sentence.start + end)
        yield Statement(quantity, 0, *at, None, "", sentence.text)


def _counted(whole: Compact, mention: Mention, quantity: str) -> Statement:
    start, count = mention.sentence.start, mention.number
    words = start + count.start - len(_LIST_MARKS.split(mention.clause)[-1])
    at = whole.span(words, start + count.end)
    digits = whole.span(start + count.start, start + count.digits)
    return Statement(quantity, count.value, *at, digits, mention.scope, mention.sentence.text)

"""What a hand-over answers to a return slip, as the register keeps it. Reading is strict: it came from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from models.district.register.submissions import Answer, SlipAnswer
from models.exchange.return_slip import LONGEST_ID, LONGEST_REPLY, words_for_slip
from models.exchange.return_slip import Answer as SlipWord

_HIGHEST = 10_000
"""Of the numbers of rounds and points. Chosen: far beyond what a unit is ever asked."""

_WORDS = {"": "", **{one.value: Answer(one.label).value for one in SlipWord}}
"""What stands in files, in the words of the register."""


class UnreadableAnswers(ValueError):
    """Answers that are not as this program writes them."""


def slip_answers(said: Iterable[Mapping[str, Any]]) -> tuple[SlipAnswer, ...]:
    """Return the answers of a manifest; those that say nothing are left out.

    Raises:
        UnreadableAnswers: One is not as this program writes it.
    """
    read = (_read(one) for one in said)
    return tuple(one for one in read if one.answer or one.reply)


def _read(one: Mapping[str, Any]) -> SlipAnswer:
    try:
        round_, number, about = one["round"], one["number"], one["about"]
        answer, reply = _WORDS[one["answer"]], one["reply"]
    except (KeyError, TypeError) as error:
        raise UnreadableAnswers(one) from error
    if any(type(value) is not int or not 0 < value <= _HIGHEST for value in (round_, number)):
        raise UnreadableAnswers(one)
    for value, longest in ((about, LONGEST_ID), (reply, LONGEST_REPLY)):
        if not isinstance(value, str) or len(value) > longest:
            raise UnreadableAnswers(one)
    return SlipAnswer(round_, number, words_for_slip(about), answer, words_for_slip(reply))

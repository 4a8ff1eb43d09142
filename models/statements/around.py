"""The words that stand around a count, and which of them tells what is counted."""

from __future__ import annotations

from typing import NamedTuple

from models.statements.mentions import Mention
from models.statements.words import Word, unknown, words_of

NO_HEADS = frozenset({"small", "sum", "all", "among", "time", "no", "anybody", "applicants", "others", "way"})
"""Words that are not what is counted, nor what was done with it."""


class Around(NamedTuple):
    """The words around a count.

    Attributes:
        left, right: Those of its clause before it, and those behind it up to the next mark.
        head: The last one before it that says something, if nothing unknown stands between; else None.
        object: The application right behind the number, if there is one.
        next: The first one behind it, and behind its object, that says something.
        loose: How many unknown characters stand before `next`.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    head: Word | None
    object: Word | None
    next: Word | None
    loose: int

    def has(self, *kinds: str) -> bool:
        """Return whether one of these stands before the count."""
        return any(word.kind in kinds for word in self.left)

    def which(self, kind: str) -> str:
        """Return which of a class is counted: right before the number, or right behind it."""
        words = [word for word in self.left if word.kind not in NO_HEADS | {"decision_word"}]
        heads = {kind, "decision_word"} if kind == "decision" else {kind}
        if self.head and words and words[-1].kind == kind and self.head.kind in heads:
            return words[-1].which
        return self.next.which if self.next and self.next.kind == kind and not self.loose else ""


def around_of(mention: Mention, year: int) -> Around:
    """Return the words around a count; `year` is the one reported on."""
    clause, after = mention.clause, mention.after
    left, right = words_of(clause, year), words_of(after, year)
    at = max((place for place, word in enumerate(left) if word.kind not in NO_HEADS), default=-1)
    behind = [word._replace(start=word.start - left[at].end, end=word.end - left[at].end) for word in left[at + 1 :]]
    head = left[at] if at >= 0 and not unknown(clause[left[at].end :], behind) else None
    telling = [place for place, word in enumerate(right) if word.kind not in NO_HEADS]
    is_object = bool(telling) and right[telling[0]].kind == "application"
    if is_object and unknown(after[: right[telling[0]].start], right[: telling[0]]):
        is_object = False
    ahead = telling[int(is_object)] if len(telling) > is_object else len(right)
    follows = right[ahead] if ahead < len(right) else None
    gap = unknown(after[: follows.start], right[:ahead]) if follows else ""
    return Around(left, right, head, right[telling[0]] if is_object else None, follows, len(gap))

"""Whether a clause says that all applications were answered, in whatever words: 逐件依法答复完毕."""

from __future__ import annotations

from models.statements.patterns import denials, punctuation, word_classes
from models.statements.patterns.pattern import any_of
from models.statements.words import Word, unknown, words_of

_AMONG_ALL = any_of(denials.AMONG_ALL)
_ENDS, _COUNTED = any_of(punctuation.CLAUSE_OR_BRACKET_ENDS), any_of(denials.SOME_COUNTED)
_EVERY = any_of(word_classes.ALL)
_SILENT = frozenset({"small", "sum", "all", "time", "applicants", "application"})
_NOT_DONE = frozenset({"no", "open", "result", "case", "outcome", "other", "among", "document", "decision"})
"""Words of a clause that says something else of all of them."""

_IS = ("为", "是", "系", "属")
"""Behind all: what they are, and not what was done with them: 均为依申请公开答复."""

_LONGEST = 20
"""Characters between all and what was done with them. Chosen: within which time, by whom."""


def all_done(text: str, year: int) -> tuple[int, int] | None:
    """Return where a sentence says so; None if it does not."""
    at = 0
    for end in (*(found.start() for found in _ENDS.finditer(text)), len(text)):
        clause = text[at:end]
        if _EVERY.search(clause) and (found := _in_clause(clause, words_of(clause, year))):
            return at + found[0], at + found[1]
        at = end + 1
    return None


def _in_clause(clause: str, words: tuple[Word, ...]) -> tuple[int, int] | None:
    every = next((place for place, word in enumerate(words) if word.kind == "all"), None)
    if every is None or any(word.kind in _NOT_DONE for word in words):
        return None
    done = [place for place in range(every, len(words)) if words[place].kind in {"done", "dealt"}]
    if not done or any(word.kind not in _SILENT for word in words[done[-1] + 1 :]):
        return None
    first, last = words[every], words[done[-1]]
    moved = [word._replace(start=word.start - last.end, end=word.end - last.end) for word in words[done[-1] + 1 :]]
    if (
        _AMONG_ALL.search(clause)
        or unknown(clause[last.end :], moved)
        or last.start - first.end > _LONGEST
        or clause.startswith(_IS, first.end)
        or _COUNTED.search(clause, first.end)
    ):
        return None
    return first.start, last.end

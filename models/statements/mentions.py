"""Counts in their sentences: what is said right before and after each, and what the paragraph is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.statements.counts import Count, counts
from models.statements.passages import Sentence
from models.statements.patterns import context, offices, punctuation, which_year
from models.statements.patterns.pattern import any_of

APPLICATIONS, PLAINLY, OTHER_BUSINESS = map(any_of, (context.APPLICATIONS, context.PLAINLY, context.OTHER_BUSINESS))
_TABLE_WORDS, _CASES = any_of(context.TABLE_WORDS), any_of(context.CASES)
_NOT_IN_THE_TABLE = any_of(context.NOT_IN_THE_TABLE)
_DISCLOSURE = any_of(context.DISCLOSURE)
_OWN_SHARE = any_of(offices.OWN_SHARE)
_WHOLE_COUNTED = any_of(offices.WHOLE_COUNTED)
_WHOLE, _OWN = any_of(offices.WHOLE), any_of(offices.OWN)
_TIMES, _YEARS_BEHIND, _OTHER_YEARS = map(any_of, (which_year.TIMES, which_year.YEARS_BEHIND, which_year.OTHER_YEARS))
_NOT_THE_YEAR, _NOT_ALL_OF_IT = any_of(which_year.NOT_THE_YEAR), any_of(which_year.NOT_ALL_OF_IT)
_CHANGES, _IN_FACT = any_of(which_year.CHANGES), any_of(which_year.IN_FACT)
_MANY_YEARS = any_of(which_year.MANY_YEARS)
_PART_OF_YEAR, _WHOLE_YEAR = any_of(which_year.PART_OF_YEAR), any_of(which_year.WHOLE_YEAR)
_SUMMING = any_of(context.SUMMING)
_COMMAS = any_of(punctuation.CLAUSE_ENDS)
_CLAUSE_ENDS, _MEMBER_ENDS = any_of(punctuation.CLAUSE_OR_BRACKET_ENDS), any_of(punctuation.MEMBER_ENDS)
_SENTENCE_ENDS, _GOES_ON = any_of(punctuation.SENTENCE_ENDS), any_of(which_year.GOES_ON)
_FULL_STOPS, _IN_BRACKETS = any_of(punctuation.FULL_STOPS), any_of(punctuation.IN_BRACKETS)
_BRACKETS = any_of(punctuation.BRACKETS)

_AHEAD = 60
"""Characters behind a count that are looked at for what its clause is about. Chosen: a long clause."""

_REMEMBERED = 1_000
"""Characters of a sentence before a count that tell what it is about. Chosen: as many as of a paragraph."""


_ASKED = 512
"""Questions about texts that are remembered. Chosen: those about the sentences of a paragraph."""


class Mention(NamedTuple):
    """A count with its surroundings.

    Attributes:
        lead: What the sentence says between the count before and this one, without brackets that are closed; inside
            a bracket, what that says.
        after: What it says behind it, up to the next punctuation mark or count.
        behind: What it says behind it, up to the next count.
    """

    number: Count
    sentence: Sentence
    lead: str
    after: str
    behind: str

    @property
    def clause(self) -> str:
        """The clause before the number; `共 81 件` alone continues the clause before."""
        *before, last = _CLAUSE_ENDS.split(self.lead)
        return f"{before[-1]}，{last}" if before and not self.after and _SUMMING.search(last) else last

    @property
    def is_compared(self) -> bool:
        """Whether a comparison that stood right before the number has been taken out: 由 31 件降至 12 件."""
        return self.number.start in self.sentence.compared

    @property
    def until(self) -> str:
        """The sentence before the number, as far back as it tells what the number is about."""
        return self.sentence.text[max(0, self.number.start - _REMEMBERED) : self.number.start]

    @property
    def open_until(self) -> str:
        """The sentence before the number without brackets that are closed."""
        return _IN_BRACKETS.sub("", self.until)

    @property
    def is_about_applications(self) -> bool:
        """Whether applications for information are what this clause, sentence or paragraph is about."""
        here = f"{self.clause}#件{self.after}"
        rest = self.sentence.text[self.number.end : self.number.end + _AHEAD]
        if APPLICATIONS.search(here) or APPLICATIONS.search(_CLAUSE_ENDS.split(rest, maxsplit=1)[0]):
            return True
        if OTHER_BUSINESS.search(self.open_until) or OTHER_BUSINESS.search(here):
            return False
        if APPLICATIONS.search(self.until) or PLAINLY.search(self.until + here):
            return True
        if tells(OTHER_BUSINESS, self.goes_on_from) and not tells(APPLICATIONS, self.goes_on_from):
            return False
        if self.is_in_applications:
            return True
        is_told_before = is_in_words_of_the_table(self.sentence.before)
        return self.is_in_words_of_the_table or names_applications(self.goes_on_from) or is_told_before

    @property
    def is_in_words_of_the_table(self) -> bool:
        """Whether the sentence tells of something in the words of the table of applications."""
        return is_in_words_of_the_table(self.sentence.text)

    @property
    def is_in_sentence_on_applications(self) -> bool:
        """Whether the sentence names applications for information anywhere, and no other business."""
        text = self.sentence.text
        return tells(APPLICATIONS, text) and not tells(OTHER_BUSINESS, text)

    @property
    def is_in_applications(self) -> bool:
        """Whether the paragraph or its sub-heading is about applications for information."""
        return tells(APPLICATIONS, self.sentence.before) or tells(APPLICATIONS, self.sentence.heading)

    @property
    def is_about_disclosure(self) -> bool:
        """Whether the sentence or the paragraph is about the disclosure of information at all."""
        said = self.sentence.before + self.sentence.text
        return tells(_DISCLOSURE, said) or self.is_in_applications or tells(PLAINLY, said)

    @property
    def goes_on_from(self) -> str:
        """The sentence before, if it ends with a semicolon only."""
        return goes_on_from(self.sentence)

    @property
    def scope(self) -> str:
        """Whose number it is: `whole` for all offices of a district, `own` for the government's own, or blank."""
        if _OWN_SHARE.search(self.lead):
            return "own"
        return _scope_of(self.open_until) or _scope_of(self._goes_on) or _whole_of(self.goes_on_from)

    @property
    def _with_whole(self) -> str:
        """The clause, with the one before of which it tells a part: 抽查 20 份，其中 3 份不予公开."""
        *before, last = _COMMAS.split(self.until)[-2:]
        return f"{before[0]}，{self.clause}" if before and _GOES_ON.search(last) else self.clause

    @property
    def _goes_on(self) -> str:
        """The sentence before, if this one goes on with 其中: 上半年收到 6 件。其中公开 3 件."""
        sentence = self.sentence
        return _SENTENCE_ENDS.split(sentence.before[:-1])[-1] if _GOES_ON.search(sentence.text) else ""

    def is_of_another_time(self, year: int) -> bool:
        """Return whether the number is about another year, a part of the year, or a change."""
        until, clause = self.open_until, self.clause
        return (
            is_of_another_year(until, year)
            or bool((found := _YEARS_BEHIND.search(self.after)) and int(found[1]) != year)
            or bool(
                _NOT_THE_YEAR.search(_IN_FACT.split(until)[-1] + "#" + self.after)
                or _NOT_ALL_OF_IT.search(self._with_whole)
            )
            or is_of_many_years(until, year)
            or bool(_PART_OF_YEAR.search(_WHOLE_YEAR.split(self._goes_on + until)[-1]))
            or bool(
                _CHANGES.search(_COMMAS.split(clause)[-1] if self.is_compared else clause)
                or _OTHER_YEARS.search(clause)
            )
        )


def _scope_of(until: str) -> str:
    """Return of whom a text has told last: `whole`, `own`, or nothing."""
    whole, own = (max((m.end() for m in p.finditer(until)), default=0) for p in (_WHOLE, _OWN))
    return "" if whole == own else "whole" if whole > own else "own"


def _whole_of(until: str) -> str:
    """Return what goes on behind a semicolon: the whole, of which our share was but an aside."""
    return "whole" if _WHOLE_COUNTED.search(until) else ""


def goes_on_from(sentence: Sentence) -> str:
    """Return the sentence before, if it ends with a semicolon only."""
    *_, last = _FULL_STOPS.split(sentence.before)
    return last


def is_in_words_of_the_table(text: str) -> bool:
    """Return whether a sentence tells of applications in the words of their table, and of no cases."""
    return tells(_TABLE_WORDS, text) and not any(
        tells(words, text) for words in (OTHER_BUSINESS, _CASES, _NOT_IN_THE_TABLE)
    )


def names_applications(text: str) -> bool:
    """Return whether a text names applications of no other kind, and no other business."""
    return tells(PLAINLY, text) and not tells(OTHER_BUSINESS, text)


def is_of_another_year(until: str, year: int) -> bool:
    """Return whether the last year that a sentence has named, and that still holds at its end, is another one."""
    start = max((found.end() for found in _COMMAS.finditer(until)), default=0)
    told: re.Match[str] | None = None
    for found in _TIMES.finditer(until):
        told = found if found.start() >= start or found["begins"] is not None or _is_now(found, year) else told
    return told is not None and not _is_now(told, year)


def is_of_many_years(until: str, year: int) -> bool:
    """Return whether a sentence tells of several years, and has not yet named the one reported on by itself."""
    many = max((found.end() for found in _MANY_YEARS.finditer(until)), default=0)
    now = max((found.end() for found in _TIMES.finditer(until) if _is_now(found, year)), default=0)
    return many > 0 and many >= now


def _is_now(found: re.Match[str], year: int) -> bool:
    return found["now"] is not None or (found["year"] is not None and int(found["year"]) == year)


def mentions(sentence: Sentence) -> Iterator[Mention]:
    """Yield the counts of a sentence."""
    text = sentence.text
    found = list(counts(text))
    stops = [*(count.start for count in found[1:]), len(text)][: len(found)]
    brackets = list(_BRACKETS.finditer(text))
    befores, at = [0], 0
    for count, stop in zip(found, stops, strict=True):
        while at < len(brackets) and brackets[at].start() < count.start:
            if brackets[at][0] == "（":
                befores.append(brackets[at].start())
            elif len(befores) > 1:
                befores.pop()
            at += 1
        behind = text[count.end : stop]
        lead = text[befores[-1] : count.start]
        opens = lead.startswith("（")
        if lead == "（" and text.startswith("）", count.end):
            # 予以公开（11件）: the name stands in front of the bracket.
            opens, lead = False, text[befores[-2] : befores[-1]].removeprefix("）")
        lead = _IN_BRACKETS.sub("", lead)
        lead = lead[_of_previous(lead) if befores[-1] and not opens else 0 :]
        after = _MEMBER_ENDS.split(behind, maxsplit=1)[0]
        # What runs on to the next number belongs to that: 收到 12 件予以公开 3 件.
        runs_on = len(after) == len(behind) and stop < len(text)
        yield Mention(count, sentence, lead, "" if runs_on else after, behind)
        befores[-1] = count.end


@lru_cache(maxsize=_ASKED)
def tells(words: re.Pattern[str], text: str) -> bool:
    """Return whether a paragraph says something; it is asked for every count in it."""
    return bool(words.search(text))


def _of_previous(lead: str) -> int:
    """Return how much of what stands behind the count before belongs to that: 37 件在年内办结."""
    found = _MEMBER_ENDS.search(lead)
    return found.start() if found else 0

"""The outline of a published report: its title with the year, and the headings of its sections."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.form import editions
from models.form.vocabulary import Form, Section
from models.importers.published.lines import SourceLine
from models.importers.published.section_texts import is_around
from models.importers.published.spelling import is_sub_numbered, number_of, similarity, tidy, unnumbered
from models.text.label_text import bare_label

_LONGEST_TITLE = 80
"""Characters on one line. Chosen: the samples' titles have up to 31, and long names of agencies must fit twice."""

_LONGEST_HEADING = 45
"""Characters. Chosen: the form's headings have up to 19, and a website may have put as many words before them."""

_TITLE_LINES = 3
"""Chosen: agency, year and name of the report each on a line of their own is the most that is set."""

_MAY_BE_HEADING = 0.55
"""Score. No two headings of the form are alike by more than 0.52 (`test_thresholds.py`)."""

_SURELY_HEADING = 0.8
"""Score. Chosen: what one heading within the other counts; a second title needs sections no worse than that."""

_EXACT = 0.99
"""Score from which on nothing was guessed; below 1 only because floats may be."""

_HELD_WITHIN, _FEWEST_HELD = 0.8, 4
"""Score of a heading that holds, or is held by, the official one, and the characters that this takes.

Chosen: such a line is a heading, but never the exact one; shorter words (情况) stand in any sentence.
"""

_OTHER_NUMBER = 0.9
"""Score of the exact words behind another number. Chosen: less than `_EXACT`, more than any likeness that counts."""

_UNNUMBERED, _LEAST_UNNUMBERED = 0.1, 0.85
"""What a similar heading without its number loses, and the likeness that it must have.

Chosen: with no number to confirm it, a line must be the heading but for a character or two.
"""

_CHINESE_DIGITS = "〇一二三四五六七八九"
_YEAR = re.compile(rf"(?P<year>(?:19|20)\d\d|[二][{_CHINESE_DIGITS}○零]{{3}})年?度?", re.ASCII)
_PERIOD = re.compile(r"((?:19|20)\d\d)年1月1日(?:起)?(?:至|到|—|－|-)", re.ASCII)
_REPORT = re.compile("(年度报告|年报)$")
_SENTENCE = re.compile("[。；！？：>›»]|^关于|^现将")
_ORGAN = re.compile(r"[\u3400-\u9fff（）、]{2,40}")


class Title(NamedTuple):
    """The title of a report.

    Attributes:
        lines: The positions of its lines.
        text: On one line.
        agency: Whose report it is; an empty string if the title does not say.
        sure: Whether it says so in the usual order: agency, year, name.
    """

    lines: range
    text: str
    year: int
    agency: str
    sure: bool


class SectionHeading(NamedTuple):
    """The heading of a section.

    Attributes:
        at: The position of its line.
        sure: Whether it is the official one, number or not.
    """

    at: int
    section: Section
    text: str
    sure: bool


def find_title(lines: Sequence[SourceLine]) -> Title | None:
    """Return the title: the last line before the first section that ends as titles do and names a year.

    Without sections it is the first such line, since links to other reports stand below.
    """
    start = next((at for at, line in enumerate(lines) if _heads_any_section(line)), 0)
    ends = [at for at, line in enumerate(lines) if _ends_as_title(tidy(line.text))]
    found = [_title(lines, at) for at in (*reversed([at for at in ends if at < start]), *ends)]
    titles = [title for title in found if title]
    return next((title for title in titles if title.agency), titles[0] if titles else None)


def other_title(lines: Sequence[SourceLine], title: Title, form: Form) -> Title | None:
    """Return the title of another report in the same file, of another year or agency, with sections of its own."""
    sure = [found for found, score in _candidates(lines, form, 0) if score >= _SURELY_HEADING]
    places = _places(_filled(lines, sure))
    for at, line in enumerate(lines):
        other = _title(lines, at) if at not in title.lines and _ends_as_title(tidy(line.text)) else None
        if other and _differ(title, other):
            first, second = sorted((title, other), key=lambda each: each.lines.start)
            between, below = range(first.lines.stop, second.lines.start - 1), range(second.lines.stop, len(lines))
            if sum(_any_within(found, between) and _any_within(found, below) for found in places) > 1:
                return other
    return None


def _differ(title: Title, other: Title) -> bool:
    """Return whether two titles cannot be of one report; the name of an agency may be cut short."""
    one, two = sorted((bare_label(title.agency), bare_label(other.agency)), key=len)
    return title.year != other.year or one not in two


def _filled(lines: Sequence[SourceLine], headings: Sequence[SectionHeading]) -> list[SectionHeading]:
    """Return the headings with something below them; a table of contents has nothing there."""
    places = {heading.at for heading in headings} | {len(lines)}
    below = (heading for heading in headings if heading.at + 1 not in places)
    return [heading for heading in below if not is_around(lines[heading.at + 1])]


def _places(headings: Sequence[SectionHeading]) -> list[list[int]]:
    """Return the lines of the headings of each section."""
    found: dict[str, list[int]] = {}
    for heading in headings:
        found.setdefault(heading.section.id, []).append(heading.at)
    return list(found.values())


def _any_within(places: Sequence[int], wanted: range) -> bool:
    """Return whether one of some lines, which are in their order, lies between two others."""
    at = bisect_left(places, wanted.start)
    return at < len(places) and places[at] in wanted


def period_of(lines: Sequence[SourceLine]) -> tuple[int, int] | None:
    """Return the first line that tells the period of a report, and the year it tells."""
    for at, line in enumerate(lines):
        if found := _PERIOD.search(tidy(line.text)):
            return at, int(found[1])
    return None


def _ends_as_title(text: str) -> bool:
    names = {bare_label(form.title) for form in editions.EDITIONS}
    fits = len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text)
    return fits and (bool(_REPORT.search(text)) or any(bare_label(text).endswith(name) for name in names))


def _heads_any_section(line: SourceLine) -> bool:
    text = bare_label(line.text) if len(line.text) <= _LONGEST_HEADING else ""
    return bool(text) and any(
        bare_label(section.heading) == text for form in editions.EDITIONS for section in form.sections
    )


def _title(lines: Sequence[SourceLine], end: int) -> Title | None:
    """Return the title that ends in this line, with as many lines before it as year and agency need."""
    best: Title | None = None
    for start in range(end, max(-1, end - _TITLE_LINES), -1):
        pieces = [tidy(line.text) for line in lines[start : end + 1]]
        if start < end and not _may_begin_title(pieces[0]):
            break
        title = _split(range(start, end + 1), "".join(pieces))
        if title and title.agency:
            return title
        best = best or title
    return best


def _may_begin_title(text: str) -> bool:
    return bool(_ORGAN.fullmatch(_YEAR.sub("", text))) and not text.endswith("文件")


def _split(lines: range, text: str) -> Title | None:
    found = _YEAR.search(text)
    if not found:
        return None
    before, after = text[: found.start()], text[found.end() :]
    return Title(lines, text, arabic(found["year"]), before or _agency_within(after), bool(before))


def _agency_within(name: str) -> str:
    """Return the agency in a title that begins with the year."""
    for form in editions.EDITIONS:
        if name.endswith(form.title):
            return name.removesuffix(form.title)
    return re.split("政府信息公开|信息公开|年度报告|年报", name, maxsplit=1)[0]


def arabic(digits: str) -> int:
    """Return the number that digits, Chinese ones or not, stand for."""
    plain = digits.replace("○", "〇").replace("零", "〇")
    return int("".join(str(_CHINESE_DIGITS.find(digit)) if digit in _CHINESE_DIGITS else digit for digit in plain))


def find_headings(lines: Sequence[SourceLine], form: Form, first: int) -> tuple[SectionHeading, ...]:
    """Return the headings of the sections in their order, from line `first` on; of equally good ones the later."""
    best: list[tuple[float, SectionHeading, int]] = []
    last: dict[int, tuple[float, int]] = {}  # of each section the best so far, since there may be thousands of lines
    for found, score in _candidates(lines, form, first):
        place = form.sections.index(found.section)
        before, link = max((one for section, one in last.items() if section < place), default=(0.0, -1))
        last[place] = max(last.get(place, (0.0, -1)), (before + score, len(best)))
        best.append((before + score, found, link))
    at = max(range(len(best)), key=lambda position: (best[position][0], position), default=-1)
    chain: list[SectionHeading] = []
    while at >= 0:
        _, found, at = best[at]
        chain.append(found)
    return tuple(reversed(chain))


def _candidates(lines: Sequence[SourceLine], form: Form, first: int) -> Iterator[tuple[SectionHeading, float]]:
    for at in range(first, len(lines)):
        text = tidy(lines[at].text)
        if not text or len(text) > _LONGEST_HEADING or text.endswith(("。", "；", "，")):
            continue
        scores = sorted((_fit(text, section.heading), place) for place, section in enumerate(form.sections))
        score, place = scores[-1]
        if score >= _MAY_BE_HEADING:
            yield SectionHeading(at, form.sections[place], text, score >= _EXACT), score


def _fit(text: str, heading: str) -> float:
    """Return how well a line fits a heading; 0 if it rather is something else."""
    if is_sub_numbered(text) and not is_sub_numbered(heading):
        return 0.0
    name, wanted = bare_label(unnumbered(text)), bare_label(unnumbered(heading))
    likeness = similarity(name, wanted, _MAY_BE_HEADING)
    if len(name) >= _FEWEST_HELD and (name in wanted or wanted in name):
        likeness = max(likeness, _HELD_WITHIN)
    here, there = number_of(text), number_of(heading)
    if here == there:
        return likeness
    if likeness > _EXACT:
        return 1.0 if not here else _OTHER_NUMBER
    return likeness - _UNNUMBERED if not here and likeness >= _LEAST_UNNUMBERED else 0.0

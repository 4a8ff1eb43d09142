"""A whole published report: title and year, sections with their tables and texts, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.form.editions import form_for
from models.form.refs import CellRef, TextRef
from models.form.vocabulary import Form, Narrative
from models.importers.published.broken_rows import whole_rows
from models.importers.published.headings import SectionHeading, Title, find_headings, find_title, other_title, period_of
from models.importers.published.labels import Labels, labels_of
from models.importers.published.lines import SourceLine, lines_of, splits
from models.importers.published.mended_source import mended_source
from models.importers.published.missing_totals import missing_totals
from models.importers.published.other_kinds import comparing_blocks, kind_of_other
from models.importers.published.printed_notes import PrintedNote, printed_notes
from models.importers.published.reading import Found, Reading, Unread
from models.importers.published.refusals import OF_ANOTHER_KIND, why_without_parts, why_without_words, why_without_year
from models.importers.published.section_texts import (
    Passage,
    found_text,
    is_around,
    is_of_website,
    is_sign_off,
    passage,
    prose_of,
    raw,
    where,
)
from models.importers.published.surroundings import Side, read_agency, read_closing, read_contact, read_front
from models.importers.published.table_editions import Swap, fitting, form_as_filled_in, told
from models.importers.published.table_figures import Cells, read_tables
from models.importers.source import PAGE_NAME, LeftOut, Source
from models.report import wording
from models.report.report import YEAR, Report
from models.system.errors import UnreadableReport
from models.text.characters import unspaced
from models.text.label_text import bare_label

_CAPTION = re.compile(
    "[（(]?(计量|数据)?单位[：:][件份个条项宗万元、/／]+[）)]?|(续表|[（(]续[）)]|附?表[一二三四五六1-6]?[：:、.]?|"
    "(附?表[一二三四五六1-6]?[：:、.]?)?[^，。；：\\d]{0,20}(公开|申请|复议|诉讼)[^，。；：\\d]{0,20}(情况|统计|汇总|明细)表?([（(]续[）)])?)"
)
"""What stands above a table; it says nothing that the form does not."""

_FEWEST_SECTIONS = 3
"""Headings of the form that make a file a report whatever its first lines seem to say. Chosen: half of them."""

_WHOLE = "全文"
"""Where something stands that is said of all of the file."""

_RED_HEAD = TextRef("cover", "red_head")


def read_published(source: Source) -> Reading:
    """Return the report that a published file holds, with the origin of every answer, and what was left.

    Raises:
        UnreadableReport: It is no such report, or more than one.
        NoFormForYear: The year is before the first edition of the form.
    """
    if why := why_without_words(source):
        raise UnreadableReport(why)
    source, mended = mended_source(source)
    lines, title = _titled(source)
    kind = kind_of_other(lines)
    year = _year(lines, title, kind)
    form = form_for(int(str(year.value)))
    lines = whole_rows(lines, title.lines.stop if title else 0, form)
    file = _File(lines, title, form, int(str(year.value)))
    if kind and sum(heading.sure for heading in file.headings) < _FEWEST_SECTIONS:
        raise UnreadableReport(OF_ANOTHER_KIND.format(kind=kind))
    if title and (other := other_title(lines, title, file.form)):
        raise UnreadableReport(_two_reports(title, other))
    if not file.headings and not file.cells.rows:
        raise UnreadableReport(why_without_parts(lines))
    found = _once((year, *file.answers()))
    report = _report(found)
    kept = tuple(answer for answer in found if not _is_generated(report, answer))
    left_out = (Unread(one.where, one.text) for one in source if isinstance(one, LeftOut) and not file.explains(one))
    said = (Unread(_WHOLE, sentence) for sentence in (mended, *file.said()) if sentence)
    return Reading(_report(kept), kept, (*file.unread(), *left_out, *said))


def _titled(source: Source) -> tuple[tuple[SourceLine, ...], Title | None]:
    """Return the lines and the title; the name of a page counts only if nothing on the page is one."""
    page = tuple(block for block in source if block.where != PAGE_NAME)
    lines = lines_of(page)
    if (title := find_title(lines)) or len(page) == len(source):
        return lines, title
    named = lines_of(source)
    title = find_title(named)
    return (named, title._replace(sure=False)) if title else (lines, None)


def _year(lines: Sequence[SourceLine], title: Title | None, kind: str) -> Found:
    period = period_of(lines[title.lines.stop :] if title else lines)
    if title:
        is_shown = all(lines[at].shows_all for at in title.lines)
        sure = is_shown and (not period or period[1] == title.year)
        return Found(YEAR, str(title.year), where(lines, title.lines), raw(lines, title.lines), sure)
    if period:
        return Found(YEAR, str(period[1]), where(lines, period[:1]), raw(lines, period[:1]), sure=False)
    raise UnreadableReport(why_without_year(lines, kind))


def _two_reports(title: Title, other: Title) -> str:
    first, second = sorted((title, other), key=lambda each: each.lines.start)
    which = f"{first.year} 年和 {second.year} 年" if first.year != second.year else f"{first.agency}和{second.agency}"
    return f"文件里有两份报告（{which}），请分开存成两个文件再导入。"


def _once(answers: Sequence[Found]) -> tuple[Found, ...]:
    """Return the first of several answers to one question."""
    return tuple({answer.ref: answer for answer in reversed(answers)}.values())[::-1]


def _report(answers: Sequence[Found]) -> Report:
    blank = Report({YEAR: answers[0].value})
    return blank.applied(blank.edit({answer.ref: answer.value for answer in answers}))


def _is_generated(report: Report, answer: Found) -> bool:
    """Return whether the report says the same of its own accord."""
    generators = {wording.TITLE: wording.title, wording.OPENING: wording.opening}
    if answer.ref not in generators:
        return False
    without = report.applied(report.edit({answer.ref: None}))
    return generators[answer.ref](without) == answer.value


@dataclass(frozen=True)
class _File:
    """The lines of a file, divided into the parts of a report."""

    lines: tuple[SourceLine, ...]
    title: Title | None
    form: Form
    year: int

    @cached_property
    def headings(self) -> tuple[SectionHeading, ...]:
        return find_headings(self.lines, self.form, self.title.lines.stop if self.title else 0)

    @cached_property
    def filled(self) -> tuple[Form, tuple[Swap, ...]]:
        """The form with the tables that the file has, and which of them are of another edition."""
        return form_as_filled_in(self.lines, self.form)

    @cached_property
    def labels(self) -> Labels:
        return labels_of(self.filled[0])

    @cached_property
    def cells(self) -> Cells:
        """The figures, searched for in every table, and in paragraphs that are no text."""
        texts = {at for start, stop in self._text_spans() for at in range(start, stop)}
        paragraphs = {at for at in texts if self.lines[at].is_paragraph}
        blocks = comparing_blocks(self.lines)
        compared = {at for at, line in enumerate(self.lines) if line.block in blocks}
        headings = {heading.at for heading in self.headings}
        return read_tables(self.lines, self.filled[0], paragraphs | headings | compared, self.year)

    @cached_property
    def notes(self) -> tuple[PrintedNote, ...]:
        """The notes below the tables that say whose they are."""
        figures = {one.ref: one.value for one in self.cells.found if isinstance(one.ref, CellRef)}
        return tuple(printed_notes(self.lines, self.form, figures))

    @cached_property
    def tables(self) -> frozenset[int]:
        """The blocks of the file that are tables of the report."""
        return frozenset(self.lines[at].block for at in self.cells.rows if not self.lines[at].is_paragraph)

    @cached_property
    def front(self) -> Side:
        return read_front(self.lines, self.title.lines.start) if self.title else Side((), frozenset())

    @cached_property
    def opening(self) -> Passage | None:
        """The paragraphs between the title and the first section, without the lines that websites put there."""
        start = self.title.lines.stop if self.title else 0
        places = prose_of(self.lines, range(start, self._body_starts))
        return passage(self.lines, places) if places and self.title else None

    @cached_property
    def end(self) -> int:
        """Where the report ends, and what a website puts below it, or the sheet to sign, begins."""
        below = range(self._last + 1, len(self.lines))
        ends = (at for at in below if is_of_website(self.lines[at]) or is_sign_off(self.lines[at]))
        return next(ends, len(self.lines))

    @cached_property
    def closing(self) -> Side:
        places = range(self._last + 1, self.end)
        return read_closing(self.lines, [at for at in places if self.lines[at].block not in self.tables])

    @cached_property
    def texts(self) -> tuple[tuple[SectionHeading, Passage], ...]:
        """The sections of text."""
        end = min(self.closing.used, default=self.end)
        stops = [*(heading.at for heading in self.headings), end][1:]
        places = (
            (heading, [at for at in range(heading.at + 1, stop) if self._is_free(at)])
            for heading, stop in zip(self.headings, stops, strict=True)
        )
        return tuple(
            (heading, passage(self.lines, found))
            for heading, found in places
            if found and isinstance(heading.section.body, Narrative)
        )

    @property
    def _last(self) -> int:
        """The last line that surely belongs to the sections."""
        return max((*(heading.at for heading in self.headings), *self.cells.rows))

    @property
    def _body_starts(self) -> int:
        after = [at for at in self.cells.rows if not self.title or at >= self.title.lines.stop]
        return min((*(heading.at for heading in self.headings), *after), default=len(self.lines))

    def _text_spans(self) -> Iterator[tuple[int, int]]:
        """Yield the spans of lines in which there can be no figures outside of tables."""
        stops = [*(heading.at for heading in self.headings), len(self.lines)]
        yield 0, stops[0] if self.headings else 0
        for heading, end in zip(self.headings, stops[1:], strict=True):
            if isinstance(heading.section.body, Narrative):
                yield heading.at, end

    def _is_free(self, at: int) -> bool:
        """Return whether a line is text, in no table of the report, and not around it."""
        line = self.lines[at]
        in_table = at in self.cells.rows or line.block in self.tables
        return bool(line.text) and not in_table and not is_around(line)

    def answers(self) -> Iterator[Found]:
        """Yield every answer that the file holds."""
        yield from self.front.found
        if self.title:
            red_head = next((str(found.value) for found in self.front.found if found.ref == _RED_HEAD), "")
            yield from read_agency(self.lines, self.title, red_head)
            text = Passage(self.title.text, tuple(self.title.lines), sure=True)
            yield found_text(self.lines, wording.TITLE, text)
        if self.opening:
            yield found_text(self.lines, wording.OPENING, self.opening)
            yield from read_contact(self.lines, self.opening)
        for heading in self.headings:
            if not heading.sure:
                text = Passage(heading.text, (heading.at,), sure=False)
                yield found_text(self.lines, TextRef("headings", heading.section.id), text)
        for heading, text in self.texts:
            ref = TextRef("texts", heading.section.body.id)
            yield found_text(self.lines, ref, text, sure=heading.sure)
        yield from (note.found for note in self.notes)
        yield from fitting(self.cells.found, self.form, self.filled[1])
        yield from self.closing.found

    def explains(self, left: LeftOut) -> bool:
        """Return whether something that was left out is but the mark of a note that was read."""
        return any(left.text.endswith(f"：{note.mark}") for note in self.notes)

    def said(self) -> Iterator[str]:
        """Yield what is to be said about the file as a whole."""
        yield told(self.filled[1], self.form)
        yield from missing_totals({one.ref for one in self.cells.found}, self.form)

    def unread(self) -> Iterator[Unread]:
        """Yield what is in no answer and is no label of the form."""
        used = {*self.front.used, *self.closing.used, *(heading.at for heading in self.headings)}
        used |= {note.at for note in self.notes}
        used |= {at for _, text in self.texts for at in text.lines}
        used |= {*(self.title.lines if self.title else ()), *(self.opening.lines if self.opening else ())}
        for at, line in enumerate(self.lines):
            if at not in used:
                yield from self._left(at, line)

    def _left(self, at: int, line: SourceLine) -> Iterator[Unread]:
        is_row = at in self.cells.rows
        left = [slot for slot in line.slots if (at, slot.column) not in self.cells.used]
        if not is_row and (splits(line)[0].figures or line.block not in self.tables):
            if any(not self._heads_a_table(slot.text) for slot in line.slots):
                yield Unread(line.where(left[0].column), line.text or " ".join(slot.text for slot in left))
            return
        for slot in left:
            if (
                is_row
                or self.labels.has_figure(slot.text)
                or not (self.labels.is_known(slot.text) or self._heads_a_table(slot.text))
            ):
                yield Unread(line.where(slot.column), slot.text)

    def _heads_a_table(self, text: str) -> bool:
        """Return whether words are labels of the form, or stand above a table and say what it is."""
        if bare_label(text) in self.labels.known or _CAPTION.fullmatch(unspaced(text)):
            return True
        return all(bare_label(word) in self.labels.known for word in text.split())

"""The checks: one list to add to, and `check`, which runs it.

Asked by document, exporters and command line for the findings of a whole report; no rule is asked by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.checks.as_meant import as_written, meant
from models.checks.findings import Context, Finding, Level, Rule
from models.checks.listing import listed
from models.checks.thresholds import NO_THRESHOLDS
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Form
from models.report.report import Report
from models.rules.consequences import folded, without_doubtful_fixes
from models.rules.cover.names import agency_is_one, names_are_written_plainly, neighbours_are_not_copied
from models.rules.cover.particulars import (
    agency_is_named,
    dates_are_readable,
    notice_is_whole,
    report_is_signed_in_time,
)
from models.rules.tables.causes import with_causes
from models.rules.tables.cell_contents import cells_are_filled, cells_hold_figures, regulations_are_zero
from models.rules.tables.plausibility import (
    cases_are_fewer_than_applications,
    cases_come_from_applications,
    fees_are_in_ten_thousands,
    issued_documents_are_in_force,
    items_are_left,
    lawsuits_follow_reviews,
    other_results_are_few,
    published_documents_fit,
    research_bodies_are_rare,
    results_differ,
    unpaid_fees_are_explained,
)
from models.rules.tables.sums import balances_hold
from models.rules.texts.agreement import parts_make_the_whole, texts_agree_with_tables
from models.rules.texts.citations import basis_fits_the_year
from models.rules.texts.figure_fields import fields_have_figures
from models.rules.texts.last_year import comparisons_agree_with_last_year
from models.rules.texts.leftovers import template_is_filled_in
from models.rules.texts.list_numbering import lists_are_in_sequence
from models.rules.texts.narratives import fee_is_told, texts_are_read_whole, texts_are_short, topics_are_told
from models.rules.texts.odd_characters import characters_are_printed, invisible_characters_are_dropped
from models.rules.texts.periods import year_is_the_reports
from models.rules.texts.privacy import persons_are_protected
from models.rules.texts.structure import headings_are_official, problems_are_told, sections_are_written
from models.rules.texts.untouched_skeleton import skeleton_is_adapted
from models.rules.years.between_years import (
    carried_figures_agree,
    carried_in,
    counts_do_not_jump,
    decisions_do_not_jump,
    documents_stay_in_force,
    texts_are_written_anew,
)
from models.text.characters import Missing, nothing_missing

RULES: tuple[Rule, ...] = (
    agency_is_named,
    agency_is_one,
    names_are_written_plainly,
    dates_are_readable,
    report_is_signed_in_time,
    notice_is_whole,
    basis_fits_the_year,
    headings_are_official,
    sections_are_written,
    problems_are_told,
    texts_are_short,
    topics_are_told,
    fee_is_told,
    lists_are_in_sequence,
    year_is_the_reports,
    template_is_filled_in,
    skeleton_is_adapted,
    neighbours_are_not_copied,
    persons_are_protected,
    fields_have_figures,
    texts_agree_with_tables,
    comparisons_agree_with_last_year,
    texts_are_read_whole,
    parts_make_the_whole,
    cells_hold_figures,
    cells_are_filled,
    balances_hold,
    regulations_are_zero,
    issued_documents_are_in_force,
    published_documents_fit,
    items_are_left,
    fees_are_in_ten_thousands,
    other_results_are_few,
    unpaid_fees_are_explained,
    research_bodies_are_rare,
    results_differ,
    cases_are_fewer_than_applications,
    cases_come_from_applications,
    lawsuits_follow_reviews,
    carried_figures_agree,
    documents_stay_in_force,
    decisions_do_not_jump,
    counts_do_not_jump,
    texts_are_written_anew,
    characters_are_printed,
    invisible_characters_are_dropped,
)

ABOUT_CHARACTERS = (names_are_written_plainly, characters_are_printed, invisible_characters_are_dropped)
"""Rules that ask with which characters a text is written."""

_WEIGHT = {Level.ERROR: 0, Level.WARNING: 1, Level.HINT: 2}
"""The order of the list; ours: what stands in the way of handing over comes first."""


def check(
    report: Report,
    previous: Report | None = None,
    missing: Missing = nothing_missing,
    thresholds: Mapping[str, int] = NO_THRESHOLDS,
) -> tuple[Finding, ...]:
    """Return all findings, errors first and then in the order of the form; what follows from one is folded into it.

    Args:
        report: The report, finished or not.
        previous: Last year's report of the same unit, where it is at hand.
        missing: Which characters of a text this computer cannot print.
        thresholds: Of the task that the report belongs to, by the id of the rule.
    """
    every = tuple(listed(report, _all_found(Context(report, previous, missing, thresholds))))
    explained = with_causes(report, every, carried_in(report, previous))
    weighed = [_with_reason(report, finding) for finding in folded(explained)]
    found = without_doubtful_fixes(report.form, weighed)
    return tuple(sorted(found, key=lambda finding: (_WEIGHT[finding.level], _position(report.form, finding.left[0]))))


def _all_found(context: Context) -> Iterator[Finding]:
    """Yield what every rule finds; those that ask what a text says read it as it is seen."""
    seen = meant(context)
    for rule in RULES:
        if seen.report is context.report or rule in ABOUT_CHARACTERS:
            yield from rule(context)
        else:
            yield from (as_written(finding, context.report) for finding in rule(seen))


def _with_reason(report: Report, finding: Finding) -> Finding:
    """Return a finding with the clerk's reason; whatever is only a warning can be settled by one."""
    excusable = finding.excusable or (finding.level is Level.WARNING and not finding.required)
    reason = report.text(*finding.key).strip() if excusable else ""
    level = Level.WARNING if reason else finding.level
    return finding._replace(level=level, reason=reason, excusable=excusable) if excusable else finding


def _position(form: Form, ref: Ref) -> tuple[int, int]:
    section = form.section_of(ref)
    cell = form.order.get(ref, 0) if isinstance(ref, CellRef) else 0
    return (form.sections.index(section) + 1 if section else 0, cell)

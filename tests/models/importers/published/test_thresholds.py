"""What the thresholds of the reader by labels are said to rest on, for every edition of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

import pytest

from models.form.editions import EDITIONS
from models.form.vocabulary import Form, Heading
from models.importers.published import figure_columns, headings, labels, line_breaks, lines, section_texts
from models.importers.published.spelling import alike, similarity, unnumbered
from models.report import wording
from models.text.label_text import bare_label
from tests.builders import sample
from tests.exporters.pdf.pages import SAMPLES

_FORMS = pytest.mark.parametrize("form", EDITIONS, ids=[form.id for form in EDITIONS])


def printed(tree: Sequence[Heading]) -> Iterator[str]:
    for heading in tree:
        yield heading.label
        yield from printed(heading.children)


def closest(names: set[str]) -> float:
    return max((similarity(one, two) for one, two in permutations(names, 2)), default=0.0)


@_FORMS
def test_no_heading_of_a_section_may_be_another(form: Form) -> None:
    names = {bare_label(unnumbered(section.heading)) for section in form.sections}

    assert closest(names) < headings._MAY_BE_HEADING <= headings._SURELY_HEADING < headings._EXACT
    assert max(len(section.heading) for section in form.sections) * 2 <= headings._LONGEST_HEADING


@_FORMS
def test_rows_are_told_apart_by_how_much_more_alike_the_right_one_is(form: Form) -> None:
    """The threshold alone would not do: labels of different rows are more alike than that."""
    found = labels.labels_of(form)
    rows = {name: set(of) for name, of in found._rows_by_name.items()}
    own = [name for name in rows if len(found.exact.get(name, ())) == 1]
    near = ((name, other, fit) for name in own for other, fit in alike(name, found._names, labels._ALIKE))
    nearest = max(fit for name, other, fit in near if rows[other] - rows[name])

    assert labels._ALIKE < nearest < 1 - labels._AHEAD


@_FORMS
def test_columns_are_told_apart_by_their_order_too(form: Form) -> None:
    nearest = max(
        closest({leaf.label for leaf in figure_columns._leaves(block.columns)})
        for table in form.tables
        for block in table.blocks
    )

    assert figure_columns._ALIKE < nearest < figure_columns._EXACT


@_FORMS
def test_labels_fit_twice_into_the_longest(form: Form) -> None:
    blocks = [block for table in form.tables for block in table.blocks]
    longest = max(len(label) for block in blocks for label in printed((*block.rows, *block.columns)))

    assert 2 * longest <= lines.LONGEST_LABEL


@pytest.mark.parametrize("number", SAMPLES)
def test_titles_of_the_samples_fit_twice(number: str) -> None:
    assert 2 * len(wording.title(sample(number))) <= headings._LONGEST_TITLE
    assert line_breaks._LONGEST_SUB_HEADING < section_texts._SHORTEST_PARAGRAPH

"""The one right edit: whose it is, and what it would change."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.checks.findings import Finding, Fix, Level
from models.checks.fixing import changed_places, fixable
from models.form.refs import Ref, TextRef
from models.report.report import Report, Value
from tests.builders import answered, balanced, cell

NEW, TOTAL = cell("applications/new/natural"), cell("applications/new/total")
TEXT = TextRef("texts", "overview")
WORDS = "全年平稳。收到申请 120 件，办结 118 件。另有其他。"
REPORT = answered(balanced(), {str(TEXT): WORDS})


def fix(*answers: tuple[Ref, Value | None]) -> Fix:
    return Fix("改好", answers)


def finding(ref: Ref, fix: Fix | None = None) -> Finding:
    return Finding("X-SUM", Level.ERROR, "<b>对不上</b>。", (ref,), fix=fix)


def test_a_figure_is_shown_before_and_after_as_printed() -> None:
    [line] = changed_places(REPORT, fix((NEW, Decimal(7))))

    assert (line.before.words, line.after.words) == (REPORT.shown(NEW), "7")
    assert line.after[1:] == (0, 1)


def test_a_total_that_follows_again_says_so() -> None:
    typed = answered(REPORT, {str(TOTAL): "999"})
    [line] = changed_places(typed, fix((TOTAL, None)))

    assert line.before.words == "999"
    assert line.after.words == f"{REPORT.shown(TOTAL)}（自动）"


def test_a_cell_that_is_cleared_is_shown_as_blank() -> None:
    [line] = changed_places(REPORT, fix((NEW, None)))

    assert line.after.words == "（空）"


def test_of_a_text_only_the_sentence_is_shown_with_the_whole_number_marked() -> None:
    [line] = changed_places(REPORT, fix((TEXT, WORDS.replace("118", "128"))))
    before, after = line.before, line.after

    assert before.words == "收到申请 120 件，办结 118 件。"
    assert before.words[before.start : before.end] == "118"
    assert after.words[after.start : after.end] == "128"


def test_of_a_long_sentence_what_is_around_the_change_is_shown() -> None:
    long = f"{'前' * 90}12{'后' * 90}。"
    [line] = changed_places(answered(REPORT, {str(TEXT): long}), fix((TEXT, long.replace("12", "15"))))

    assert line.before.words == f"……{'前' * 40}12{'后' * 40}……"
    assert line.after.words[line.after.start : line.after.end] == "15"


def test_a_number_that_becomes_a_field_with_the_same_figure_changes_no_print() -> None:
    text = f"收到申请 {REPORT.shown(TOTAL)} 件。"
    report = answered(REPORT, {str(TEXT): text})
    [line] = changed_places(report, fix((TEXT, "收到申请 {{applications/new/total}} 件。")))

    assert "{" not in line.before.words + line.after.words
    assert line.before == line.after


TEXTS = st.text("收到1 20件。；\n", max_size=20)


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_the_same_before_and_after(old: str, new: str) -> None:
    report = Report({**REPORT.values, TEXT: old})
    [line] = changed_places(report, fix((TEXT, new or None)))
    before, after = line.before, line.after

    assert before.words[: before.start] == after.words[: after.start]
    assert before.words[before.start : before.end] in old
    assert after.words[after.start : after.end] in new
    assert old == new or not (old and new) or before[1:] != (0, 0) or after[1:] != (0, 0) or "\n" in old + new


def test_an_effect_is_mended_with_its_root() -> None:
    effect, other = finding(TOTAL), finding(TEXT)
    root = finding(NEW, fix((NEW, Decimal(7))))._replace(effects=(effect,))

    assert fixable((other, root), effect) == root
    assert fixable((other, root), root) == root
    assert fixable((other, root), other) is None

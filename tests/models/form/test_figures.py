from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.figures import Amount, figure_fault, print_figure, read_figure
from models.form.vocabulary import FigureKind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", "12"),
        (" 12 ", "12"),
        ("１２", "12"),
        ("1,204", "1204"),
        ("１，２０４", "1204"),
        ("1 204", "1204"),
        ("1,204,511", "1204511"),
        ("3件", "3"),
        ("3 件", "3"),
        ("22\u3000件", "22"),
        ("0", "0"),
        ("-0", "0"),
        ("－18", "-18"),
        ("−18", "-18"),
        ("1.5", "1.5"),
        ("\u200b7", "7"),
    ],
)
def test_what_surely_means_a_figure_is_read_as_one(text: str, expected: str) -> None:
    value = read_figure(text, FigureKind.COUNT)

    assert isinstance(value, Decimal)
    assert str(value) == expected


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\n", "\u200b"])
def test_blank_is_no_figure(text: str) -> None:
    assert read_figure(text, FigureKind.COUNT) is None


@pytest.mark.parametrize(
    "text",
    [
        "/",
        "无",
        "一",
        "22（其中修订16件）",
        "1_000",
        "٣",
        "0x1F",
        "1e3",
        "NaN",
        "∞",
        "1,2",
        "1,20",
        "12,34",
        "12 34",
        "1\n2",
        "1\t2",
        "22①",
        "5²",
        "½",
        "1.",
        ".5",
        "--1",
        "件",
        "1234567890123456",
    ],
)
def test_what_is_not_sure_is_kept_as_typed(text: str) -> None:
    assert read_figure(text, FigureKind.COUNT) == text
    assert figure_fault(text, FigureKind.COUNT)
    assert print_figure(text, FigureKind.COUNT) == text


@pytest.mark.parametrize("text", ["149.876378", "435.18246", "7730.28", "0", "1.50", "0.00"])
def test_money_is_printed_as_typed(text: str) -> None:
    value = read_figure(text, FigureKind.MONEY)

    assert isinstance(value, Decimal)
    assert print_figure(value, FigureKind.MONEY) == text
    assert not figure_fault(value, FigureKind.MONEY)


def test_money_in_another_unit_is_not_guessed() -> None:
    assert read_figure("435.18万元", FigureKind.MONEY) == Decimal("435.18")
    assert read_figure("4351800元", FigureKind.MONEY) == "4351800元"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("251000元", Amount(Decimal(251000), "元")),
        ("3.54万元", Amount(Decimal("3.54"), "万元")),
        ("3.54 万元", Amount(Decimal("3.54"), "万元")),
        ("1亿元", Amount(Decimal(1), "亿元")),
        ("251,000.00元", Amount(Decimal("251000.00"), "元")),
        ("0", Amount(Decimal(0), "")),
        ("251000", Amount(Decimal(251000), "")),
    ],
)
def test_amounts_keep_their_unit(text: str, expected: Amount) -> None:
    assert read_figure(text, FigureKind.AMOUNT) == expected


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (Decimal(-1), FigureKind.COUNT),
        (Decimal("1.5"), FigureKind.COUNT),
        (Decimal("1.5"), FigureKind.SIGNED),
        (Decimal(-1), FigureKind.MONEY),
        (Decimal("0.1234567"), FigureKind.MONEY),
        (Amount(Decimal(5), ""), FigureKind.AMOUNT),
        (Amount(Decimal(-5), "元"), FigureKind.AMOUNT),
        ("无", FigureKind.AMOUNT),
        ("／", FigureKind.COUNT),
    ],
)
def test_what_a_cell_may_not_hold_is_faulty(value: Decimal | Amount | str, kind: FigureKind) -> None:
    assert figure_fault(value, kind)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (Decimal(0), FigureKind.COUNT),
        (Decimal("3.00"), FigureKind.COUNT),
        (Decimal(-18), FigureKind.SIGNED),
        (Decimal("0.123456"), FigureKind.MONEY),
        (Amount(Decimal(0), ""), FigureKind.AMOUNT),
        (Amount(Decimal("3.54"), "万元"), FigureKind.AMOUNT),
    ],
)
def test_what_a_cell_may_hold_is_not_faulty(value: Decimal | Amount, kind: FigureKind) -> None:
    assert not figure_fault(value, kind)


@pytest.mark.parametrize(("value", "printed"), [(1036, "+1036"), (-18, "-18"), (0, "0")])
def test_changes_are_printed_with_their_sign(value: int, printed: str) -> None:
    assert print_figure(Decimal(value), FigureKind.SIGNED) == printed


def test_blank_is_printed_as_nothing() -> None:
    assert not print_figure(None, FigureKind.COUNT)


@given(st.text(), st.sampled_from(FigureKind))
def test_any_text_is_read_printed_and_read_alike(text: str, kind: FigureKind) -> None:
    value = read_figure(text, kind)

    assert read_figure(print_figure(value, kind), kind) == value


@given(st.integers(0, 999_999_999), st.integers(0, 6), st.sampled_from(FigureKind))
def test_decimals_are_kept_digit_by_digit(digits: int, places: int, kind: FigureKind) -> None:
    value = Decimal(digits).scaleb(-places)
    is_idle = kind in {FigureKind.COUNT, FigureKind.SIGNED} and value == int(value)

    assert print_figure(read_figure(f"{value:f}", kind), kind).lstrip("+") == (
        str(int(value)) if is_idle else f"{value:f}"
    )


@pytest.mark.parametrize(
    ("text", "kind", "printed"),
    [
        ("12.00", FigureKind.COUNT, "12"),
        ("12.0件", FigureKind.COUNT, "12"),
        ("1,142.00", FigureKind.COUNT, "1142"),
        ("0.00", FigureKind.COUNT, "0"),
        ("-3.0", FigureKind.SIGNED, "-3"),
        ("12.50", FigureKind.COUNT, "12.50"),
        ("12.00", FigureKind.MONEY, "12.00"),
        ("3.50万元", FigureKind.AMOUNT, "3.50万元"),
        ("1，142件", FigureKind.COUNT, "1142"),
        ("1、142件", FigureKind.COUNT, "1142"),
        ("1 142件", FigureKind.COUNT, "1142"),
        ("1、14件", FigureKind.COUNT, "1、14件"),
        ("1、2、300件", FigureKind.COUNT, "1、2、300件"),
    ],
)
def test_a_whole_number_has_no_idle_decimals_and_thousands_are_grouped_in_threes(
    text: str, kind: FigureKind, printed: str
) -> None:
    assert print_figure(read_figure(text, kind), kind) == printed


def test_a_whole_number_kept_with_decimals_is_printed_without() -> None:
    assert print_figure(Decimal("12.00"), FigureKind.COUNT) == "12"
    assert print_figure(Decimal("12.00"), FigureKind.MONEY) == "12.00"


@pytest.mark.parametrize("text", ["12.50", "1.142件", "1、14件", "(12)", "⽆"])
def test_what_is_no_whole_number_of_things_is_a_question(text: str) -> None:
    value = read_figure(text, FigureKind.COUNT)

    assert value is not None
    assert figure_fault(value, FigureKind.COUNT)

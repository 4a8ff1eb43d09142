"""S-COVER, S-NOTICE, S-DATE."""

from __future__ import annotations

import pytest

from models.checks.verdict import formal, open_points
from models.rules import check
from tests.builders import answered, balanced, found
from tests.models.rules.checking import found_by


@pytest.mark.parametrize("text", ["", " \n"])
def test_the_agency_is_required_in_the_end(text: str) -> None:
    findings = check(answered(balanced(), {"cover/agency": text}))

    assert found(findings) == [("W", "S-COVER", ("cover/agency",))]
    assert found(formal(findings)) == [("E", "S-COVER", ("cover/agency",))]


@pytest.mark.parametrize("key", ["date", "notice_date", "issue_date"])
def test_dates_are_days_of_the_calendar(key: str) -> None:
    wrong = check(answered(balanced(), {f"cover/{key}": "2024年1月32日"}))
    right = check(answered(balanced(), {f"cover/{key}": "2024-01-31"}))

    assert found(wrong, "S-DATE") == [("W", "S-DATE", (f"cover/{key}",))]
    assert not found(right, "S-DATE")


@pytest.mark.parametrize(
    ("kind", "date", "late"),
    [
        ("street", "2023-12-31", True),
        ("street", "2024-01-01", False),
        ("street", "2024年1月31日", False),
        ("street", "2024-02-01", True),
        ("aggregate", "2024-02-20", False),
        ("aggregate", "2024-02-21", True),
        ("street", "", False),
    ],
)
def test_the_report_is_signed_in_time(kind: str, date: str, *, late: bool) -> None:
    report = answered(balanced(2023), {"cover/kind": kind, "cover/date": date})

    assert found(found_by(report, "S-DATE")) == [("W", "S-DATE", ("cover/date",))] * late


@pytest.mark.parametrize("kind", ["aggregate", ""])
@pytest.mark.parametrize(
    ("agency", "last", "first_late"),
    [
        ("鲤城区", "2024-02-20", "2024-02-21"),
        ("安平县人民政府", "2024-02-20", "2024-02-21"),
        ("淮安市人民政府", "2024-03-10", "2024-03-11"),
        ("延边朝鲜族自治州人民政府", "2024-03-10", "2024-03-11"),
        ("福建省人民政府", "2024-03-31", "2024-04-01"),
        ("内蒙古自治区人民政府", "2024-03-31", "2024-04-01"),
    ],
)
def test_who_adds_up_for_more_signs_later(kind: str, agency: str, last: str, first_late: str) -> None:
    report = answered(balanced(2023), {"cover/kind": kind, "cover/agency": agency})

    assert not found_by(answered(report, {"cover/date": last}), "S-DATE")
    assert found_by(answered(report, {"cover/date": first_late}), "S-DATE")


@pytest.mark.parametrize(
    ("kind", "agency"),
    [
        ("", "淮安市人民政府办公室"),
        ("office", "淮安市人民政府办公室"),
        ("", "河下镇人民政府"),
        ("department", "淮安市公安局"),
        ("", ""),
    ],
)
def test_who_does_not_add_up_signs_in_january(kind: str, agency: str) -> None:
    report = answered(balanced(2023), {"cover/kind": kind, "cover/agency": agency, "cover/date": "2024-02-01"})

    assert found_by(report, "S-DATE")


def test_what_is_no_date_is_told_once() -> None:
    report = answered(balanced(2023), {"cover/date": "2024-02-30"})

    assert found(found_by(report, "S-DATE")) == [("W", "S-DATE", ("cover/date",))]


@pytest.mark.parametrize(("date", "mended"), [("2023-01-09", "2024-01-09"), ("2023-12-31", None), ("2022-01-09", None)])
def test_in_january_the_old_year_is_easily_written(date: str, mended: str | None) -> None:
    report = answered(balanced(2023), {"cover/date": date})

    [finding] = found_by(report, "S-DATE")

    assert (finding.fix and finding.fix.answers) == (mended and ((finding.left[0], mended),))


@pytest.mark.parametrize(
    ("filled", "missing"),
    [
        (["notice_title", "notice_body", "notice_date"], []),
        (["notice_body"], ["notice_title"]),
        (["notice_title"], ["notice_body"]),
        (["notice_signatory"], ["notice_title", "notice_body"]),
        ([], []),
    ],
)
def test_a_notice_has_a_title_and_a_text(filled: list[str], missing: list[str]) -> None:
    findings = check(answered(balanced(), {f"cover/{key}": "2024-01-09" for key in filled}))
    places = tuple(f"cover/{key}" for key in missing)

    assert found(findings, "S-NOTICE") == ([("W", "S-NOTICE", places)] if missing else [])
    assert open_points(findings) == bool(missing)

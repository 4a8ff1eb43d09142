from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.drafts.descent import Descent
from models.drafts.draft_file import Damaged, DraftFile, Seal, parse, read_drafts, read_seal, render
from models.drafts.store import DraftStore
from models.report.report_json import report_to_json
from models.system.moments import moment
from models.system.sealed_json import dump
from tests.builders import balanced
from tests.models.drafts.damage import (
    DAMAGES,
    IDS,
    SPELLINGS,
    changed,
    first_format,
    flipped,
    numbered,
    tables_in,
    with_drafts,
    without,
)
from tests.models.strategies import REPORTS
from tests.thoroughness import times

SAVED = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(datetime.isoformat)  # noqa: DTZ001  Hypothesis adds the zone
DRAFT = st.fixed_dictionaries(
    {
        "saved": SAVED,
        "count": st.integers(0, 10**9),
        "binned": st.booleans(),
        "report": REPORTS.map(report_to_json) | st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=3),
    }
)
DRAFTS = st.dictionaries(st.integers(1, 99).map(str), DRAFT, max_size=3).map(
    lambda drafts: {number: {"id": f"id{number}", **draft} for number, draft in drafts.items()}
)


@pytest.fixture(scope="session")
def content(model: Path) -> bytes:
    return (model / "drafts.json").read_bytes()


def opened(content: bytes) -> DraftFile | None:
    """Return what a file says; None if it is refused."""
    try:
        return parse(content)
    except Damaged:
        return None


@given(DRAFTS, st.integers(0, 10**9))
def test_what_is_written_is_read_alike(drafts: dict[str, Any], saves: int) -> None:
    content = render({"drafts": drafts}, saves)

    assert parse(content) == DraftFile({"drafts": drafts}, saves)


# ------------------------------------------------------------ damage


def some(places: int, everyday: int) -> Iterator[int]:
    """Yield some of the places every day, and all of them in a thorough run."""
    chosen = random.Random(places).sample(range(places), min(everyday, places))  # noqa: S311  places, not secrets
    yield from times(0, 1) * list(range(places)) or chosen


def test_every_flipped_bit_is_noticed(content: bytes) -> None:
    whole = parse(content)

    for place in range(len(content)):
        for bit in range(8):
            assert opened(flipped(content, place, bit)) in (None, whole), (place, bit)


def test_every_flipped_bit_of_long_reports_is_noticed(content: bytes) -> None:
    long = with_drafts(content, lambda drafts: drafts["1"].update(report=report_to_json(balanced())))
    whole = parse(long)

    for place in some(len(long), 60):
        for bit in range(8):
            assert opened(flipped(long, place, bit)) in (None, whole), (place, bit)


def test_every_end_that_is_missing_is_noticed(content: bytes) -> None:
    for end in range(len(content)):
        assert opened(content[:end]) is None, end
        assert opened(without(content, end, len(content))) is None, end


def test_every_block_that_is_missing_is_noticed(content: bytes) -> None:
    for start in range(len(content)):
        for length in (1, 512):
            assert opened(without(content, start, length)) is None, start
        assert opened(content[:start] + content[start + 1 :]) is None, start


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_refused(content: bytes, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(Damaged):
        parse(damage(content))


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS.keys())
def test_another_spelling_says_the_same(content: bytes, spelling: Callable[[bytes], bytes]) -> None:
    assert spelling(content) != content
    assert parse(spelling(content)) == parse(content)


@given(st.binary(max_size=50))
def test_any_bytes_are_refused(content: bytes) -> None:
    assert opened(content) in (None, DraftFile({}, 0, 1), DraftFile({"drafts": {}}, 0, 1))


def test_what_is_deep_is_refused_wherever_it_is_read(content: bytes) -> None:
    """What is opened can be read again, however little is left of the stack."""
    plain = first_format(content)
    for levels in (*range(20, 40), *range(100, 1100, 50)):
        deep = changed(b'"notes": {}', b'"notes": ' + b"[" * levels + b"]" * levels)(plain)
        assert (opened(deep) is None) == (levels > 29), levels


def test_a_file_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as stream:
        stream.truncate(2**30)  # a hole, where the file system has such

    for path in (huge, tmp_path):
        with pytest.raises(Damaged):
            read_drafts(path)


# ------------------------------------------------------------ where a file comes from


def test_a_file_says_which_sessions_have_led_to_it(path: Path) -> None:
    descents = []
    for number in range(3):
        DraftStore(path).save(numbered(number), IDS[0])
        descents.append(parse(path.read_bytes()).descent)

    assert len({descent.lineage for descent in descents}) == 1
    assert [list(descent.sessions.values()) for descent in descents] == [[1], [1, 2], [1, 2, 3]]
    assert [[one.has(other) for other in descents] for one in descents] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_earlier_versions_of_the_format_read_past_it(content: bytes) -> None:
    data = json.loads(content)
    del data["file"]["1"]["descent"]

    file = parse(dump(data).encode())

    assert file == parse(content)._replace(descent=Descent())


@pytest.mark.parametrize("change", [{"lineage": "x"}, {"since": 3}, {"sessions": {}}, {"more": 1}, {"sha256": None}])
def test_what_is_changed_in_it_is_damage(content: bytes, change: dict[str, object]) -> None:
    data = json.loads(content)
    data["file"]["1"]["descent"].update(change)

    assert opened(dump(data).encode()) is None


def test_that_of_another_file_is_damage(content: bytes, tmp_path: Path) -> None:
    other = tmp_path / "drafts.json"
    DraftStore(other).save(numbered(1), IDS[0])
    data = json.loads(content)
    data["file"]["1"]["descent"] = json.loads(other.read_bytes())["file"]["1"]["descent"]

    assert opened(dump(data).encode()) is None


def test_long_lines_of_sessions_are_cut_and_nothing_is_taken_for_known_then(path: Path) -> None:
    descent = Descent()
    for saves in range(1, 301):
        descent = descent.after_save(f"{saves:012x}", saves)

    assert (len(descent.sessions), descent.since) == (100, 200)
    assert not descent.has(Descent("x", {f"{7:012x}": 7}))
    content = render({"drafts": {}}, 300, descent)
    path.parent.mkdir()
    path.write_bytes(content)
    assert parse(content).descent == descent
    assert read_seal(path) == Seal(300, descent)


# ------------------------------------------------------------ earlier formats


def test_the_first_format_is_numbered_by_time(content: bytes) -> None:
    plain = first_format(content)
    turned = with_times(plain, {"1": "2026-01-03", "2": "2026-01-01", "3": "2026-01-02"})

    file = parse(turned)

    assert (file.format, file.saves) == (1, 3)
    assert {number: draft["count"] for number, draft in file.tables["drafts"].items()} == {"1": 3, "2": 1, "3": 2}


def with_times(plain: bytes, days: dict[str, str]) -> bytes:
    drafts = tables_in(plain)["drafts"]
    for number, day in days.items():
        drafts[number]["saved"] = f"{day}T08:00:00+00:00"
    return dump({"drafts": drafts}).encode()


@pytest.mark.parametrize("year", ["0001-01-01", "0024-02-29", "9024-01-01", "9999-12-31"])
def test_a_year_that_cannot_be_keeps_nobody_out(content: bytes, year: str) -> None:
    file = parse(with_times(first_format(content), {"1": year}))

    saved = [
        moment(draft["saved"]).astimezone(timezone(timedelta(hours=8))) for draft in file.tables["drafts"].values()
    ]
    assert [1971 <= time.year <= 3000 for time in saved] == [True, True, True]


def test_drafts_of_the_first_format_with_one_id_are_told_apart(content: bytes) -> None:
    drafts = tables_in(first_format(content))["drafts"]
    for draft in drafts.values():
        draft["id"] = IDS[0]

    file = parse(dump({"drafts": {**drafts, "4": {**drafts["1"], "id": f"{IDS[0]}-2"}}}).encode())

    ids = [draft["id"] for draft in file.tables["drafts"].values()]
    assert ids[0] == IDS[0]
    assert len(set(ids)) == 4
    assert [draft["report"] for draft in file.tables["drafts"].values()][:3] == [
        draft["report"] for draft in drafts.values()
    ]


@pytest.mark.parametrize("number", ["01", "0", "-1", "1_0", "١", " 1", "9" * 5000])
def test_a_number_that_tinydb_reads_otherwise_is_refused(content: bytes, number: str) -> None:
    drafts = tables_in(first_format(content))["drafts"]

    assert opened(dump({"drafts": {**drafts, number: drafts["1"]}}).encode()) is None


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "9" * 5000, '"\\ud800"'])
def test_what_could_not_be_written_again_is_refused(content: bytes, number: str) -> None:
    plain = first_format(content)
    assert opened(plain) is not None

    assert opened(changed(b'"notes": {}', b'"notes": ' + number.encode())(plain)) is None

"""A return slip is read in the sandbox: it arrives as it is, or is refused with the same sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.exchange.return_slip import SlipFault
from models.exchange.return_slip_json import slip_to_json, write_slip
from models.importers import open_content
from models.importers.sandbox.protocol import Scope, answer, refusal, slip_understood, understood
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.report_json import write_json
from models.system.errors import ReportError, UnreadableReport
from tests.builders import balanced
from tests.models.exchange.slips import a_slip

HALF = {"slip": {**slip_to_json(a_slip()), "office": "\ud800"}}
"""With a character that cannot be written."""


def test_a_slip_arrives_as_it_is_and_is_no_report() -> None:
    line = answer(a_slip())

    assert slip_understood(line) == a_slip()
    with pytest.raises(ValueError, match="no answer"):
        understood(line)


def test_a_refusal_arrives_with_its_kind() -> None:
    with pytest.raises(SlipFault, match="坏了"):
        slip_understood(refusal(SlipFault("坏了。")))


@pytest.mark.parametrize("more", [{}, {"slip": 7}, {"slip": {}}, {"slip": slip_to_json(a_slip()), "report": {}}, HALF])
def test_no_other_answer_is_believed(more: object) -> None:
    with pytest.raises((ValueError, ReportError)):
        slip_understood(json.dumps(more).encode())


def test_files_are_read_apart(tmp_path: Path) -> None:
    slip, report, large = (tmp_path / name for name in ("a.退回单", "b.退回单", "c.退回单"))
    slip.write_bytes(write_slip(a_slip()))
    report.write_bytes(write_json(balanced()))
    large.write_bytes(b" " * 5_000_000)
    with Reader(Scope.SLIPS) as reader:
        assert reader.open_slip(slip) == a_slip()
        for path, told in ((report, "不是退回单"), (large, "太大")):
            with pytest.raises(SlipFault, match=told):
                reader.open_slip(path)
        with pytest.raises(UnreadableReport):
            reader.open_slip(tmp_path / "nothing.退回单")


def test_a_slip_is_not_taken_for_a_report() -> None:
    with pytest.raises(UnreadableReport, match="打开退回单"):
        open_content(write_slip(a_slip()), "a.json")

"""What independent validators say of our files: Apache PDFBox Preflight (PDF/A-1b), page (PDF/A-1a, PDF/UA-1)."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import shutil
import subprocess
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest

from exporters.pdf.fonts import Choice, FaceRole, FontBook
from exporters.pdf.quick_card import quick_card
from exporters.release import Variant
from exporters.room_sheets.room_paper import room_paper
from models.form.editions import edition2021
from models.report.report import Report
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, content, sample_content
from tests.exporters.room_sheets.test_room_workbook import everything
from tests.thoroughness import before_landing

_JARS = tuple(
    Path("/usr/share/java", f"{name}.jar")
    for name in ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
)
_MISSING = [jar.name for jar in _JARS if not jar.exists()]
_TRUETYPE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
pytestmark = before_landing
_PROFILES = ("1a", "ua1")
_DISPUTED = {"PDFA1B-TRUETYPE-GLYPH-WIDTH-001", "PDFUA1-FONT-GLYPH-WIDTH-001"}
"""What page 0.11 says of every CFF font with several private dictionaries: it takes the widths in them for what they
are without their `nominalWidthX`. Preflight reads them as they are meant, and files with TrueType fonts have none."""

_NOT_CLAIMED = {"PDFA1A-ID-CONFORMANCE-001", "PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"}
"""Our files say that they are PDF/A-1b and no more: the rest is judged by one young validator, and by no person."""

_VALID = re.compile(r"The file (\S+) is a valid PDF/A-1b file")


@cache
def _samples() -> dict[str, bytes]:
    """Return every variant of every sample, what is odd, and the card."""
    files = {
        f"{number}-{variant.name}.pdf": sample_content(number, variant) for number in SAMPLES for variant in Variant
    }
    odd = answered(balanced(2020), {"texts/overview": "李喆𫟹😀\x07<b>&"})
    files["room.pdf"] = room_paper([everything(), everything(2020)])
    card = quick_card(edition2021.FORM, defaultdict(lambda: "F4"))
    blank = content(Report.blank(2025), Variant.DRAFT)
    return files | {"blank.pdf": blank, "odd.pdf": content(odd, Variant.FILING), "card.pdf": card}


def _truetype() -> dict[str, bytes]:
    """Return a file with a TrueType font, where there is one with Chinese characters."""
    if not _TRUETYPE.exists():
        return {}
    book = FontBook({role: (Choice(_TRUETYPE),) for role in FaceRole})
    return {"truetype.pdf": content(sample("001"), Variant.FILING, book)}


def _broken() -> dict[str, bytes]:
    return {"broken.pdf": content(balanced()).replace(b"/OutputIntents", b"/OutputIntentz")}


def _do_without(command: str) -> NoReturn:
    """Skip a test whose validator is missing; before a change lands, fail."""
    (pytest.fail if os.environ.get("BEFORE_LANDING") else pytest.skip)(f"the validator is not there: {command}")


@pytest.fixture(scope="module")
def verdict(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], str]:
    """Return the names of the files that are valid, and all that the validator says; it is slow to start."""
    if not shutil.which("java") or _MISSING:
        _do_without("python3 dev.py checkers")
    folder = tmp_path_factory.mktemp("archival")
    for name, file in (_samples() | _truetype() | _broken()).items():
        (folder / name).write_bytes(file)
    validator = ["-cp", os.pathsep.join(map(str, _JARS)), "org.apache.pdfbox.preflight.Validator_A1b"]
    command = ["java", *validator, "batch", str(folder)]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout  # noqa: S603  ours
    return set(_VALID.findall(said)), said


def test_every_copy_of_every_sample_is_archival(verdict: tuple[set[str], str]) -> None:
    valid, said = verdict

    assert _samples().keys() <= valid, said


@pytest.mark.skipif(not _TRUETYPE.exists(), reason="needs a TrueType font with Chinese characters")
def test_truetype_fonts_as_windows_has_them_are_archival_too(verdict: tuple[set[str], str]) -> None:
    valid, said = verdict

    assert "truetype.pdf" in valid, said


def test_validator_does_find_faults(verdict: tuple[set[str], str]) -> None:
    valid, said = verdict

    assert "broken.pdf" in said
    assert "broken.pdf" not in valid, said


# ---------------------------------------------------------------- tags


def _faults(file: bytes, profile: str) -> set[str]:
    """Return the rules of a profile that a file breaks."""
    if importlib.util.find_spec("page") is None:
        _do_without("python3 dev.py test")
    page: Any = importlib.import_module("page")
    return {failure.rule_id for failure in page.validate_pdf_bytes(file, profile=profile).failures}


@pytest.mark.parametrize("profile", _PROFILES)
def test_every_copy_of_every_sample_is_tagged_as_the_standards_want(profile: str) -> None:
    assert {rule for file in _samples().values() for rule in _faults(file, profile)} <= _DISPUTED | _NOT_CLAIMED


@pytest.mark.parametrize("profile", _PROFILES)
@pytest.mark.skipif(not _TRUETYPE.exists(), reason="needs a TrueType font with Chinese characters")
def test_with_truetype_fonts_nothing_is_found_but_what_is_not_claimed(profile: str) -> None:
    assert _faults(_truetype()["truetype.pdf"], profile) <= _NOT_CLAIMED


def test_validator_does_find_what_is_tagged_wrongly() -> None:
    file = content(balanced())

    assert "PDFA1A-TAGGED-DOCUMENT-001" in _faults(file.replace(b"/MarkInfo", b"/MarkInfX"), "1a")
    assert "PDFUA1-LINK-LINK-TAG-001" in _faults(sample_content("000").replace(b"/S/Link/P", b"/S/P/P   "), "ua1")
    assert "PDFUA1-TABLE-ROW-COLUMNSPAN-001" in _faults(file.replace(b"/ColSpan 7", b"/ColSpan 6"), "ua1")
    assert "PDFUA1-HEADING-NESTING-001" in _faults(file.replace(b"/S/H2/P", b"/S/H4/P"), "ua1")

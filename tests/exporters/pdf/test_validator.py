"""What an independent validator (Apache PDFBox Preflight) says of our files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from exporters.pdf.fonts import Choice, FaceRole, FontBook
from exporters.release import Variant
from models.report.report import Report
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, content, sample_content
from tests.thoroughness import before_landing

_JARS = tuple(
    Path("/usr/share/java", f"{name}.jar")
    for name in ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
)
_MISSING = [jar.name for jar in _JARS if not jar.exists()]
_TRUETYPE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
pytestmark = before_landing
_VALID = re.compile(r"The file (\S+) is a valid PDF/A-1b file")


def _samples() -> dict[str, bytes]:
    """Return every variant of every sample, and what is odd."""
    files = {
        f"{number}-{variant.name}.pdf": sample_content(number, variant) for number in SAMPLES for variant in Variant
    }
    odd = answered(balanced(2020), {"texts/overview": "李喆𫟹😀\x07<b>&"})
    return files | {"blank.pdf": content(Report.blank(2025), Variant.DRAFT), "odd.pdf": content(odd, Variant.FILING)}


def _truetype() -> dict[str, bytes]:
    """Return a file with a TrueType font, where there is one with Chinese characters."""
    if not _TRUETYPE.exists():
        return {}
    book = FontBook({role: (Choice(_TRUETYPE),) for role in FaceRole})
    return {"truetype.pdf": content(sample("001"), Variant.FILING, book)}


def _broken() -> dict[str, bytes]:
    return {"broken.pdf": content(balanced()).replace(b"/OutputIntents", b"/OutputIntentz")}


@pytest.fixture(scope="module")
def verdict(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], str]:
    """Return the names of the files that are valid, and all that the validator says; it is slow to start."""
    if not shutil.which("java") or _MISSING:
        if os.environ.get("BEFORE_LANDING"):
            pytest.fail("the validator is not there: python3 dev.py checkers")
        pytest.skip("the validator is not there: python3 dev.py checkers")
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

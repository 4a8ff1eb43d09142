"""What an independent validator (Apache PDFBox Preflight) says of our files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from exporters.pdf.fonts import Choice, FontBook, Role
from exporters.release import Copy
from models.report import Report
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, content

_JARS = tuple(
    Path("/usr/share/java", f"{name}.jar")
    for name in ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
)
_MISSING = [jar.name for jar in _JARS if not jar.exists()]
_TRUETYPE = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
_VALID = re.compile(r"The file (\S+) is a valid PDF/A-1b file")


def _validated(folder: Path, files: dict[str, bytes]) -> tuple[set[str], str]:
    """Return the names of the files that are valid, and all that the validator says."""
    if not shutil.which("java") or _MISSING:
        if os.environ.get("REQUIRE_CHECKERS"):
            pytest.fail("the validator is not there: python3 dev.py checkers")
        pytest.skip("the validator is not there: python3 dev.py checkers")
    for name, file in files.items():
        (folder / name).write_bytes(file)
    validator = ["-cp", os.pathsep.join(map(str, _JARS)), "org.apache.pdfbox.preflight.Validator_A1b"]
    command = ["java", *validator, "batch", str(folder)]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout  # noqa: S603  ours
    return set(_VALID.findall(said)), said


def test_every_copy_of_every_sample_is_archival(tmp_path: Path) -> None:
    files = {f"{number}-{copy.name}.pdf": content(sample(number), copy) for number in SAMPLES for copy in Copy}
    odd = answered(balanced(2020), {"texts/overview": "李喆𫟹😀\x07<b>&"})
    files |= {"blank.pdf": content(Report.blank(2025), Copy.DRAFT), "odd.pdf": content(odd, Copy.FILING)}
    valid, said = _validated(tmp_path, files)

    assert valid == files.keys(), said


@pytest.mark.skipif(not _TRUETYPE.exists(), reason="needs a TrueType font with Chinese characters")
def test_truetype_fonts_as_windows_has_them_are_archival_too(tmp_path: Path) -> None:
    book = FontBook({role: (Choice(_TRUETYPE),) for role in Role})
    valid, said = _validated(tmp_path, {"truetype.pdf": content(sample("001"), Copy.FILING, book)})

    assert valid == {"truetype.pdf"}, said


def test_validator_does_find_faults(tmp_path: Path) -> None:
    broken = content(balanced()).replace(b"/OutputIntents", b"/OutputIntentz")
    valid, said = _validated(tmp_path, {"broken.pdf": broken})

    assert not valid, said

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from exporters import EXCEL, PDF, let_out
from exporters.filing import FILED, filed
from exporters.release import Variant
from models.importers import read_file
from models.report.matching_code import matching_code
from models.report.report import Report
from models.system.errors import NotReady
from tests.builders import balanced


def test_the_copy_to_sign_and_the_workbook_are_filed(tmp_path: Path) -> None:
    files = filed(balanced())

    pdf, workbook = (exporter.file_name(let_out(balanced(), Variant.FILING)) for exporter in (PDF, EXCEL))
    assert pdf.endswith("（报送版）.pdf")
    assert len(files) == len(FILED)
    assert all(matching_code(balanced()) in page.extract_text() for page in PdfReader(BytesIO(files[pdf])).pages)
    (tmp_path / workbook).write_bytes(files[workbook])
    assert read_file(tmp_path / workbook).report == balanced()


def test_an_unfinished_report_is_not_filed() -> None:
    with pytest.raises(NotReady):
        filed(Report.blank(2023))

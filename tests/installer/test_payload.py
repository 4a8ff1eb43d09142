from __future__ import annotations

import re
from pathlib import Path

import pytest

from installer.contents import PROGRAM, RUNTIME
from installer.inputs import HERE, LOCK, ROOT, BuildError, _ensure_known
from installer.libraries import is_of_windows
from installer.licences import Package, _listed
from installer.payload import _is_kept, digest, files


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/plugins/tls/qschannelbackend.dll", False),
        ("PySide6/translations/qtbase_zh_CN.qm", True),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/support/deprecated.py", True),
        ("PySide6/scripts/deploy_lib/config.py", False),
        ("pylopdf_fonts_zh_cn/NotoSerifSC-Regular.otf", True),
        ("reportlab/graphics/barcode/qr.py", True),
        ("openpyxl-3.1.5.dist-info/METADATA", False),
        ("openpyxl/tests/test_x.py", False),
        ("lxml/etree.pyx", False),
    ],
)
def test_what_nobody_needs_stays_out(name: str, *, kept: bool) -> None:
    assert _is_kept(name) is kept


def test_only_windows_own_libraries_need_not_be_shipped() -> None:
    assert is_of_windows("kernel32.dll")
    assert is_of_windows("api-ms-win-crt-runtime-l1-1-0.dll")
    assert not is_of_windows("msvcp140.dll")
    assert not is_of_windows("libcrypto-3.dll")


def test_every_binary_of_the_windows_python_is_pinned(tmp_path: Path) -> None:
    pinned = dict(line.split()[::-1] for line in (HERE / "runtime.sha256").read_text("ascii").splitlines())
    assert set(RUNTIME) <= pinned.keys()

    for name in pinned:
        (tmp_path / name).write_bytes(b"another")
    with pytest.raises(BuildError):
        _ensure_known(tmp_path)


def test_the_lock_is_the_same_for_windows() -> None:
    """Pip would judge a marker by the system that builds."""
    assert "sys_platform" not in LOCK.read_text("utf-8")


def test_the_whole_program_is_shipped() -> None:
    used = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"installer", "tests"}

    assert used | {"main.py"} == set(PROGRAM)


def test_files_are_listed_in_the_same_order_everywhere(tmp_path: Path) -> None:
    for name in ("b", "a/c", "年"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")

    assert [path.relative_to(tmp_path).as_posix() for path in files(tmp_path)] == ["a/c", "b", "年"]
    assert digest(tmp_path / "b") == "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"


def test_the_licence_of_qt_is_told() -> None:
    said = _listed([Package("PySide6_Essentials", "6.11.3", "LGPL-3.0-only", "https://pyside.org")])

    assert "LGPL" in said
    assert "PySide6_Essentials 6.11.3" in said
    assert {path.name for path in (HERE / "licences").iterdir()} == {"LGPL-3.txt", "GPL-3.txt"}


def test_the_page_tells_every_status_of_the_installer() -> None:
    script = (HERE / "setup.nsi").read_text("utf-8")
    page = (HERE / "给管理电脑的人.html").read_text("utf-8")
    statuses = re.findall(r"^!define [A-Z_]+ (\d)$", script, re.MULTILINE)

    assert len(statuses) == 5
    assert [status for status in statuses if f"；{status} " not in page and f"\n{status} " not in page] == []

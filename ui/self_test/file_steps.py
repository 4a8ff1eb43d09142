"""The steps of the self-test with files: they are written, read back, looked at, and nothing goes to a network."""

from __future__ import annotations

import sys
from pathlib import Path

from pylopdf_fonts_zh_cn import sans_path, serif_path

from exporters import Exporter, let_out, missing_characters
from models.importers.sandbox.held import Held
from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.sandboxed_reader import Reader
from models.system.files import replacing
from ui.kit.colours import LIGHT
from ui.self_test.hands import share
from ui.self_test.trial import ADVICE, Amiss, Trial

_RARE = "㑇㕮䴙鿍鿭𠅤𫖯𬀩𬭚"
"""Standard characters that a set of characters older than 2000 lacks."""

_NETWORK = "Qt6Network"
_ACTS = {
    Held.WRITES: "改文件",
    Held.STARTS: "启动别的程序",
    Held.CONNECTIONS: "联网",
    Held.LOOKS: "看别的文件",
    Held.MEMORY: "多占内存",
}
"""What a file must not make the process do that reads it."""


def export(exporter: Exporter, trial: Trial) -> str:
    """Write every variant of a kind of file."""
    sizes = []
    for variant in exporter.variants:
        path = trial.file(exporter, variant)
        with replacing(path) as stream:
            exporter.write(let_out(trial.report, variant), stream)
        sizes.append(path.stat().st_size)
    if not all(sizes):
        raise Amiss(f"导出的文件是空的。{ADVICE}")
    return f"{len(sizes)} 个文件，{sum(sizes) // 1000:,} KB"


def workbook_is_read(trial: Trial) -> str:
    """Let the process that reads files read the workbook, and compare."""
    path = trial.exported(".xlsx")
    with Reader(Scope.OURS) as reader:
        report, differences = reader.open_ours(path)
    if report != trial.report or differences:
        raise Amiss(f"读回来的数和导出以前的不一样（{len(differences)} 处）。{ADVICE}")
    return "一样"


def read_document(trial: Trial) -> str:
    """Read the Word document back like one from elsewhere: all that reads other people’s files has to load for that."""
    with Reader() as reader:
        found = reader.open(trial.exported(".docx")).report.figures
    wrong = sum(found.get(ref) != figure for ref, figure in trial.report.figures.items())
    if wrong:
        raise Amiss(f"读回来的数和导出以前的不一样（{wrong} 处）。{ADVICE}")
    return "一样"


def hold_reader(_trial: Trial) -> str:
    """Ask what the system itself refuses to the process that reads files: whatever it does not, the program refuses."""
    with Reader() as reader:
        held = reader.held()
    others = "、".join(words for one, words in _ACTS.items() if one not in held)
    if not held:
        return f"{others}：系统没有拦，由程序自己拦"
    refused = "、".join(words for one, words in _ACTS.items() if one in held)
    return f"系统不让它{refused}" + (f"；{others}由程序自己拦" if others else "")


def look_at_page(trial: Trial) -> str:
    """Draw the first page of the PDF: neither blank nor black."""
    from ui.outgoing.page_pictures import open_pages, picture  # noqa: PLC0415  only where it is needed

    pages = open_pages(trial.exported(".pdf").read_bytes())
    count, page = len(pages), picture(pages, 1, 1.0)
    pages.close()
    white = share(page, LIGHT.paper)
    if not 0.3 < white < 0.995:
        raise Amiss(f"PDF 的第一页画出来不对：白的占 {white:.0%}。{ADVICE}")
    return f"有字（共 {count} 页）"


def print_characters(_trial: Trial) -> str:
    """Look for the standard characters in each font that comes with the program, and in all of this computer."""
    from exporters.pdf.fonts import Choice, FaceRole, FontBook  # noqa: PLC0415  ReportLab is not needed before

    standard = _standard_characters()
    for path in (sans_path(), serif_path()):
        if missing := FontBook({FaceRole.SONG: (Choice(path),)}).missing(standard):
            raise Amiss(f"程序自带的字体“{path.name}”没有了，或者坏了：{len(missing)} 个常用字印不出来。{ADVICE}")
    if missing := missing_characters(standard):
        raise Amiss(f"{len(missing)} 个常用字印不出来，例如“{min(missing)}”。{ADVICE}")
    return f"{len(standard):,} 个字都能印"


def stay_offline(_trial: Trial) -> str:
    """See that nothing is loaded that could open a connection by way of Qt."""
    if "PySide6.QtNetwork" in sys.modules or _network_is_loaded():
        raise Amiss("程序里装进了联网用的部件。填的内容没有送出去，但是请联系管理电脑的人。")
    return "没有装进联网的部件"


def _standard_characters() -> str:
    """Return the characters of GB 2312, and some of those that came later."""
    pairs = (bytes((row, at)) for row in range(0xB0, 0xF8) for at in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs) + _RARE


def _network_is_loaded() -> bool:
    """Return whether this process has loaded Qt's library for networks."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only where it is needed

        return bool(ctypes.windll.kernel32.GetModuleHandleW(f"{_NETWORK}.dll"))
    maps = Path("/proc/self/maps")
    return maps.exists() and f"lib{_NETWORK}." in maps.read_text(encoding="utf-8", errors="replace")

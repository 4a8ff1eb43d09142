"""Pages that are saved in one file with all that belongs to them, and pages that are made of others."""

from __future__ import annotations

import quopri

import pytest

from models.importers import open_content
from models.system.errors import UnreadableReport
from tests.models.importers.readers.pdf.permit_pages import page, permits, table

MARK = "----MultipartBoundary--abc----"
FRAMES = (
    "<html><head>{}</head><frameset rows='*,39'><frame src='b.files/sheet001.htm'>{}<noframes>不支持</frameset></html>"
)
TABS = "<frame src='b.files/tabstrip.htm'>"


def archive(*parts: tuple[str, str, str]) -> bytes:
    """Return parts as one file; each has its kind, its header, and what is in it."""
    whole = f'From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\tboundary="{MARK}"\r\n\r\n'.encode()
    for kind, header, text in parts:
        content = quopri.encodestring(text.encode()).replace(b"\n", b"\r\n")
        encoding = "Content-Transfer-Encoding: quoted-printable"
        whole += f"--{MARK}\r\nContent-Type: {kind}\r\n{encoding}\r\n{header}\r\n\r\n".encode() + content + b"\r\n"
    return whole + f"--{MARK}--\r\n".encode()


@pytest.mark.parametrize("header", ["Content-Location: cid:css-1@mhtml.blink", "Content-ID: <css-1@mhtml.blink>"])
def test_style_sheets_of_chrome_hold(header: str) -> None:
    text = page("12<i class=h>9</i>", "<link rel=stylesheet href='cid:css-1@mhtml.blink'>")
    parts = [("text/html", "Content-Location: http://a/b.html", text), ("text/css", header, ".h { display: none; }")]

    assert permits(archive(*parts)) == ("12", True, ())


def test_a_page_in_a_page_is_read_in_its_place() -> None:
    text = page("", body="<iframe src='cid:frame-9@mhtml.blink'></iframe>")
    inner = ("text/html", "Content-ID: <frame-9@mhtml.blink>", f"<html><body>{table('12')}</body></html>")

    assert permits(archive(("text/html", "Content-Location: http://a/b.html", text), inner)) == ("12", True, ())
    assert permits(page("", body=f'<iframe srcdoc="{table("12")}"></iframe>')) == ("12", True, ())


def workbook(*visible: str) -> list[tuple[str, str, str]]:
    """Return a workbook saved as one page, with the sheets of which one is hidden."""
    sheets = "".join(
        f"<x:ExcelWorksheet><x:Name>表{at}</x:Name>{state}"
        f'<x:WorksheetSource HRef="b.files/sheet00{at}.htm"/></x:ExcelWorksheet>'
        for at, state in enumerate(visible, 1)
    )
    main = FRAMES.format(
        f"<!--[if gte mso 9]><xml><x:ExcelWorksheets>{sheets}</x:ExcelWorksheets></xml><![endif]-->", TABS
    )
    whole = page("12")
    cut = whole.index("<table>")
    pages = [f"{whole[:cut]}</body></html>", page("112"), f"<html><body>{whole[cut:]}"]
    return [
        ("text/html", "Content-Location: file:///C:/b.htm", main),
        *(
            ("text/html", f"Content-Location: file:///C:/b.files/sheet00{at}.htm", text)
            for at, text in enumerate(pages, 1)
        ),
        ("text/html", "Content-Location: file:///C:/b.files/tabstrip.htm", "<p>表1 表2 表3</p>"),
    ]


def test_the_sheets_of_a_workbook_are_read_one_after_the_other() -> None:
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    found = permits(archive(*workbook("", hidden, "")))

    assert found[:2] == ("12", True)
    assert "表2" in found.left
    assert "隐藏" in found.left


def test_a_sheet_that_is_not_in_the_file_is_told() -> None:
    parts = workbook("", "")[:2]
    parts[1] = (*parts[1][:2], page("12"))
    found = permits(archive(*parts))

    assert found[:2] == ("12", True)
    assert "sheet002.htm" in found.left


def test_frames_alone_are_no_report_and_say_where_it_is() -> None:
    with pytest.raises(UnreadableReport, match=r"sheet001\.htm.*xlsx"):
        open_content(FRAMES.format("", TABS).encode(), "a.htm")


def test_a_page_that_scripts_fill_is_told_from_one_of_another_kind() -> None:
    with pytest.raises(UnreadableReport, match="没有正文"):
        open_content(b"<html><body><div id=app></div><script>run()</script></body></html>", "a.htm")


@pytest.mark.parametrize("end", ["<td>行政处罚", "<p cla"])
def test_a_page_that_is_cut_off_says_so(end: str) -> None:
    whole = page("12", body=f"{{}}<p>三、</p><table><tr><td>甲</td><td>1</td></tr><tr>{end}")
    content = whole[: whole.rindex(end) + len(end)]

    assert [where for where, _ in permits(content).unread][-1] == "网页的末尾"
    assert "网页的末尾" not in [where for where, _ in permits(page("12")).unread]


def test_an_archive_that_is_cut_off_says_so() -> None:
    content = archive(("text/html", "Content-Location: http://a/b.html", page("12")))

    assert "网页的末尾" not in [where for where, _ in permits(content).unread]
    assert "网页的末尾" in [where for where, _ in permits(content[:-60]).unread]

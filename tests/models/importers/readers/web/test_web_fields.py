"""Fields of a web page are read; pictures and what else holds no text are named, where they belong to the report."""

from __future__ import annotations

import pytest

from tests.models.importers.readers.pdf.permit_pages import page, permits


@pytest.mark.parametrize(
    "field",
    [
        "<input type=text readonly value=12>",
        "<input value=12 name=xk>",
        "<input type=number value=12>件",
        "<textarea rows=1> 12\n</textarea>",
        "<select><option>9<option selected>12<option>13</select>",
        "<select><option>12<option>13</select>",
        "12<input type=hidden value=9>",
        "12<input value=9 style='display:none'>",
        "12<button>3</button>",
    ],
)
def test_a_field_is_read_as_it_is_shown(field: str) -> None:
    assert permits(page(field))[:2] == ("12", True)


@pytest.mark.parametrize(
    "field",
    [
        "<output>12</output>",
        "<div contenteditable=true>12</div>",
        "<input type=search value=12>",
        "<select><option disabled>9<option>12</select>",
        "<select><optgroup disabled><option>9</optgroup><option label=12></select>",
        "12<input type=range value=9 style='display:none'>",
        "12<meter value=.9 hidden>9</meter>",
    ],
)
def test_what_a_browser_puts_into_a_field_is_read(field: str) -> None:
    assert permits(page(field)) == ("12", True, ())


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("<input type=range max=20 value=12>", "滑块"),
        ("<input type=password value=12>", "密码框"),
        ("<input type=number value=１２>", "１２"),
        ("<input type=number value='1,2'>", "1,2"),
        ("<meter value=12 max=20>12</meter>", "刻度条"),
        ("<progress value=12 max=20>12</progress>", "进度条"),
        ("<button>12</button>", "按钮，上面写着“12”"),
        ("<input type=button value=12>", "按钮，上面写着“12”"),
        ("<input placeholder=例：12>", "例：12"),
        ("<select multiple><option>9<option>12</select>", "没有选中"),
    ],
)
def test_a_field_that_shows_no_text_is_named_at_its_cell(field: str, words: str) -> None:
    found = permits(page(field))

    assert found.value == ""
    assert [where for where, text in found.unread if words in text and "请" in text] == ["第 1 个表第 2 行第 2 列"]


def test_a_list_of_several_lines_is_asked_about() -> None:
    assert permits(page("<select size=3><option>9<option selected>12</select>"))[:2] == ("12", False)


def test_boxes_are_read_with_whether_they_are_ticked() -> None:
    body = "{}<p>三、其他</p><p>是否公开<input type=checkbox checked>是<input type=checkbox>否</p>"

    assert any("☑ 是 ☐ 否" in text for _, text in permits(page("12", body=body)).unread)


def test_fields_of_the_site_are_no_text() -> None:
    body = "<form action=/search><input name=q value=请输入></form><select><option>省政府<option>市政府</select>{}"

    assert permits(page("12", body=body)) == ("12", True, ())


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<img src='t/table1.png' width=800 height=300>", "一张图片（table1.png）"),
        ("<img src='W0201/abc.jpg' alt='表二'>", "表二"),
        ("<canvas width=600 height=300></canvas>", "脚本画的图"),
        ("<iframe src='t.html' width=600 height=300></iframe>", "t.html"),
        ("<object data='a.pdf'></object>", "a.pdf"),
        ("<svg width=300 height=200><text>12</text></svg>", "一幅图"),
        ("<p>甲<img src=a.png width=300 height=90>乙</p>", "a.png"),
    ],
)
def test_pictures_in_the_report_are_named_with_what_to_do(body: str, words: str) -> None:
    (_, text), *_ = [one for one in permits(page("12", body=f"{{}}{body}")).unread if words in one[1]]

    assert "请" in text


def test_a_picture_in_place_of_a_figure_is_named_at_its_cell() -> None:
    found = permits(page("<img src=n.png width=20 height=18>"))

    assert found.value == ""
    assert [where for where, text in found.unread if "n.png" in text] == ["第 1 个表第 2 行第 2 列"]


@pytest.mark.parametrize("figure", ["12<img src=0.png width=9 height=9>", "1<img src=a.gif>2", "<svg></svg>12"])
def test_a_picture_beside_a_figure_may_be_a_digit(figure: str) -> None:
    assert permits(page(figure))[:2] == ("12", False)


@pytest.mark.parametrize(
    "body",
    [
        "{}<img src=logo.png>",
        "{}<img src=a.png width=16 height=16>",
        "{}<img src=a.png style='display:none'>",
        "{}<img src='data:image/png;base64,AAAA'>",
        "{}<iframe src=count.html width=0 height=0></iframe>",
        "{}<svg><path d=M1></svg>",
        "{}<p>版权所有：某某</p><img src=foot.png>",
    ],
)
def test_ornaments_and_what_surrounds_the_report_are_not_named(body: str) -> None:
    assert "图" not in permits(page("12", body=body)).left


def test_pictures_above_the_report_are_not_named() -> None:
    whole = page("12").replace("<body>", "<body><img src=top.jpg width=1000 height=200>")

    assert permits(whole) == ("12", True, ())


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("<div style='mso-element:footnote' id=ftn1><p><a href=#r>[1]</a> 其中3件为变更。</p></div>", "脚注"),
        ("<div id=sdfootnote1><p>1 其中3件为变更。</p></div>", "脚注"),
        ("<div style='mso-element:comment'><p>其中3件为变更。</p></div>", "批注"),
    ],
)
def test_notes_below_the_page_are_told_as_notes(note: str, kind: str) -> None:
    found = permits(page("12<sup>1</sup>", body=f"{{}}<hr>{note}"))

    assert found[:2] == ("12", True)
    assert found.left.startswith(kind)
    assert "其中3件为变更" in found.left

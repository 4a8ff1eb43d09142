"""Of a figure on a web page that is read which a person sees there, and what may look otherwise is not sure."""

from __future__ import annotations

import pytest

from models.form.refs import TextRef
from models.importers.published.reading import Found
from tests.models.importers.readers.pdf.permit_pages import PENALTIES, TITLE, page, permits, reading

PLAIN = {
    "a raised mark": ("12<sup>1</sup>", ""),
    "in brackets, with a link": ("<p>12<a href=#n><sup>[1]</sup></a></p>", ""),
    "several": ("12<sup>1,2</sup>", ""),
    "before the figure": ("<sup>*</sup>12", ""),
    "lowered": ("12<sub>注1</sub>", ""),
    "raised by itself": ("12<span style='vertical-align:super;font-size:8pt'>①</span>", ""),
    "raised by position": ("12<span style='position:relative;top:-6.0pt;mso-text-raise:6.0pt'>2</span>", ""),
    "raised by class": ("12<span class=n>1</span>", "span.n{vertical-align:super}"),
    "raised by a share": ("12<span style='vertical-align:30%'>1</span>", ""),
    "small at the top": ("12<span class=n>1</span>", ".n{font-size:60%;vertical-align:top}"),
    "footnote of Word": ("12<a href=#f><span class=MsoFootnoteReference>[1]</span></a>", ""),
    "footnote of LibreOffice": ("12<a class=sdfootnoteanc href=#f>1</a>", ""),
    "hidden by class": ("12<i class=h>9</i>", ".h{display:none}"),
    "by what is around": ("12<span><em>9</em></span>", "table tr td span em{visibility:hidden}"),
    "by the next around": ("12<i>9</i>", "td > i, th > i{display:none}"),
    "by id": ("12<i id=a1>9</i>", "#a1{opacity:0}"),
    "by attribute": ("12<i data-k=old>9</i>", "[data-k=old]{display:none}"),
    "in a rule in a rule": ("12<i class=h>9</i>", "td{color:red; i.h{display:none}}"),
    "in a sheet for screens": ("12<i class=h>9</i>", "@media screen and (min-width:600px){.h{display:none}}"),
    "not in one for paper": ("12", "@media print{td{display:none}}"),
    "behind a comment": ("12<i class=h>9</i>", "/* } */ .h{display:none /* ; */}"),
    "above its own style": ("12<i class=h style='display:inline'>9</i>", ".h{display:none!important}"),
    "below its own style": ("1<i class=h style='display:inline'>2</i>", ".h{display:none}"),
    "shown by a stronger rule": ("1<i class='h on'>2</i>", ".h.on{display:inline} .h{display:none}"),
    "type of no size": ("12<i class=h>9</i>", ".h{font:0/0 a}"),
    "type of one point": ("12<i style='font-size:1pt'>9</i>", ""),
    "white on white": ("12<i class=h>9</i>", "td{background:#fff}.h{color:rgb(255,255,254)}"),
    "white on white by attributes": ("<table bgcolor=white><tr><td>12<font color=#FFFFFF>9</font></table>", ""),
    "without colour": ("12<i style='color:transparent'>9</i>", ""),
    "off the page": ("12<i style='position:absolute;left:-9999px'>9</i>", ""),
    "indented off the page": ("12<i style='display:inline-block;text-indent:-999em'>9</i>", ""),
    "cut away": ("12<i class=h>9</i>", ".h{position:absolute;clip:rect(0,0,0,0)}"),
    "in a box without height": ("12<i style='display:block;height:0;overflow:hidden'>9</i>", ""),
    "cleared by a filter": ("12<i class=h>9</i>", ".h{filter:alpha(opacity=0)}"),
    "words beside what is around": ("<p>12</p>", "table::before{content:'1'}"),
    "shrunk": ("12<i style='display:inline-block;transform:scale(0)'>9</i>", ""),
    "hidden at once": ("12<i hidden>9</i>", ""),
    "the number of a paragraph": ("<ol><li>12</ol>", ""),
    "of a paragraph in it": ("<ol start=3><li><p>12</p></ol>", ""),
    "as Word writes it": ("<p><![if !supportLists]><span style='mso-list:Ignore'>1.&nbsp;</span><![endif]>12</p>", ""),
    "a window that is not open": ("<dialog>9</dialog>12", ""),
    "a note that is not called": ("<i popover>9</i>12", ""),
    "white in a variable": ("12<i class=h>9</i>", ":root{--c:#fff}td{background:#fff}.h{color:var(--c)}"),
    "white by the system": ("12<i style='color:Canvas;background:white'>9</i>", ""),
    "red in white words": ("<p style='color:#fff;background:#fff'><b style='color:crimson'>12</b></p>", ""),
    "shrunk by a zoom": ("12<i style='zoom:.01'>9</i>", ""),
    "hidden in letters by number": ("12<i style='displ\\61y:n\\6fne'>9</i>", ""),
    "hidden by a class in capitals": ("12<i class=H>9</i>", ".h{display:none}"),
    "in a rule that is none": ("1<i class=h>2</i>", ".g,.h,{display:none}"),
    "in a sheet of another kind": ("1<i class=h>2</i><style type=text/less>.h{display:none}</style>", ""),
    "in a sheet without scripts": ("1<i class=h>2</i><noscript><style>.h{display:none}</style></noscript>", ""),
    "in the dark only": ("1<i class=h>2</i>", "@media (prefers-color-scheme:dark){.h{display:none}}"),
    "a box that scrolls": ("12<i style='display:inline-block;width:0;overflow-x:auto'>9</i>", ""),
    "raised by its letters": ("12<i style='font-variant:super'>1</i>", ""),
    "raised from below": ("12<i style='position:relative;bottom:5px;font-size:8px'>1</i>", ""),
    "of one size in two runs": ("<i style='font-size:10.5pt'>1</i><i style='font-size:10.5pt'>2</i>", ""),
    "in a motion that ends in sight": ("<i class=a>12</i>", "@keyframes x{from{opacity:0}}.a{animation:x 1s}"),
    "white on a header that may be it": ("12", "tr:nth-child(1){background:#1f4e79;color:#fff}"),
    "rows by turns": ("12", "tr:nth-child(even){background:#f2f2f2}"),
    "an icon behind it": ("<b class=i>12</b>", r".i::after{content:'\f001'}"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_what_is_seen_is_read_and_sure(name: str) -> None:
    figure, style = PLAIN[name]

    assert permits(page(figure, f"<style>{style}</style>"))[:2] == ("12", True)


@pytest.mark.parametrize(
    ("figure", "style"),
    [
        ("<del>11</del>12", ""),
        ("<s>11</s> 12", ""),
        ("<strike>11</strike>12", ""),
        ("<span style='text-decoration:underline line-through'>11</span>12", ""),
        ("<b class=old>11</b>12", "td b.old{text-decoration-line: line-through}"),
        ("<i>11</i>12", "td i{text-decoration:line-through}"),
    ],
)
def test_what_is_crossed_out_is_told(figure: str, style: str) -> None:
    found = permits(page(figure, f"<style>{style}</style>"))

    assert found[:2] == ("12", True)
    assert [(where, "划掉" in text and "11" in text) for where, text in found.unread] == [
        ("第 1 个表第 2 行第 2 列", True)
    ]


def test_what_the_sheet_does_not_cross_out_stays() -> None:
    assert permits(page("<del>12</del>", "<style>del{text-decoration:none}</style>"))[:2] == ("12", True)


MISSING = "<link rel=stylesheet href=a.css>"


@pytest.mark.parametrize(
    ("figure", "head"),
    [
        ("<sup>12</sup>", ""),
        ("12<sup>-4</sup>", ""),
        ("1<sup>1</sup>2", ""),
        ("12<i>9</i>", "<style>td i:nth-child(1){display:none}</style>"),
        ("12<i>9</i>", "<style>u + i{display:none}</style>"),
        ("12<i class=h>9</i>", "<style>i:not(.on){display:none}</style>"),
        ("12<i class=h>9</i>", "<style>@media (orientation:landscape){.h{display:none}}</style>"),
        ("12<i style='display:var(--x)'>9</i>", ""),
        ("12<font color=white>9</font>", ""),
        ("<i style='color:#eee'>12</i>", ""),
        ("12<i style='background:black'>9</i>", ""),
        ("12<i>9</i>", "<style>td i:nth-child(1){color:#fff}</style>"),
        ("12<i>9</i>", "<style>td i:nth-child(1){color:transparent}</style>"),
        ("12<i>9</i>", "<style>i:not(.on){background:#000}</style>"),
        ("<b class=i>12</b>", r"<style>.i:after{content:'\30'}</style>"),
        ("<i style='color:Gainsboro;background:#fff'>12</i>", ""),
        ("<i style='color:#fff2cc;background:#ffe699'>12</i>", ""),
        ("<b class=i>12</b>", "<style>.i:before{content:'1'}</style>"),
        ("12<i class=sr-only>9</i>", MISSING),
        ("12<i class=xyz>9</i>", MISSING),
        ("12<i class=xyz>9</i>", "<style>@import 'a.css';</style>"),
        ("<span style='position:relative'>12<b style='position:absolute;left:0'>34</b></span>", ""),
        ("12<small>1</small>", ""),
        ("12<span style='font-size:60%'>1</span>", ""),
        ("12<i style='position:relative;z-index:-1'>9</i>", ""),
        ("<b class=i>11</b>12", "<style>.i{position:relative}.i:after{content:'';position:absolute;top:50%}</style>"),
        ("<bdo dir=rtl>21</bdo>", ""),
        ("1<i class=z></i>", "<style>.z::after{content:'2'}</style>"),
        ("<i style='float:right'>2</i>1", ""),
        ("<span style='display:flex'><b style='order:2'>2</b><b style='order:1'>1</b></span>", ""),
        ("<i style='letter-spacing:-1em'>9</i>12", ""),
        ("<i style='color:oklch(1 0 0)'>9</i>12", ""),
        ("<i style='color:var(--c)'>9</i>12", "<style>.a{--c:#fff}.b{--c:#000}</style>"),
        ("<i style='color:crimson;background:crimson'>9</i>12", ""),
        ("<i style='color:transparent;text-shadow:0 0 5px #000'>12</i>", ""),
        ("<i style='color:transparent;-webkit-text-stroke:1px #000'>12</i>", ""),
        ("<i style='background:linear-gradient(transparent 45%,#000 45%)'>11</i>12", ""),
        ("<i style='overflow:hidden;width:0'>9</i>12", ""),
        ("<i class=h>9</i>12", "<style>@layer a{.h{display:none}}.h{display:inline}</style>"),
        ("<i class=h>9</i>12", "<style>}.h{display:none}</style>"),
        ("<i class=a>9</i>12", "<style>@keyframes x{to{opacity:0}}.a{animation:1s x forwards}</style>"),
        ("12<i style='font-size:6pt'>3</i>", ""),
        ("12<i style='font-size:x-small'>3</i>", ""),
        ("12<font size=1>3</font>", ""),
        ("<script>document.write(9)</script>12", ""),
        ("<i style='font-family:Wingdings'>12</i>", ""),
        ("<font face=Webdings>12</font>", ""),
        ("<i style='letter-spacing:99px'>12</i>", ""),
        ("<i style='transform:translateX(-9999px)'>1</i>2", ""),
        ("<p style='position:relative'>12<b style='position:absolute;left:0;width:9em;background:#fff'></b></p>", ""),
        ("<i style='position:relative;left:30px'>1</i><i style='position:relative;left:-30px'>2</i>", ""),
    ],
)
def test_what_may_look_otherwise_is_not_sure(figure: str, head: str) -> None:
    assert not permits(page(figure, head)).sure


def test_only_what_is_doubtful_is_not_sure() -> None:
    found = {one.ref: one.sure for one in reading(page("12<font color=white>9</font>", MISSING)).found}

    assert found[PENALTIES]


def test_in_a_text_marks_of_notes_go_and_exponents_stay() -> None:
    text = (
        "面积5m<sup>2</sup>，CO<sub>2</sub>减少，<sup>新</sup>办<del>11</del>12件<sup>①</sup>，完成第1<sup>st</sup>项。"
        + "办理。" * 20
    )
    found = reading(page("12", body=f"{{}}<p>五、存在的主要问题及改进情况</p><p>{text}</p>"))
    problems = next(one for one in found.found if one.ref == TextRef("texts", "problems"))

    assert str(problems.value).startswith("面积5m²，CO2减少，新办12件，完成第1st项。")
    assert problems.sure


def test_numbers_of_a_list_are_read_in_a_text_unless_a_sheet_hides_them() -> None:
    text = f"<p>五、存在的主要问题及改进情况</p><ol><li><p>{'办理。' * 20}</p><li type=a>{'登记。' * 20}</ol>"

    def numbers_of(head: str) -> str:
        found = reading(page("12", head, body=f"{{}}{text}"))
        return next(str(one.value) for one in found.found if one.ref == TextRef("texts", "problems"))

    assert [line[:3] for line in numbers_of("").split("\n")] == ["1.办", "2.登"]
    assert [line[:3] for line in numbers_of("<style>ol{list-style:none}</style>").split("\n")] == ["办理。", "登记。"]


def problems(items: str, style: str = "") -> Found:
    """Return what is read of a section with these paragraphs."""
    body = f"{{}}<p>五、存在的主要问题及改进情况</p>{items}"
    found = reading(page("12", f"<style>{style}</style>", body=body)).found
    return next(one for one in found if one.ref == TextRef("texts", "problems"))


@pytest.mark.parametrize(
    ("list_", "numbers"),
    [
        ("<ol reversed>", ["2.", "1."]),
        ("<ol start=-1>", ["-1", "0."]),
        ("<ol start=9>", ["9.", "10"]),
        ("<ol><li hidden>无", ["1.", "2."]),
        ("<ol><li value=5 hidden>无", ["1.", "2."]),
        ("<ol style='list-style-type:decimal-leading-zero'>", ["01", "02"]),
    ],
)
def test_paragraphs_of_a_list_have_the_numbers_that_are_seen(list_: str, numbers: list[str]) -> None:
    found = problems(f"{list_}<li>{'办理。' * 20}<li>{'登记。' * 20}</ol>")

    assert [line[:2] for line in str(found.value).split("\n")] == numbers
    assert found.sure


PLAIN_TEXT = "办理。" * 20
UNSURE = [
    ("<ol><li>{}</ol>", "ol{counter-reset:list-item 4}"),
    ("<ol><li>{}</ol>", "@counter-style x{symbols:'甲'}ol{list-style:x}"),
    ("<ol><li>{}</ol>", "li::marker{content:'9、'}"),
    ("<p>新收<img src=n.png width=20 height=18>件。{}</p>", ""),
    ("<p>新收<canvas></canvas>件。{}</p>", ""),
    ("<p>新收<script>document.write(142)</script>件。{}</p>", ""),
    ("<p style='display:inline'>新收</p><p style='display:inline'>142件。{}</p>", ""),
    ("<p>新收142<i style='opacity:.1'>9</i>件。{}</p>", ""),
    ("<p class=e>{}</p>", ".e{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}"),
    ("<p class=e>{}</p>", ".e{display:-webkit-box;-webkit-line-clamp:2}"),
]


@pytest.mark.parametrize(("items", "style"), UNSURE)
def test_a_text_of_which_something_may_be_missing_is_not_sure(items: str, style: str) -> None:
    assert not problems(items.format(PLAIN_TEXT), style).sure


@pytest.mark.parametrize(
    "items", ["<p><img src=dot.gif width=9 height=9>{}</p>", "<p>{}<img src=a.gif></p>", "<ul><li>{}</ul>"]
)
def test_a_text_that_is_all_there_is_sure(items: str) -> None:
    assert problems(items.format(PLAIN_TEXT)).sure


def test_what_excel_hides_for_want_of_room_is_read_and_not_sure() -> None:
    title = f"{TITLE[:15]}<span style='display:none'>{TITLE[15:]}</span>"
    found = reading(page("12", "<meta name=ProgId content=Excel.Sheet>", title=title))

    assert [one.sure for one in found.found if one.value == "2024"] == [False]


@pytest.mark.parametrize(
    ("figure", "style"),
    [
        ("<i class=z></i>", ".z::before{content:'12'}"),
        ("<i class=z data-v=12></i>", ".z::before{content:attr(data-v)}"),
        ("<svg><text>12</text></svg>", ""),
    ],
)
def test_a_figure_that_no_text_holds_is_told(figure: str, style: str) -> None:
    found = permits(page(figure, f"<style>{style}</style>"))

    assert not found.value
    assert [where for where, _ in found.unread] == ["第 1 个表第 2 行第 2 列"]

"""What a browser shows in another order, elsewhere or in part than a page writes it is read as seen, or asked about."""

from __future__ import annotations

import pytest

from models.form.refs import TextRef
from tests.builders import balanced
from tests.models.importers.readers.builders import as_html
from tests.models.importers.readers.pdf.permit_pages import TITLE, page, permits, reading, table

SITE = """*{margin:0;padding:0;box-sizing:border-box}html{filter:grayscale(0)}body{font:14px/1.5 sans;color:#333}
:root{--main:#c00;--text:#333}.red{color:var(--main)}a{color:var(--text)}.clearfix{*zoom:1}i,em{font-style:normal}
.clearfix:after{content:".";display:block;height:0;clear:both;visibility:hidden}.row{margin:0 -15px;display:flex}
.wrap{width:1200px;margin:0 auto;position:relative;overflow:hidden}.left{float:left}.right{float:right;width:940px}
.nav li{float:left;display:inline-block;text-overflow:ellipsis;white-space:nowrap;overflow:hidden}
.article{background:#fff;padding:20px;animation:fade 1s both}@keyframes fade{from{opacity:0}to{opacity:1}}
.article p{text-indent:2em;margin:10px 0;letter-spacing:1px}.article td p{text-indent:0;margin:0}
.article td{border:1px solid #000;padding:5px 3px;position:relative;vertical-align:middle}
.article h1{font-size:24px;display:inline-block}.fixed{position:fixed;right:0;transform:translate(0,-50%)}
@media (max-width:768px){.right{float:none}td{display:block}}@media print{.nav{display:none}}"""
"""How sites of today style what is around a report, and the report."""

PARTS = "<span>2</span><span>1</span>"
BOX = "<span style='display:inline-block'>2</span><span style='display:inline-block'>1</span>"

OTHERWISE = {
    "a row from the right": (f"<div style='display:flex;flex-direction:row-reverse'>{PARTS}</div>", ""),
    "in short": (f"<div class=f>{PARTS}</div>", ".f{display:flex;flex-flow:row-reverse nowrap}"),
    "by id": (f"<div id=f>{PARTS}</div>", "#f{display:inline-flex;flex-flow:wrap-reverse}"),
    "by attribute": (f"<div data-f=1>{PARTS}</div>", "[data-f]{display:-webkit-box;-webkit-box-direction:reverse}"),
    "by what is not known": (f"<div>{PARTS}</div>", "div:nth-child(1){flex-direction:row-reverse}"),
    "a variable": (f"<div style='display:flex;flex-direction:var(--d)'>{PARTS}</div>", ""),
    "a class of a sheet elsewhere": (f"<div class='d-flex flex-row-reverse'>{PARTS}</div>", "@import 'a.css';"),
    "a grid from the right": (f"<div style='direction:rtl;display:inline-grid'>{PARTS}</div>", ""),
    "boxes from the right": (f"<div dir=RTL>{BOX}</div>", ""),
    "from the right by what is around": (f"<p>{BOX}</p>", "table{direction:rtl}"),
    "turned letters": ("<bdo dir=RTL>21</bdo>", ""),
    "turned by both": ("<p class=r><b class=o>21</b></p>", ".r{direction:rtl}.o{unicode-bidi:bidi-override}"),
    "turned by style and attribute": ("<b style='unicode-bidi:bidi-override' dir=rtl>21</b>", ""),
    "an order": ("<p style='display:flex'><b style='order:2'>2</b><b>1</b></p>", ""),
    "an order of paragraphs": ("<div style='display:flex'><p style='order:2'>2<p>1</div>", ""),
    "a variable order": ("<p style='display:flex'><b style='order:var(--a)'>2</b><b>1</b></p>", ""),
    "columns of a grid": ("<p style='display:grid'><b style='grid-column:2'>2</b><b>1</b></p>", ""),
    "areas of a grid": ("<p style='display:grid'><b style='grid-area:b'>2</b><b>1</b></p>", ""),
    "a grid by columns": (f"<p style='display:grid;grid-auto-flow:column'>{PARTS}</p>", ""),
    "mirrored": ("<p style='transform:scaleX(-1)'>21</p>", ""),
    "upside down": ("<p style='transform:rotate(180deg)'>21</p>", ""),
    "mirrored by one word": ("<p style='scale:-1 1'>21</p>", ""),
    "turned by one word": ("<p style='rotate:y 180deg'>21</p>", ""),
    "lines from the right": ("<p style='writing-mode:vertical-rl'>2<br>1</p>", ""),
    "all at the right": ("<i style='float:right'>2</i><i style='float:right'>1</i>", ""),
    "all placed": ("<i class=a style='left:20px'>2</i><i class=a style='left:0'>1</i>", ".a{position:absolute}"),
    "shifted": ("<i style='translate:20px'>2</i><i>1</i>", ""),
    "shifted by side": ("<i style='position:relative;inset-inline-start:20px'>2</i>1", ""),
    "drawn over": ("<i style='margin-right:-1em'>2</i>1", ""),
    "below each other": ("<i style='display:block'>1</i><i style='display:block'>2</i>", ""),
    "below each other in a grid": (f"<p style='display:grid'>{PARTS}</p>", ""),
    "apart": (f"<p style='display:flex;gap:40px'>{PARTS}</p>", ""),
    "apart by margins": ("<i>1</i><i style='margin-left:40px'>2</i>", ""),
    "apart by what is unseen": ("1<i style='visibility:hidden'>9</i>2", ""),
    "apart by a sheet elsewhere": ("<i class=k>1</i><i class=k>2</i>", "@import 'a.css';"),
    "shown again": ("<i class=h style='all:unset'>1</i>2", ".h{display:none}"),
    "a counter beside it": ("<b class=c>2</b>", ".c::before{content:counter(n)}"),
    "a number of a list beside it": ("<i style='display:list-item;list-style:decimal inside'>2</i>", ""),
    "shown as dots": ("<i style='-webkit-text-security:disc'>12</i>", ""),
    "cut off": ("<i style='display:inline-block;width:1ch;overflow:hidden'>12</i>", ""),
    "cut by a shape": ("<i style='display:inline-block;clip-path:inset(0 50% 0 0)'>12</i>", ""),
    "blurred": ("<i style='filter:blur(20px)'>12</i>", ""),
    "behind a mask": ("12<i style='mask:linear-gradient(transparent,transparent)'>9</i>", ""),
    "moving": ("<marquee>12</marquee>", ""),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_may_be_shown_otherwise_is_not_sure(name: str) -> None:
    figure, style = OTHERWISE[name]
    found = permits(page(figure, f"<style>{style}</style>"))

    assert not found.sure
    assert found.value or found.left


@pytest.mark.parametrize(
    ("figure", "style"),
    [
        ("<span style='display:block;text-align:center'>12</span>", ""),
        ("<p style='display:flex;justify-content:center'>12</p>", ""),
        ("<i style='margin:0 5px'>12</i>", ""),
        ("<i style='margin:0;padding:0'>1</i><i>2</i>", ""),
        ("<b style='transform:none;order:0;position:relative'>12</b>", ""),
        ("<p dir=rtl><b dir=ltr>12</b></p>", ""),
        ("12", "table{float:left;margin-left:-5.4pt}td{position:relative}"),
        ("12", "html{filter:grayscale(100%)}body{direction:ltr}"),
        ("12", "p:nth-child(1){display:inline-block;margin:0 5px}"),
    ],
)
def test_what_changes_no_order_is_sure(figure: str, style: str) -> None:
    assert permits(page(figure, f"<style>{style}</style>"))[:2] == ("12", True)


def test_paragraphs_in_another_order_are_asked_about() -> None:
    text = f"<p>{'办理。' * 20}</p><p>{'登记。' * 20}</p>"

    def is_sure(around: str) -> bool:
        body = f"{{}}<p>五、存在的主要问题及改进情况</p>{around.format(text)}"
        return next(one.sure for one in reading(page("12", body=body)).found if one.ref == TextRef("texts", "problems"))

    assert is_sure("<div>{}</div>")
    assert not is_sure("<div style='display:flex;flex-direction:column-reverse'>{}</div>")


def test_where_a_site_puts_the_whole_report_changes_nothing_in_it() -> None:
    texts = f"<p>一、总体情况</p><p>{'办理。' * 20}</p>{{}}<p>五、存在的主要问题及改进情况</p><p>{'登记。' * 20}</p>"
    content = f"<p>{TITLE}</p>{texts}".replace("{}", f"<p>二、主动公开政府信息情况</p>{table('12')}")
    style = ".a{display:flex;flex-direction:row-reverse}.b{order:2;float:right;position:absolute;left:9px}"
    whole = f"<html><style>{style}</style><div class=a><div>导航</div><div class=b>{content}</div></div></html>"

    assert all(one.sure for one in reading(whole).found if isinstance(one.ref, TextRef) and one.ref.part == "texts")
    assert permits(whole)[:2] == ("12", True)


@pytest.mark.parametrize("begin", ["<!DOCTYPE html>", "<link rel=stylesheet href=a.css>"])
def test_a_page_of_a_site_of_today_is_sure(begin: str) -> None:
    report = balanced(2024)
    body = as_html(report).decode().partition("<body>")[2].partition("</body>")[0]
    around = "<div class='wrap clearfix'><ul class=nav><li>首页</ul><div class=row><div class=left>目录</div>"
    article = f"<div class=right><div class=article>{body}</div></div></div></div><div class=fixed>顶部</div>"
    found = reading(f"{begin}<style>{SITE}</style>{around}{article}")

    assert dict(found.report.figures) == dict(report.figures)
    assert [str(one.ref) for one in found.found if not one.sure] == ["cover/kind"]

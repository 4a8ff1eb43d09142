"""Web pages (.html, .mht; also saved by Word or WPS) as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]  # has no stubs

from models.importers.readers.cells import lines
from models.importers.readers.damage import damage_named
from models.importers.readers.plain_text import read_txt
from models.importers.readers.text_encoding import decoded, plain
from models.importers.readers.web.web_archive import WebArchive, WebPart, archive_of, is_cut
from models.importers.readers.web.web_tables import WebTable, crossed_out
from models.importers.readers.web.web_walk import MINOR, Token, WebPage
from models.importers.safe_package import LARGEST, too_large
from models.importers.source import PAGE_NAME, LeftOut, Source, SourceBlock, SourceParagraph
from models.system.errors import UnreadableReport
from models.text.page_look import Look
from models.text.page_tokens import unescaped
from models.text.page_words import BREAK, Piece, Words, words

_MOST_BYTES = 10_000_000
"""Without pictures; the longest pages of government sites have some 500 kB. Chosen: twenty times that."""

_MOST_TAGS = 200_000
"""Of ``<``. Chosen: our own pages have some 800, and what Word saves marks every stretch of text."""

_CHARSET_WITHIN = 4096
"""Bytes within which a page names its encoding. Chosen: four times what browsers look at, for some pages are later."""

_LONGEST_NAME = 80
"""Characters of the name of another file that are told. Chosen: a line."""

_LONGEST_END = 300
"""Characters at the end of a page in which a tag may have been cut off. Chosen: tags of Word are as long."""

_ONLY_FRAMES = (
    "这个网页只是几个框架，内容在别的文件里（{names}），没有读取；请用 Excel 或者浏览器打开它，"
    "另存为工作簿（.xlsx）或者“网页，单个文件（.mht）”，再导入。"
)
_ONLY_SCRIPTS = (
    "网页文件里没有正文，内容要由网站另外调出来，没有读取；请在浏览器里打开原来的网页，等正文显示出来，"
    "复制正文到 Word，存成 .docx 后再试。"
)
_NO_FRAME = "这个网页由几个框架拼成，其中“{name}”不在文件里，没有读进来；请打开它，另存后再导入。"
_NO_SHEET = "工作表“{name}”是隐藏的，没有读进来；如果要用，请先取消隐藏，再存一次。"
_CUT = "网页到这里就断了，后面的没有读进来，可能没有下载完；请打开原来的网页，重新保存后再导入。"
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_PICTURE = re.compile(rb"data:[\w.+/-]+;base64,[\w+/=%\s]+")
_JOINTS = re.compile(r"[-_|–—>»]+")
_CUT_TAG = re.compile(r"<[a-zA-Z/!][^<>]*$")
_SHEET = re.compile(r"<x:ExcelWorksheet>(.*?)</x:ExcelWorksheet>", re.DOTALL | re.IGNORECASE)
_SHEET_SOURCE = re.compile(r"<x:WorksheetSource\s+HRef=\"([^\"]*)\"", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>", re.IGNORECASE)
_HIDDEN_SHEET = re.compile(r"<x:Visible>\s*Sheet(?:Very)?Hidden", re.IGNORECASE)
_TITLE = re.compile(r"20\d\d\D{0,6}年?.{0,30}年度?报告?|年度报告")
_END_OF_REPORT = re.compile(
    "版权所有|(?:主办|承办)(?:单位)?[:：]|ICP备|网站标识码|公网安备|上一篇|下一篇|扫一扫|分享到|打印本页|关闭窗口"
)


def read_html(content: bytes) -> Source:
    """Return what stands on a web page, without scripts, navigation and what is hidden; its name comes first.

    Tables that only place things on the page are taken apart. A page that is made of frames is read with what is in
    them, if that is in the file.

    Raises:
        UnreadableReport: It is damaged, or too large to be a report.
    """
    with damage_named("网页文件"):
        if len(content) > LARGEST:
            raise too_large()
        archive = archive_of(plain(_PICTURE.sub(_measured, content)))
        page = WebPage(_parsed(archive.root), archive.root, archive, _parsed)
        if only := _text_alone(page):
            return read_txt(only.encode("utf-8", "replace"))
        tokens, name = _framed(page)
        blocks = tuple(_blocks(tokens))
        if not blocks and next(page.root.iter("script"), None) is not None:
            raise UnreadableReport(_ONLY_SCRIPTS)
        cut = (LeftOut(_CUT, "网页的末尾"),) if _is_cut(content, archive) else ()
        return (*name, *blocks, *cut)


def _name(root: HtmlElement) -> Iterator[SourceParagraph]:
    """Yield the name of the page, each part of it that the site has joined to others."""
    name = " ".join(root.xpath("string(//head/title)").split())
    yield from (SourceParagraph(part.strip(), PAGE_NAME) for part in _JOINTS.split(name) if part.strip())


def _measured(found: re.Match[bytes]) -> bytes:
    """Return what is left of a picture in the page: how long it was."""
    return b"data:%d" % len(found[0])


def _text_alone(page: WebPage) -> str:
    """Return the text of a page that is nothing but the frame of a text file."""
    body = page.root.find("body")
    if body is None or len(body) != 1 or body[0].tag != "pre" or len(body[0]):
        return ""
    is_all = not (body.text or "").strip() and not (body[0].tail or "").strip()
    return body[0].text or "" if is_all else ""


def _framed(page: WebPage) -> tuple[Iterable[Token], Iterable[SourceParagraph]]:
    """Return what stands on a page, and its names; of one made of frames, what stands in these.

    Raises:
        UnreadableReport: There are only frames, and what is in them is in other files.
    """
    if page.root.find(".//frameset") is None:
        return page.tokens(), _name(page.root)
    text = _decoded(page.part)
    sheets = [sheet[1] for sheet in _SHEET.finditer(text) if _SHEET_SOURCE.search(sheet[1])]
    hidden = [sheet for sheet in sheets if _HIDDEN_SHEET.search(sheet)]
    named = [_SHEET_SOURCE.findall(sheet)[0] for sheet in sheets if sheet not in hidden]
    wanted = named or [frame.get("src", "") for frame in page.root.iter("frame")]
    wanted = [one for one in dict.fromkeys(map(unescaped, wanted)) if one.strip() and "tabstrip" not in one.lower()]
    parts = {one: page.archive.named(one, page.part) for one in wanted}
    missing = [one for one, part in parts.items() if part is None or not part.is_page]
    if wanted and len(missing) == len(wanted):
        raise UnreadableReport(_ONLY_FRAMES.format(names="、".join(one[:_LONGEST_NAME] for one in missing[:3])))
    pages = [WebPage(_parsed(part), part, page.archive, _parsed, 1) for part in parts.values() if part and part.is_page]
    left = [LeftOut(_NO_FRAME.format(name=one[:_LONGEST_NAME]), "网页的框架") for one in missing]
    left += [LeftOut(_NO_SHEET.format(name="".join(_SHEET_NAME.findall(one)[:1])), "网页的框架") for one in hidden]
    tokens = (token for one in pages for token in (*one.tokens(), (BREAK, Look.PLAIN)))
    return (*tokens, *left), (part for one in (page, *pages) for part in _name(one.root))


def _decoded(part: WebPart) -> str:
    """Return a page as text."""
    content = plain(part.content)
    if len(content) > _MOST_BYTES:
        raise too_large()
    found = _CHARSET.search(content, 0, _CHARSET_WITHIN)
    return decoded(content, part.charset or (found[1].decode() if found else "")).text


def _parsed(part: WebPart) -> HtmlElement:
    page = _decoded(part)
    if page.count("<") > _MOST_TAGS:
        raise too_large()
    if not page.strip("\x00 \t\r\n\f"):
        raise UnreadableReport("网页文件里没有内容；请用浏览器打开网页，重新保存后再试。")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = document_fromstring(page.replace("\x00", "").encode("utf-8", errors="replace"), parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableReport(
            "网页文件的结构套得太深，读不全，没有读取；请用浏览器打开，复制正文到 Word，存成 .docx 后再试。"
        )
    return root


def _is_cut(content: bytes, archive: WebArchive) -> bool:
    """Return whether the end of a page is missing: it ends in a tag, or in a table."""
    if is_cut(content) and len(archive.parts) < 2:
        return True
    text = _decoded(archive.root)
    if _CUT_TAG.search(text[-_LONGEST_END:].rstrip()):
        return True
    lower = text.lower()
    is_open = lower.count("<table") > lower.count("</table") and lower.count("</table") + lower.count("</td") > 0
    return is_open and "<body" in lower and "</body" not in lower and "</html" not in lower


# ---------------------------------------------------------------- text


def _blocks(tokens: Iterable[Token]) -> Iterator[SourceBlock]:
    """Yield the paragraphs and tables with their places, and what could not be read."""
    found = list(_placed(tokens))
    inside = _report_within(found)
    for at, block in enumerate(found):
        if not isinstance(block, LeftOut) or not block.where.startswith(MINOR):
            yield block
        elif at in inside:
            yield block._replace(where=block.where.removeprefix(MINOR))


def _report_within(blocks: Sequence[SourceBlock]) -> range:
    """Return where the report stands among what a website puts around it, as far as lines tell."""
    texts = [block.text if isinstance(block, SourceParagraph) else "" for block in blocks]
    start = next((at for at, text in enumerate(texts) if _TITLE.search(text[:_LONGEST_END])), 0)
    ends = (at for at in range(start, len(texts)) if _END_OF_REPORT.search(texts[at][:_LONGEST_END]))
    return range(start, next(ends, len(texts)))


def _placed(tokens: Iterable[Token]) -> Iterator[SourceBlock]:
    paragraphs = tables = 0
    for token in _lines(tokens):
        if isinstance(token, WebTable):
            tables += 1
            table = token.table._replace(where=f"第 {tables} 个表")
            yield table
            for row, column, left in token.left_out:
                yield LeftOut(left.text, table.place(row, column) if row >= 0 else table.where)
        elif isinstance(token, LeftOut):
            behind = f"第 {paragraphs} 段之后" if paragraphs else "网页的开头"
            yield token._replace(where=token.where + behind if token.where in {"", MINOR} else token.where)
        else:
            for line in lines(token.text):
                paragraphs += 1
                yield SourceParagraph(line, f"第 {paragraphs} 段", token.sure)
            if token.crossed_out:
                yield crossed_out(token.crossed_out)._replace(where=f"第 {max(1, paragraphs)} 段")


def _lines(tokens: Iterable[Token]) -> Iterator[Words | WebTable | LeftOut]:
    """Yield the lines, and what stands between them; what stands in a line comes behind it."""
    pieces: list[Piece] = []
    waiting: list[LeftOut] = []
    for token in (*tokens, (BREAK, Look.PLAIN)):
        if isinstance(token, LeftOut):
            waiting.append(token)
            continue
        if not isinstance(token, WebTable | Words) and (token[0] != BREAK or token[1] & Look.GONE):
            pieces.append(token)
            continue
        if pieces:
            yield words(pieces)
            pieces = []
        yield from waiting
        waiting = []
        yield from (token,) if isinstance(token, WebTable | Words) else ()

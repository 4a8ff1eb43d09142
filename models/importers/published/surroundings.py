"""The particulars around a published report: red head, number, notice, contact, signature, closing block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.form.cover import read_date
from models.form.refs import TextRef
from models.importers.published.headings import Title, arabic
from models.importers.published.lines import SourceLine
from models.importers.published.reading import Found
from models.importers.published.section_texts import Passage, found_text, passage, raw, where
from models.importers.published.spelling import tidy
from models.importers.published.ways_of_contact import Way, ways_of_contact

_DAY = r"(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?"
_CHINESE_DAY = r"二[〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
_ORGAN = r"[\u3400-\u9fff][\u3400-\u9fff（）、]{1,39}"
_DATED = re.compile(rf"（?(?P<organ>(?:{_ORGAN})?)(?P<day>{_DAY}|{_CHINESE_DAY})）?", re.ASCII)
_ISSUED = re.compile(rf"(?P<organ>(?:{_ORGAN})?)[，：]?(?P<day>{_DAY}|{_CHINESE_DAY})(?:印发|印制)", re.ASCII)
_ORGAN_ALONE = re.compile(_ORGAN)
_RED_HEAD = re.compile(
    r"[\u3400-\u9fff（）、]{2,38}(文件|政府|办公室|办公厅|办事处|局|委员会|委|厅|院|中心|站|所|队|部|会|社|公司|大学|学校|镇|乡|街道)"
)
_OPEN_MARK = re.compile(r"（?(?P<mark>此件.{0,12}?)）?")
_COPIES = re.compile(r"(?:抄送|抄报|主送)[：:](?P<copies>.+?)。?")
_NUMBER = re.compile(
    r"(?P<head>[\u3400-\u9fffA-Za-z]{1,20})[〔\[［（(【](?P<year>\d{4})[〕\]］）)】]\s*第?(?P<number>\d{1,5})号",
    re.ASCII,
)
_ADDRESSEE = re.compile(r"(?P<addressee>[^。]{2,200})[：:]")
_NOTICE = re.compile("(通知|通报|函)$")
_LONGEST_TITLE = 90
"""Characters of the last line of a notice's title. Chosen: 关于印发… with the name of a report in it, on one line."""

_NOTICE_LINES = 3
"""Chosen: a notice's title takes up to three lines; 关于 begins the first."""

_NAME_LINES = 3
"""Of who signed. Chosen: as many as the name of an office ever takes beside a date."""

_NO_NAME = re.compile("特此|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
"""How a line of Chinese characters begins that stands above a signature and is no part of it."""

_URL = re.compile(r"(?:https?://|www\.)[A-Za-z0-9./?=&%#_~:+-]*[A-Za-z0-9/]", re.ASCII)
_COLUMN = "(?:专栏|专区|栏目|平台|网)"
_NAMED_SITE = rf"(?:(?:门户|官方|政务)网站?|(?<!人民)政府网站|政府网|政务服务网|官网|信息公开{_COLUMN})"
_SITE_END = "(?=[（，。；“]|上|中|公|下|查|浏|获)"
_SITES = (
    re.compile(r"在“(?P<site>[^”]{2,60})”(?=.{0,8}?(?:网站|门户|官网|（|下载|查阅|公布|公开))"),
    re.compile(
        rf"(?:在|从|登[录陆]|访问)(?P<site>[^在，。；：、（“”]{{2,40}}?{_NAMED_SITE}"
        rf"(?:的?(?:政府)?信息公开{_COLUMN})?){_SITE_END}"
    ),
    re.compile(rf"在(?P<site>[^在，。；：、（“”]{{2,40}}?)网站{_SITE_END}"),
)
"""A site that has a name of its own keeps it whole; 网站 alone, behind 人民政府 or another unit, is no part of it."""

_UNIT = re.compile(r"(?:与|向|致电|联系)(?P<unit>[^，。；：（）]{2,40}?)(?:联系|咨询|反映)")


class Side(NamedTuple):
    """What stands before or after the report itself.

    Attributes:
        used: The positions of the lines that were read.
    """

    found: tuple[Found, ...]
    used: frozenset[int]


class _Said(NamedTuple):
    """A particular with its lines, and whether it is sure."""

    text: str
    places: tuple[int, ...]
    sure: bool = True


class _Ending(NamedTuple):
    """Who signed, when, and how open it is."""

    signatory: _Said | None
    day: _Said | None
    mark: _Said | None

    @property
    def used(self) -> frozenset[int]:
        return frozenset(at for part in self if part for at in part.places)


def read_front(lines: Sequence[SourceLine], end: int) -> Side:
    """Return what stands before the title: red head, number, and the notice that brings the report."""
    texts = [tidy(line.text) for line in lines[:end]]
    start, title_ends = _notice_title(texts)
    found: list[Found] = []
    used: set[int] = set()
    for at, text in enumerate(texts[:start]):
        if (number := _NUMBER.fullmatch(text)) and not found:
            found.append(
                _found(lines, "document_number", f"{number['head']}〔{number['year']}〕{number['number']}号", at)
            )
            used.add(at)
    head = _red_head(texts[:start], min(used, default=start))
    if head is not None:
        found.append(_found(lines, "red_head", texts[head], head, sure=bool(used) or texts[head].endswith("文件")))
        used.add(head)
    if start < title_ends:
        notice = _notice(lines, texts, range(start, title_ends))
        found += notice.found
        used |= notice.used
    return Side(tuple(found), frozenset(used))


def _red_head(texts: Sequence[str], end: int) -> int | None:
    """Return the line right above the number, or above the title, if it names an organ."""
    return end - 1 if end and _RED_HEAD.fullmatch(texts[end - 1]) else None


def _notice_title(texts: Sequence[str]) -> tuple[int, int]:
    """Return the first line of the notice's title and the line after it; twice the end if there is none."""
    for at, text in enumerate(texts):
        if _NOTICE.search(text) and len(text) <= _LONGEST_TITLE and "。" not in text:
            start = at
            while start and at - start < _NOTICE_LINES - 1 and "关于" not in "".join(texts[start : at + 1]):
                start -= 1
            named = start and _is_organ(texts[start - 1]) and not texts[start - 1].endswith("文件")
            return start - bool(named and texts[start].startswith("关于")), at + 1
    return len(texts), len(texts)


def _is_organ(text: str) -> bool:
    return bool(_ORGAN_ALONE.fullmatch(text))


def _notice(lines: Sequence[SourceLine], texts: Sequence[str], title: range) -> Side:
    places = list(range(title.stop, len(texts)))
    ending = _ending(lines, texts, places)
    body = [at for at in places if at < min(ending.used, default=len(texts))]
    found = [found_text(lines, TextRef("cover", "notice_title"), _one_line(lines, title))]
    used = {*title, *ending.used, *body}
    if body and (addressee := _ADDRESSEE.fullmatch(texts[body[0]])):
        found.append(_found(lines, "notice_addressee", addressee["addressee"], body.pop(0)))
    if body:
        found.append(found_text(lines, TextRef("cover", "notice_body"), passage(lines, body)))
    found += _signed(lines, ending, {"signatory": "notice_signatory", "day": "notice_date", "mark": "notice_open_mark"})
    return Side(tuple(found), frozenset(used))


def _one_line(lines: Sequence[SourceLine], places: range) -> Passage:
    return Passage("".join(tidy(lines[at].text) for at in places), tuple(places), sure=True)


def read_closing(lines: Sequence[SourceLine], places: Sequence[int]) -> Side:
    """Return the signature and the closing block among the last lines."""
    texts = [tidy(" ".join(line.words)) for line in lines]
    found: list[Found] = []
    used: set[int] = set()
    for at in places:
        if copies := _COPIES.fullmatch(texts[at]):
            found.append(_found(lines, "copy_to", copies["copies"], at))
            used.add(at)
        elif issued := _ISSUED.fullmatch(texts[at]):
            found += _issue(lines, texts, at, issued)
            used |= {at} if issued["organ"] else {at, at - 1} if _is_organ(texts[at - 1]) else {at}
    before = [at for at in places if at < min(used, default=len(lines))]
    ending = _ending(lines, texts, before)
    found += _signed(lines, ending, {"signatory": "signatory", "day": "date", "mark": "open_mark"})
    return Side(tuple(found), frozenset(used | ending.used))


def _issue(lines: Sequence[SourceLine], texts: Sequence[str], at: int, issued: re.Match[str]) -> Iterator[Found]:
    yield _found(lines, "issue_date", iso(issued["day"]), at)
    if issued["organ"]:
        yield _found(lines, "issuer", issued["organ"], at)
    elif _is_organ(texts[at - 1]):
        yield _found(lines, "issuer", texts[at - 1], at - 1)


def _ending(lines: Sequence[SourceLine], texts: Sequence[str], places: Sequence[int]) -> _Ending:
    """Return the last signature, date and mark in these lines."""
    marks = [_Said(open_["mark"], (at,)) for at in places if (open_ := _OPEN_MARK.fullmatch(texts[at]))]
    days = [(dated, at) for at in places if (dated := _DATED.fullmatch(texts[at])) and iso(dated["day"])]
    mark = marks[-1] if marks else None
    if not days:
        return _Ending(None, None, mark)
    dated, at = days[-1]
    day = iso(dated["day"])
    if dated["organ"]:
        return _Ending(_Said(dated["organ"], (at,)), _Said(day, (at,)), mark)
    if at - 1 not in places or not _is_organ(texts[at - 1]):
        return _Ending(None, _Said(day, (at,), sure=False), mark)
    name = _lines_of_name(lines, texts, range(places[0], at))
    return _Ending(_Said("".join(texts[row] for row in name), tuple(name), len(name) == 1), _Said(day, (at,)), mark)


def _lines_of_name(lines: Sequence[SourceLine], texts: Sequence[str], before: range) -> range:
    """Return the last of the lines `before` a date, and those above it that may be the beginning of the same name.

    These are of one paragraph, which was broken into lines by hand or by us.
    """
    first = last = before[-1]
    while first > max(before[0], before.stop - _NAME_LINES) and _goes_on(lines, texts, first - 1):
        first -= 1
    return range(first, last + 1)


def _goes_on(lines: Sequence[SourceLine], texts: Sequence[str], at: int) -> bool:
    one, two = lines[at], lines[at + 1]
    is_one = one.is_paragraph and two.is_paragraph and one.where() == two.where() and one.where().endswith("段")
    return is_one and _is_organ(texts[at]) and not _NO_NAME.match(texts[at])


def _signed(lines: Sequence[SourceLine], ending: _Ending, keys: dict[str, str]) -> Iterator[Found]:
    for part, key in keys.items():
        if said := getattr(ending, part):
            sure = said.sure and all(lines[at].shows_all for at in said.places)
            yield Found(TextRef("cover", key), said.text, where(lines, said.places), raw(lines, said.places), sure)


def iso(text: str) -> str:
    """Return a date as it is kept (2024-01-09), or an empty string if it is none."""
    numbers = [_chinese(part) for part in re.findall(r"[^年月日./-]+", text)]
    day = read_date("-".join(map(str, numbers)))
    return day.isoformat() if day else ""


def _chinese(number: str) -> int:
    """Return a number up to 99 or a year, in Chinese or Arabic digits."""
    tens, ten, units = number.partition("十")
    return arabic(tens or "一") * 10 + (arabic(units) if units else 0) if ten else arabic(number)


def read_agency(lines: Sequence[SourceLine], title: Title, red_head: str) -> Iterator[Found]:
    """Yield whose report it is, out of the title or the red head, and what kind of unit that seems to be."""
    agency = title.agency or red_head.removesuffix("文件")
    if not agency:
        return
    places = tuple(title.lines)
    sure = title.sure and all(lines[at].shows_all for at in places)
    yield Found(TextRef("cover", "agency"), agency, where(lines, places), raw(lines, places), sure)
    if kind := _kind(agency):
        yield Found(TextRef("cover", "kind"), kind, where(lines, places), raw(lines, places), sure=False)


def _kind(agency: str) -> str:
    kinds = {
        "street": "街道(办事处)?$",
        "town": "(镇|乡)(人民政府)?$",
        "office": "政府办公[室厅]$",
        "aggregate": "[区县市旗]$",
        "department": "(局|委员会|委|厅|院|中心|大队|支队|总队|部)$",
    }
    return next((kind for kind, ends in kinds.items() if re.search(ends, agency)), "")


def read_contact(lines: Sequence[SourceLine], opening: Passage) -> Iterator[Found]:
    """Yield how and where the opening paragraph says that the office and its report can be reached."""
    answers: dict[str, str] = {}
    if url := _URL.search(opening.text):
        answers["url"] = url[0]
    if site := next(filter(None, (pattern.search(opening.text) for pattern in _SITES)), None):
        answers["website"] = site["site"]
    if units := list(_UNIT.finditer(opening.text)):
        answers["contact_unit"] = units[-1]["unit"]
    ways = {key: Way(answer, sure=True) for key, answer in answers.items()} | ways_of_contact(opening.text)
    for key, (answer, is_sure) in ways.items():
        places = [at for at in opening.lines if answer in tidy(lines[at].text)] or list(opening.lines)
        sure = is_sure and len(places) == 1 and lines[places[0]].shows_all
        yield Found(TextRef("cover", key), answer, where(lines, places), raw(lines, places), sure=sure)


def _found(lines: Sequence[SourceLine], key: str, text: str, at: int, *, sure: bool = True) -> Found:
    return Found(TextRef("cover", key), text, where(lines, (at,)), raw(lines, (at,)), sure and lines[at].shows_all)

"""What official prose says without a number: nothing was received, all is done, nothing was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.statements.counted import stage_of, topic
from models.statements.mentions import APPLICATIONS, OTHER_BUSINESS, PLAINLY
from models.statements.passages import Sentence

_NO = "(?:未(?!经)|没有|无|尚未|暂未|从未|没)"
_NONE_RECEIVED = re.compile(
    f"{_NO}(?:有)?(?:收到|受理|接到|接收|新收|收悉)[^，；。0-9]{{0,24}}?(?:申请|依申请公开|申请件|申请人)"
    "|(?:无|零)(?:政府信息|信息|依申请)?公开申请|“零申请”|零申请"
    "|(?:依申请公开|公开申请|依申请)(?:申请)?(?:件|量|数量|件数|总数)?(?:均?为)?零(?:申请|件)?"
)
_OF_OTHER_KIND = re.compile("复议|诉讼|许可|低保|赔偿")
_OF_INFORMATION = re.compile("信息|公开|依申请")
_DONE = re.compile(
    "(?:均已|全部|全都|都已)[^，；。、]{0,14}?(?:办结|办理完毕)(?!率)|(?<![时期])办结率(?:[^，。；]{0,4}100%|(?:均?为|达到?|保持)?百分之百)"
)
_REST = re.compile("其余|其他均|除")
_NO_DISPUTE = re.compile(
    f"(?:{_NO}|零)(?:有|发生|收到|出现|产生|引发|引起|因|被)*[^，；。0-9]{{0,30}}?(?:复议|诉讼)(?!机[关构]|后起诉)"
    "(?:[、和及或与]*[^，；。、0-9]{0,6}(?:复议|诉讼))?"
)
_NOT_THE_CASE = re.compile("维持|纠正|败诉|审结|撤销")
_UPHELD = re.compile("(?:均|全部|都)(?:获|被|予以|得到|为)*维持|零败诉|无败诉|未(?:有|出现)?败诉")
_NOT_CARRIED = re.compile("(?P<from>上(?:一)?年度?)?(?:无|没有|未有|未)(?:需|有|申请)?结转(?P<to>到|至|下|次)?")
_INFORMATION = re.compile("信息公开|依申请|公开申请|政务公开")


_NONE_ISSUED = re.compile(f"{_NO}(?:有)?(?:新)?(?:制发|制定|制订|出台|印发)(?:过|新的?)?(?:行政)?规范性文件(?![的中])")
_YEARS = re.compile(r"(?<![〔\[（\d])((?:19|20)\d\d)年")
_LAST_YEAR = re.compile("去年|上年|上一年")


def said(sentence: Sentence, year: int) -> Iterator[tuple[str, int, int]]:
    """Yield what a sentence says of a year without a number, as (quantity that is then 0, start, end)."""
    for quantity, start, end in _said(sentence):
        before = sentence.text[:start]
        years = _YEARS.findall(before)
        clause = re.split("[，；：。]", before)[-1]
        if not (years and int(years[-1]) != year) and not _LAST_YEAR.search(clause):
            yield quantity, start, end


def _said(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    if (
        (found := _NONE_RECEIVED.search(text))
        and not _OF_OTHER_KIND.search(found[0])
        and _OF_INFORMATION.search(_around(sentence))
    ):
        yield "none_received", *found.span()
    if (found := _DONE.search(text)) and _is_about_applications(sentence) and not _REST.search(text[: found.end()]):
        yield "all_done", *found.span()
    if (found := _NOT_CARRIED.search(text)) and _is_about_applications(sentence):
        yield "carried_in" if found["from"] else "carried_out" if found["to"] else "carried", *found.span()
    if found := _NONE_ISSUED.search(text):
        yield "issued", *found.span()
    yield from _of_disputes(sentence)


def _of_disputes(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    none, upheld = _NO_DISPUTE.search(text), _UPHELD.search(text)
    if not (none or upheld) or not (_INFORMATION.search(_around(sentence)) or PLAINLY.search(_around(sentence))):
        return
    if none and not _NOT_THE_CASE.search(re.split("[，；。]", text[none.start() :])[0]):
        yield _whose(none[0]), *none.span()
    if upheld and (whose := topic(sentence.before + text[: upheld.end()])):
        yield f"{whose}_lost", *upheld.span()


def _around(sentence: Sentence) -> str:
    return sentence.heading + sentence.before + sentence.text


def _is_about_applications(sentence: Sentence) -> bool:
    text = sentence.text
    return bool(APPLICATIONS.search(_around(sentence)) or PLAINLY.search(text)) and not OTHER_BUSINESS.search(text)


def _whose(words: str) -> str:
    if stage := stage_of(words):
        return stage
    return "disputes" if "复议" in words and "诉讼" in words else "review" if "复议" in words else "lawsuits"

"""What a count in official prose counts: the words around it, read by patterns, each with the quantity it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from models.statements.mentions import OTHER_BUSINESS, Mention

_TAIL = (
    "(?:的|是|为|有|共|共计|计|了|各|约|达|数|数量|件数|总数|案件|申请人?|申请件|申请公开|政府信息公开"
    "|答复|决定|类|情形|情况|提出|提交|办理|名义|身份)*"
)
_QUOTE = "[“”\"'‘’「」]?"

_PARTS = (
    ("granted_and_partial", "(?:予以|同意)公开(?:及|和|、|或者?|与)部分公开"),
    ("partial", "部分公开|区分处理(?:后|的)?(?:予以)?公开"),
    ("granted", "予以公开"),
    ("refused", "不予公开"),
    ("unable", "无法提供"),
    ("declined", "不予处理"),
    ("other", "其他处理"),
)
_APPLICANTS = (
    ("natural", "自然人|公民|个人"),
    ("research", "科研机构"),
    ("charity", "社会公益组织"),
    ("legal", "法律服务机构"),
    ("legal_persons", "法人(?:(?:或者?|和|及|与|、)(?:其他|非法人)组织)?"),
    ("business", "(?:商业)?企业"),
)
_NAMED = {
    name: (
        re.compile(f"(?:{words}){_QUOTE}{_TAIL}$"),
        re.compile(f"^(?:属于?|由|为|是|系|来自|的)*{_QUOTE}(?:{words})"),
    )
    for name, words in (*_PARTS, *_APPLICANTS)
}
_ALL_APPLICANTS = re.compile(
    "(?:自然人|公民|个人)(?:[、和及与或]|或者|以及)(?:企业|法人)(?:(?:或者?|和|及|与|、)(?:其他|其它|非法人)组织)?"
)
"""Whoever may apply: 收到公民、法人或者其他组织的申请 8 件."""

_ANY_PART = re.compile("|".join(words for _, words in _PARTS))
_CHANNEL = re.compile(
    "(?:网络|网上|网站|信函|邮寄|信件|来信|邮件|邮箱|传真|现场|当面|平台|线上|线下|窗口|在线|书面|电子|口头)(?!.{0,12}等)"
)
_RECEIVED = re.compile("(?:收到|受理|收办|新收|接收|接到|收悉|接办)")
_BARE = re.compile("信息公开申请(?:数量|总量|量|总数|件数|案件|件|数|共计|共|为|仅|有|是|达)*$")
_DONE = re.compile("(?:办结|答复|办复|回复|办理完毕|办理完结|处理完毕|办理(?:答复|回复))")
_NOT_ALL = re.compile(
    "主动公开|同意|告知|区分|补正|属于|自然人|法人|企业|其中|率|撤回|转办|不予|予以|无法|部分|逾期|超期|延期|尚未|正在|未"
)
_CARRY = "结转|转结|顺延|转入|转至|转到|延期至|延至|延续至|移至|转"
_LAST = "上(?:一)?年度?|去年度?|前一年度?"
_NEXT = "下(?:一)?年度?|次年度?|明年度?|来年"
_CARRY_WORD = re.compile("结转|转结|顺延")

_REVIEW, _LAWSUIT = "(?:行政)?复议", "(?:行政)?(?:诉讼(?!请求)|应诉)"
_DIRECT = "未经(?:过)?(?:行政)?复议"
_AFTER_REVIEW = "(?:行政)?复议后"
_OF_CASES = "[^，；。诉复维纠]{0,8}"
_DISPUTES = (
    ("direct", re.compile(f"{_DIRECT}[^，；。、0-9]{{0,6}}(?:起诉|诉讼|应诉){_OF_CASES}$")),
    ("after_review", re.compile(f"{_AFTER_REVIEW}[^，；。、0-9]{{0,6}}(?:起诉|诉讼|应诉){_OF_CASES}$")),
    ("disputes", re.compile(f"{_REVIEW}[^，；。]{{0,6}}[、和及或与/]+(?:被?提起|提起的?)?{_LAWSUIT}{_OF_CASES}$")),
    ("review", re.compile(f"{_REVIEW}{_OF_CASES}$")),
    ("lawsuits", re.compile(f"{_LAWSUIT}{_OF_CASES}$")),
)
_CASES_AFTER = (
    ("direct", re.compile(f"^[^，；。]{{0,6}}{_DIRECT}")),
    ("after_review", re.compile(f"^[^，；。]{{0,6}}{_AFTER_REVIEW}")),
    ("disputes", re.compile(f"^[^，；。]{{0,14}}{_REVIEW}[^，；。]{{0,6}}[、和及或与/]{_LAWSUIT}")),
    ("review", re.compile(f"^[^，；。]{{0,14}}{_REVIEW}(?!机[关构]|后)")),
    ("lawsuits", re.compile(f"^[^，；。]{{0,14}}{_LAWSUIT}")),
)
_OUTCOMES = (
    ("upheld", re.compile(f"(?:维持|驳回(?:原告(?:的)?)?诉讼请求){_QUOTE}(?:原(?:具体)?行政行为)?{_TAIL}$")),
    ("corrected", re.compile(f"(?:纠正){_QUOTE}{_TAIL}$")),
    ("pending", re.compile(f"(?:尚未审结|未审结|尚未结案){_QUOTE}{_TAIL}$")),
)
_ENDED = (("upheld", "维持"), ("corrected", "纠正"), ("pending", "(?:尚)?未审结"))
_OF_OTHERS = re.compile(
    "复议机[关构](?!决定)|作为|法院(?!维持|判决|驳回)|检察|(?:收到|受理|接收|办理)行政复议申请|(?:审理|审结)[^，。]{0,14}复议|(?:处罚|强制|许可|执法)类?(?:行政)?(?:复议|诉讼)"
)
_DOCUMENTS_ON_FILE = re.compile("公文|发文|公开属性|信息公开目录|制作|形成")
_IN_TURN = (("carried_in", "上年.*结转"), ("carried_out", "结转"), ("new", "新收|收到"), ("handled", "办结|答复"))
_TOPIC = re.compile(
    f"(?:{_DIRECT}|{_AFTER_REVIEW})(?:[^，；。、0-9]{{0,6}}?(?:起诉|诉讼|应诉))?|复议|诉讼(?!请求)|应诉"
)
_IN_BRACKETS = re.compile("（[^（）]*）")

_NORMATIVE = re.compile(
    "(?:规范性文件)(?:文本)?(?:的|共|共计|计|为|有|是|数|数量|总数|件数|达)*$|"
    "(?:制发|制定|出台|印发|废止|宣布失效|现行有效)(?:的|了|共|共计|数|件数)*$"
)
_NORMATIVE_AFTER = re.compile("^(?:行政|的)*规范性文件")
_IN_FORCE = re.compile("现行有效|继续有效|有效的?(?:行政)?规范性文件")
_REPEALED = re.compile("废止|宣布失效")
_ISSUED = re.compile("制发|制定|出台|印发|新制|发布")
_PUBLISHED = re.compile("公开|公布")
DOCUMENTS = frozenset({"issued", "repealed", "in_force", "published"})
_NOT_ISSUED = re.compile("解读|备案|审查|审核|清理|评估|修订|修改|意见征集|起草|梳理|刊登|转载|上级")


def _carry(mention: Mention, year: int) -> str:
    """N-CARRY: 结转/顺延/转下年度, in front of the number or behind it."""
    clause, after = mention.clause, mention.after
    last, following = f"{_LAST}|{year - 1}年度?", f"{_NEXT}|{year + 1}年度?"
    if not mention.is_about_applications:
        return ""
    if re.search(f"(?:{last})[^，；]*?(?:结转|转结|转入|转来|顺延|遗留)|结转自?(?:{last})", clause):
        return "carried_in"
    if re.search(f"(?:{_CARRY}).{{0,4}}(?:{following})", clause) or re.search(
        f"(?:{_CARRY}).{{0,6}}(?:{following})", after
    ):
        return "carried_out"
    if _CARRY_WORD.search(clause):
        return "carried_out" if re.match(f"[^，]{{0,4}}(?:{following})", after) else "carried"
    behind = f"[^，]{{0,6}}(?:结转|转结)[自于]?(?:{last})|[为是系属]{{0,2}}(?:{last})[^，]{{0,4}}(?:结转|转结)"
    return "carried_in" if re.match(behind, after) else ""


def _named(mention: Mention, _year: int) -> str:
    """N-PARTS and N-APPL: a result or a kind of applicant right before the number, or right behind it."""
    is_result = _ANY_PART.search(mention.clause) and not OTHER_BUSINESS.search(mention.until)
    if not (mention.is_about_applications or is_result) or _DOCUMENTS_ON_FILE.search(mention.until):
        return ""
    clause = mention.clause
    before = (name for name, (tail, _) in _NAMED.items() if tail.search(clause))
    behind = (name for name, (_, head) in _NAMED.items() if head.search(mention.after))
    if _ALL_APPLICANTS.search(clause) and not _ANY_PART.search(clause):
        return ""
    return next(before, "") or next(behind, "")


def _dispute(mention: Mention, _year: int) -> str:
    """N-T4: reviews and lawsuits, and how they ended."""
    if not mention.is_about_disclosure or _OF_OTHERS.search(mention.until):
        return ""
    told = mention.sentence.before + mention.until
    lead = re.split("[，；：。]", mention.lead)[-1]
    for name, tail in _OUTCOMES:
        if tail.search(lead) and (whose := topic(told)):
            return f"{whose}_{name}"
    clause = mention.clause
    before = (name for name, tail in _DISPUTES if tail.search(clause))
    behind = (name for name, head in _CASES_AFTER if head.search(mention.after))
    whose = next(before, "") or next(behind, "")
    ended = (name for name, words in _ENDED if re.search(f"{words}的?(?:行政)?(?:复议|诉讼)", clause))
    return "_".join(filter(None, (whose, next(ended, "")))) if whose else ""


def topic(told: str) -> str:
    """Return what a paragraph has last been about: `review`, `lawsuits`, `disputes` for both, or nothing.

    A bracket that is closed is over: 诉讼 3 件（未经复议直接起诉 1 件、复议后起诉 2 件），维持 2 件.
    """
    open_text = _IN_BRACKETS.sub("", told)
    found = [*_TOPIC.finditer(open_text)]
    if not found:
        return ""
    last = found[-1]
    if stage := stage_of(last[0]):
        is_only_one = {stage_of(one[0]) for one in found} <= {stage, ""}
        return stage if is_only_one or "（" in open_text[last.end() :] else ""
    both = last[0] != "复议" and re.search("复议[^，；。0-9]{0,8}$", open_text[: last.start()])
    return "disputes" if both else "review" if last[0] == "复议" else "lawsuits"


def stage_of(words: str) -> str:
    """Return at which stage a case went to court, if the words tell: `direct`, `after_review`, or nothing."""
    return "direct" if "未经" in words else "after_review" if "复议后" in words else ""


def _normative(mention: Mention, _year: int) -> str:
    """N-NORM: normative documents issued, repealed, in force, or made public."""
    clause = re.split("[，；：。（）]", mention.until)[-1]
    lead = re.split("[，；：。（）、]", mention.lead)[-1]
    named = _NORMATIVE.search(lead) or _NORMATIVE_AFTER.search(mention.after)
    told = mention.goes_on_from + mention.until + mention.after
    if not named or "规范性文件" not in told or _NOT_ISSUED.search(lead):
        return ""
    verbs = ((_REPEALED, "repealed"), (_IN_FORCE, "in_force"), (_ISSUED, "issued"), (_PUBLISHED, "published"))
    for words in (lead, clause):
        for verb, name in verbs:
            if verb.search(words):
                return name
    return ""


def names_documents(mention: Mention) -> bool:
    """Return whether a count goes on counting normative documents without saying again what became of them."""
    lead = re.split("[，；：。（）、]", mention.lead)[-1]
    return bool(_NORMATIVE.search(lead)) and "规范性文件" in lead and not _NOT_ISSUED.search(lead)


def _received(mention: Mention, _year: int) -> str:
    """N-RECV: applications received."""
    clause = mention.clause
    *_, between = _RECEIVED.split(clause)
    if between == clause or not mention.is_about_applications or _CHANNEL.search(clause) or _ANY_PART.search(clause):
        return ""
    around = _ALL_APPLICANTS.sub("", between) + mention.after
    is_part = re.search("自然人|公民|个人|法人|企业|复议|诉讼|咨询|机构", around)
    return "" if is_part or _is_of_cases(mention) else "new"


def _handled(mention: Mention, _year: int) -> str:
    """N-DONE: applications answered."""
    clause = mention.clause
    verb = _DONE.search(clause)
    if not verb or not mention.is_about_applications or _NOT_ALL.search(clause) or _CHANNEL.search(clause):
        return ""
    return "" if re.search("复议|诉讼", clause + mention.after) or _is_of_cases(mention) else "handled"


def _is_of_cases(mention: Mention) -> bool:
    """Return whether a sentence has turned to reviews and lawsuits, whose numbers are no applications."""
    return bool(_TOPIC.search(mention.until)) and "申请" not in mention.clause + mention.after


def _applications(mention: Mention, _year: int) -> str:
    """N-RECV without a verb: 政府信息公开申请共 81 件."""
    clause = mention.clause
    odd = (_DONE, _CHANNEL, _ANY_PART, re.compile("其中|复议|诉讼|撤回|重复|处理|办理|流转"))
    return "new" if _BARE.search(clause) and not any(words.search(clause) for words in odd) else ""


_READERS: tuple[Callable[[Mention, int], str], ...] = (
    _carry,
    _named,
    _dispute,
    _normative,
    _received,
    _handled,
    _applications,
)


def quantity_of(mention: Mention, year: int) -> str:
    """Return which quantity of `models.statements.quantities` a count is about; an empty string for none."""
    found = next(filter(None, (read(mention, year) for read in _READERS)), "")
    timeless = {"carried_in", "carried_out", "carried", "in_force"}
    return "" if found not in timeless and mention.is_of_another_time(year) else found


def in_turn(mention: Mention) -> Iterator[str]:
    """Yield the quantities that 分别 hands out to the numbers that follow: 自然人、商业企业分别为 35 件、2 件."""
    named, apart, _ = mention.clause.partition("分别")
    if not apart or not (mention.is_about_disclosure or mention.is_about_applications):
        return
    quantities = [_named_alone(word) for word in re.split("[、和及与]", named)]
    # 分别为予以公开 13 件、部分公开 2 件 names each beside its number.
    yield from quantities if any(quantities) else ()


def _named_alone(word: str) -> str:
    named_so = (name for name, (tail, _) in _NAMED.items() if tail.search(word))
    disputes = (name for name, tail in _DISPUTES if tail.search(word))
    others = (name for name, words in _IN_TURN if re.search(words, word))
    return next(named_so, "") or next(disputes, "") or next(others, "")

"""Published reports as Hypothesis draws them: every figure, texts in paragraphs, a cover as offices have it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from models.form.cover import PARTICULARS
from models.form.editions import form_for
from models.form.figures import Amount, Figure
from models.form.refs import CellRef, Ref, TextRef, note_ref
from models.form.vocabulary import FigureKind
from models.report.report import Report, Value

_COUNTS = st.integers(0, 3).map(Decimal) | st.integers(0, 99_999).map(Decimal)
FIGURES: dict[FigureKind, st.SearchStrategy[Figure]] = {
    FigureKind.COUNT: _COUNTS,
    FigureKind.SIGNED: st.integers(-2000, 2000).map(Decimal),
    FigureKind.MONEY: st.integers(0, 99_999_999).map(lambda digits: Decimal(digits).scaleb(-6)) | _COUNTS,
    FigureKind.AMOUNT: st.integers(1, 999_999).map(lambda yuan: Amount(Decimal(yuan), "元"))
    | st.just(Amount(Decimal(0), "")),
}

_SENTENCES = st.text("政务公开信息街道本年主动依申请受理件2034、，（）“”", min_size=1, max_size=60).map("本年".__add__)
_HEADED = st.sampled_from(["（一）主动公开情况", "1.加强组织领导", "二是", "（二）依申请公开", "3、提升能力水平"])
PARAGRAPHS = _SENTENCES.map(lambda text: f"{text.strip('（）')}。".replace("（", "").replace("）", "")) | _HEADED
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=6).filter(lambda texts: texts[-1].endswith("。")).map("\n".join)

_AGENCIES = ["鲤城区人民政府开元街道办事处", "鲤城区信访局", "福州市长乐区人民政府办公室", "鲤城区", "河市镇人民政府"]
_DAYS = st.dates(date(2020, 1, 1), date(2039, 12, 31)).map(date.isoformat)
_COVERS = {
    "red_head": st.sampled_from(["鲤城区人民政府开元街道办事处文件", "鲤城区信访局文件"]),
    "document_number": st.sampled_from(["泉鲤政开办文〔2024〕1号", "泉鲤信〔2031〕12号"]),
    "website": st.sampled_from(["泉州市鲤城区人民政府", "鲤城区人民政府门户网站"]),
    "url": st.sampled_from(["http://www.qzlc.gov.cn/", "https://www.fzcl.gov.cn/zfxxgk/index.html"]),
    "contact_unit": st.sampled_from(_AGENCIES),
    "address": st.sampled_from(["鲤城区县后街77号", "庄府巷24号机关大院4号楼2楼（东侧）"]),
    "phone": st.sampled_from(["0595-22783514", "0591-28803765转802"]),
    "postcode": st.sampled_from(["362000", "350207"]),
    "email": st.sampled_from(["szb28838206@163.com", "kyjd_bgs@qz.gov.cn"]),
    "open_mark": st.sampled_from(["此件主动公开", "此件依申请公开"]),
    "copy_to": st.sampled_from(["市政府办公室", "区委办、区人大办，区政协办"]),
}
_OPTIONAL = [key for key in _COVERS if key not in {"contact_unit", "address"}]
_NOTICE = {
    "notice_title": st.just("鲤城区人民政府办公室关于印发鲤城区2024年政府信息公开工作年度报告的通知"),
    "notice_addressee": st.sampled_from(["区政府各部门", "各街道办事处，区直各单位"]),
    "notice_body": TEXTS,
    "notice_signatory": st.sampled_from(_AGENCIES),
    "notice_date": _DAYS,
    "notice_open_mark": st.just("此件主动公开"),
}


@st.composite
def covers(draw: st.DrawFn) -> dict[Ref, Value]:
    """Return a cover, whose optional parts may be missing."""
    agency = draw(st.sampled_from(_AGENCIES))
    kept = {"contact_unit", "address", *draw(st.sets(st.sampled_from(_OPTIONAL)))}
    answers = {key: draw(answer) for key, answer in _COVERS.items() if key in kept}
    if draw(st.booleans()):
        answers |= {key: draw(answer) for key, answer in _NOTICE.items()}
    if draw(st.booleans()):
        answers |= {"issuer": draw(st.sampled_from(_AGENCIES)), "issue_date": draw(_DAYS)}
    answers |= {"agency": agency, "signatory": draw(st.sampled_from(_AGENCIES)), "date": draw(_DAYS)}
    assert answers.keys() <= PARTICULARS.keys()
    return {TextRef("cover", key): answer for key, answer in answers.items()}


@st.composite
def reports(draw: st.DrawFn, years: st.SearchStrategy[int]) -> Report:
    """Return a report with every figure and every text."""
    year = draw(years)
    form = form_for(year)
    answers: dict[Ref, Value | None] = dict(draw(covers()))
    for narrative in form.narratives:
        answers[TextRef("texts", narrative.id)] = draw(TEXTS)
    for ref, cell in form.cells.items():
        answers[ref] = draw(FIGURES[cell.kind])
    if draw(st.booleans()):
        answers[TextRef("headings", "title")] = f"{answers[TextRef('cover', 'agency')]}{year}年度{form.title}"
    remarked = draw(st.sampled_from(sorted(form.cells)))
    answers[note_ref(remarked)] = draw(st.sampled_from(["其中修订16件", "含上年结转（2件）"]))
    blank = Report.blank(year)
    return blank.applied(blank.edit(answers))


def gappy(report: Report, gone: frozenset[CellRef]) -> Report:
    """Return `report` without some figures, its totals those of what is left, as an office that left cells blank."""
    notes = {ref for ref in report.values if isinstance(ref, TextRef) and ref.part == "notes"}
    dropped = gone | notes | report.form.totals.keys()
    return Report({ref: value for ref, value in report.values.items() if ref not in dropped})

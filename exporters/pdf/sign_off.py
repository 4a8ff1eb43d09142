"""报送确认单: the sheet at the end of what is filed, on which the people who answer for the report sign."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, zip_longest

from reportlab.graphics.barcode import qrencoder
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.flow import Box
from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle
from exporters.pdf.listed_findings import basis, listed, with_last
from exporters.pdf.official_page import LEFT, TITLE
from exporters.pdf.ruled_sheet import FIGURE, LABEL, PADDING, Field, RuledCell, RuledSheet
from exporters.pdf.tags import ARTIFACT, Tag, within
from exporters.pdf.text_boxes import Typesetter, gap
from exporters.release import Release
from exporters.typeset.standard_page import AREA_WIDTH, MM
from models.checks.review import day_of
from models.form.cover import KINDS, print_date
from models.form.figures import print_figure
from models.form.vocabulary import Cell, FigureKind
from models.report.balances import BalanceState, balance_state
from models.report.report import Report
from models.rules.tables.sums import name_of

_TITLE = "政府信息公开工作年度报告报送确认单"
_NOTE = (
    "由报告的全部内容算出，用来核对纸质件、电子文件是不是同一份；改动任何一处，核对码就会变。"
    "它不是签名，也不能证明数据正确。"
)
_EXPLAINED, _OPEN = "已说明理由的提醒 {} 条", "未说明理由的提醒 {} 条"
_NONE_OPEN = "没有未说明理由的提醒。"

_CODE = TypeStyle(FaceRole.HEI, 24, 1)
_SMALL = TypeStyle(FaceRole.FANGSONG, 9)

_QR = 22 * MM
"""The side of the code. Chosen: 21 modules and the white make 0.76 mm a module; 20 mm are read from a bad scan."""

_QUIET = 4
"""Modules that stay white around the code (ISO/IEC 18004)."""

_SIGNED = 17 * MM
"""Room for a signature by hand and the day below it. Chosen by eye."""

_SEALED = 49 * MM
"""Room for a seal, which is 42 mm wide for a unit of this rank and is never quite straight.

Source: 国发〔1999〕25号, 4.2 cm for bodies of counties and below.
"""

_LABEL_SHARE = 0.16
"""Of the width of the sheet, for what a particular is called. Chosen by eye: four characters."""

_RECEIVED_SHARE = 0.4
"""Of the width of the sheet, for what is written by whoever receives the report. Chosen by eye."""

_LEFT, _RIGHT = (0.075, 0.31, 0.155), (0.075, 0.265, 0.12)
"""Shares of table, name and figure in the width of the sheet. Chosen by eye; the amount of money stands on the left."""


def sign_off_sheet(release: Release, fonts: FontBook, pages_before: Callable[[int], int]) -> Iterator[Box]:
    """Yield the sheet: whose report, its code and main figures, where to sign, and what is to be known of it.

    Any number of reminders comes last, so that the signatures stand beside the name and the code.

    Args:
        release: What is signed.
        fonts: The faces to draw in.
        pages_before: Returns how many pages with something on them come before the page of a number. It is asked when
            the sheet is drawn: only then is it known.
    """
    report, sheet = release.report, RuledSheet(fonts)
    yield Typesetter(fonts).centred(_TITLE, TITLE, 34)._replace(tag=Tag("H1"), entry=_TITLE)
    yield gap(0.2)
    yield from sheet.rows([*map(_row, _particulars(report)), _counts(report, pages_before)])
    yield _code(sheet, release.code)
    yield from sheet.headed("主要数据", sheet.rows(_figures(report)))
    yield gap(0.2)
    yield from _signatures(sheet, release)
    yield gap(0.2)
    none_open = _NONE_OPEN if release.is_checked and not release.unexplained else ""
    remarks = (
        listed(sheet, _EXPLAINED, release.explained),
        listed(sheet, _OPEN, release.unexplained),
        *(
            sheet.paragraph(f"勾稽关系{state.value} {len(names)} 项：{'、'.join(names)}。")
            for state, names in _others(report).items()
        ),
    )
    yield from with_last(chain.from_iterable(remarks), sheet.paragraph(f"{none_open}{basis(release)}"))


def _particulars(report: Report) -> list[list[tuple[str, str]]]:
    said = {key: report.text("cover", key) for key in ("agency", "document_number", "prepared_by", "phone")}
    day = report.text("cover", "date").strip() or report.text("cover", "notice_date")
    return [
        [("填报单位", said["agency"])],
        [("报告年度", f"{report.year}年"), ("单位类别", KINDS.get(report.text("cover", "kind"), ""))],
        [("成文日期", print_date(day)), ("文号", said["document_number"])],
        [("联系人", said["prepared_by"]), ("联系电话", said["phone"])],
    ]


def _row(pairs: Sequence[tuple[str, str]]) -> list[RuledCell]:
    share = 1 / len(pairs) - _LABEL_SHARE
    cells = (
        (RuledCell(label, _LABEL_SHARE, LABEL, centred=True, is_label=True), RuledCell(value, share))
        for label, value in pairs
    )
    return [cell for pair in cells for cell in pair]


def _others(report: Report) -> dict[BalanceState, list[str]]:
    """Return the statutory sums that do not agree or cannot be compared, by their names."""
    states = [(balance_state(report, one), name_of(one)) for one in report.form.identities]
    found = {state: [name for of, name in states if of is state] for state in BalanceState}
    return {state: names for state, names in found.items() if names and state is not BalanceState.AGREES}


def _balances(report: Report) -> str:
    count = len(report.form.identities)
    others = sum(map(len, _others(report).values()))
    if not count:
        return "没有规定"
    return f"{count} 项，{count - others} 项一致，其余见下" if others else f"{count} 项，全部一致"


def _counts(report: Report, pages_before: Callable[[int], int]) -> list[RuledCell]:
    """Return the row that says how the statutory sums stand, and how many pages the report has."""
    *cells, pages = _row([("勾稽关系", _balances(report)), ("报告页数", "")])
    return [*cells, pages._replace(late=lambda number: f"共 {pages_before(number)} 页，不含本单")]


def _figures(report: Report) -> list[list[RuledCell]]:
    """Return the main figures in two columns, one after the other."""
    cells = report.form.headlines
    half = -(-len(cells) // 2)
    pairs = zip_longest(cells[:half], cells[half:])
    return [[*_figure(report, left, _LEFT), *_figure(report, right, _RIGHT)] for left, right in pairs]


def _figure(report: Report, cell: Cell | None, shares: tuple[float, float, float]) -> Iterator[RuledCell]:
    texts = ("", "", "")
    if cell:
        texts = (cell.table.call, _name(report, cell), print_figure(report.content(cell.ref), cell.kind))
    for text, share, is_name in zip(texts, shares, (False, True, False), strict=True):
        yield RuledCell(text, share, FIGURE, centred=not is_name, whole=not is_name, is_label=is_name)


def _name(report: Report, cell: Cell) -> str:
    """Return what a figure is called: its row, and its column where there are several to choose from."""
    rows = report.form.rows[cell.ref[:2]]
    if cell.row.label and (len(rows) == 1 or cell.ref in report.form.totals):
        return f"{cell.row.called}（万元）" if cell.kind is FigureKind.MONEY else cell.row.called
    return "·".join(heading.called for heading in (cell.row, cell.column) if heading.label)


def _code(sheet: RuledSheet, code: str) -> Box:
    """Return the row with the code in words and as a QR code."""
    value = 1 - _LABEL_SHARE - _QR / AREA_WIDTH
    cells = (RuledCell("核对码", _LABEL_SHARE, LABEL, centred=True), RuledCell("", value))
    row = sheet.row((*cells, RuledCell("", _QR / AREA_WIDTH)), _QR)
    x = LEFT + _LABEL_SHARE * AREA_WIDTH + PADDING
    note = sheet.filled(_NOTE, value * AREA_WIDTH - 2 * PADDING, _SMALL)

    def draw(canvas: Canvas, top: float) -> None:
        row.draw(canvas, top)
        with within(canvas, Tag("P")):
            sheet.fonts.draw_run(canvas, x, top - 28, code, _CODE)
            sheet.draw_lines(canvas, x, top - 38, note, _SMALL)
        _draw_qr(canvas, code, LEFT + AREA_WIDTH - _QR, top - _QR)

    return Box(_QR, draw, tag=ARTIFACT)


def _reviewer(release: Release) -> Field:
    """Return who has gone through the tables a second time, and when; or where somebody signs who has done so."""
    reviews, tables = release.reviews, release.report.form.tables
    if not reviews:
        return Field("复核人（签字）", 1 / 4, dated=True)
    names = "、".join(dict.fromkeys(one.who for one in reviews))
    calls = "、".join(release.report.form.table(one.table).call for one in reviews)
    last = max(reviews, key=lambda one: one.when)
    label = f"复核人　{names}" if len(reviews) == len(tables) else f"复核人　{names}（{calls}）"
    return Field(label, 1 / 4, dated=True, day=day_of(last))


def _signatures(sheet: RuledSheet, release: Release) -> Iterator[Box]:
    """Yield where the people sign, the office puts its seal, and the district says that it has the report.

    They are not parted.
    """
    people = (("填报人", "prepared_by"), ("审核人", "checked_by"), ("负责人", "approved_by"))
    labels = [f"{label}（签字）　{release.report.text('cover', key)}" for label, key in people]
    first, *others = [Field(label, 1 / 4, dated=True) for label in labels]
    yield sheet.fields([first, _reviewer(release), *others], _SIGNED)._replace(stays=True)
    sealed = Field("单位盖章", 1 - _RECEIVED_SHARE, dated=True)
    received = Field("以下由接收单位填写", _RECEIVED_SHARE, dated=True, below=("接收人（签字）", "接收日期"))
    yield sheet.fields([sealed, received], _SEALED)


def _draw_qr(canvas: Canvas, text: str, x: float, y: float) -> None:
    """Draw the QR code of `text` into the square of side `_QR` whose lower left corner is at (x, y)."""
    modules = _qr_modules(text)
    side = _QR / (len(modules) + 2 * _QUIET)
    for down, row in enumerate(modules):
        for across, dark in enumerate(row):
            if dark:
                canvas.rect(x + (across + _QUIET) * side, y + _QR - (down + _QUIET + 1) * side, side, side, 0, 1)


@lru_cache(maxsize=4)
def _qr_modules(text: str) -> list[list[bool]]:
    """Return the rows of the QR code of `text`: which of its modules are dark."""
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(dark) for dark in row] for row in code.modules]

"""What every rule checks, said to the clerk, with where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from models.checks.findings import Level
from models.form import editions
from models.form.edition_years import in_words, notices_told, years_compared, years_of
from models.form.refs import CellRef
from models.form.vocabulary import Axis, Form, Table


class RuleEntry(NamedTuple):
    """One rule.

    Attributes:
        id: As findings carry it, for example ``T3-ROW``.
        levels: How heavy it is, and then in which lighter cases how heavy; a required warning stands as one, and says
            that it is waited for. What a reason settles is a warning then.
        meaning: What is checked, in one or two sentences.
        scope: To which reports it applies.
        source: Where it is written.
    """

    id: str
    levels: tuple[Level, ...]
    meaning: str
    scope: str
    source: str

    @property
    def level(self) -> Level:
        """How heavy it is where nothing makes it lighter."""
        return self.levels[0]


_E, _W, _H = (Level.ERROR,), (Level.WARNING,), (Level.HINT,)

_OPEN = "还有空格的，怎么填都对不上才算错误。"
"""Of every sum: what is not filled in yet is not wrong yet."""

_EVERY = "每份报告"
_WITH_PREVIOUS = "有去年报告时"
_SAME_FORM = "有去年报告、格式相同时"
_BALANCE_FAILS = "合计对不上时"

_NOTICES = notices_told(editions.EDITIONS)
_PROGRAM = "本程序"
_LENGTHS = "、".join(
    sorted({str(one.most) for form in editions.EDITIONS for one in form.narratives if one.most}, key=int)
)
_IN_FORCE = CellRef("disclosure", "normative", "in_force")


def _rules(scope: str, source: str, *rows: tuple[str, tuple[Level, ...], str]) -> tuple[RuleEntry, ...]:
    return tuple(RuleEntry(*row, scope, source) for row in rows)


def _where(asks: Callable[[Form], object]) -> tuple[str, str]:
    """Return to which reports a rule applies, and the notices behind it: those of the editions that ask for it."""
    forms = [form for form in editions.EDITIONS if asks(form)]
    return (_EVERY if len(forms) == len(editions.EDITIONS) else in_words(years_of(forms), "年度"), notices_told(forms))


def _with_cell(*address: str) -> tuple[str, str]:
    return _where(lambda form: CellRef(*address) in form.cells)


def _with_table(id_: str) -> tuple[str, str]:
    return _where(lambda form: any(table.id == id_ for table in form.tables))


def _documents_known() -> str:
    """Return when last year's report tells what was in force."""
    years = years_compared(_IN_FORCE, [form for form in editions.EDITIONS if _IN_FORCE in form.cells])
    return f"{_WITH_PREVIOUS}，{in_words(years, '年度')}"


_TABLE_2 = (
    *_rules(
        *_with_table("disclosure"),
        ("T2-INT", _E + _W, "件数是 0 或者正整数，收费金额最多 6 位小数。空着的格子，正式导出以前要填。"),
    ),
    *_rules(
        "街道、乡镇、部门和区县政府",
        "《立法法》",
        ("T2-REG", _E + _W, "不能制定规章的单位，“规章”一行都是 0；确实有的，说明理由。还没有选单位类别的，只提醒。"),
    ),
    *_rules(*_with_cell(*_IN_FORCE), ("T2-VALID", _W, "规范性文件的现行有效件数不比本年制发件数少。")),
    *_rules(
        *_with_cell("disclosure", "fees", "collected"),
        ("T2-FEEUNIT", _W, "收费金额是去年的 1000 倍以上，或者街道、乡镇填了 1 万以上的整数，像是按元填的。"),
    ),
    *_rules(
        _SAME_FORM,
        _PROGRAM,
        ("T2-JUMP", _W, "许可、处罚、强制去年有、今年是 0；是去年的五倍以上或者五分之一以下，而且相差超过 20。"),
    ),
    *_rules(
        *_with_cell("disclosure", "normative", "published_total"),
        ("T2-19", _W, "规范性文件的新公开数量不超过对外公开总数，有新制作的，总数不是 0；各项上一年加增减不小于 0。"),
    ),
)

_TABLE_3 = (
    *_rules(
        _EVERY,
        "表三表头写的勾稽关系",
        ("T3-BAL", _E, f"每一列：本年新收和上年结转的和，等于办理结果总计和结转下年度的和。{_OPEN}"),
    ),
    *_rules(
        *_with_table("applications"),
        ("T3-COL", _E, f"每一列：（一）至（六）各行相加，等于（七）总计。{_OPEN}"),
        ("T3-ROW", _E, f"每一行：自然人和五类法人或其他组织相加，等于总计。{_OPEN}"),
        ("T3-INT", _E + _W, "每一格是 0 或者正整数，没有的填 0。空着的格子，正式导出以前要填。"),
        ("T3-OTHER", _W, "“（六）其他处理”超过办理结果总计的两成，可能有应当计入（一）至（五）的。"),
    ),
    *_rules(
        *_with_cell("applications", "other_unpaid", "total"),
        ("T3-FEE", _W, "有因逾期不缴费不再处理的申请，第六部分应当写到收费通知、信息处理费。"),
    ),
    *_rules(
        _EVERY,
        _PROGRAM,
        ("T3-CAT", _H, "科研机构的申请超过 5 件，很少见，可能填错了列。"),
        ("T3-ALLSAME", _H, "办理结果有 20 件以上，却都在同一行，可能填错了行。"),
    ),
    *_rules(
        _BALANCE_FAILS,
        _PROGRAM,
        ("T3-PART", _H, "可能的原因：部分公开的件数，在别的行又计了一次。"),
        ("T3-SWAP", _H, "可能的原因：有几件填错了行或者填错了列，一处多、一处少。"),
    ),
)

_TABLE_4 = (
    *_rules(
        *_with_table("litigation"),
        ("T4-SUM", _E, f"三个部分各自：维持、纠正、其他结果、尚未审结相加，等于总计。{_OPEN}"),
        ("T4-INT", _E + _W, "每一格是 0 或者正整数，没有的填 0。空着的格子，正式导出以前要填。"),
    ),
    *_rules(
        _EVERY,
        _PROGRAM,
        ("T4-VS-T3", _W, "复议、诉讼加起来，比办理结果总计和结转下年度的和还多；以前年度申请引起的说明理由。"),
        ("T4-ZERO", _W, "表三都是 0，表四却有复议或者诉讼；以前年度申请引起的说明理由。"),
    ),
    *_rules(_SAME_FORM, _PROGRAM, ("T4-POST", _H, "有复议后起诉，而今年和去年的行政复议都是 0。")),
)

_YEARS = (
    *_rules(
        _WITH_PREVIOUS,
        notices_told(form for form in editions.EDITIONS if any(table.carries for table in form.tables)),
        ("Y-CARRY", _E + _W, "每一列：今年的上年结转，等于去年的结转下年度；确有原因的，说明理由。"),
    ),
    *_rules(
        _documents_known(),
        _PROGRAM,
        ("Y-VALID", _W, "规范性文件的现行有效件数，等于去年的加今年制发、减今年废止；清理、划转的说明理由。"),
    ),
    *_rules(
        _SAME_FORM,
        _PROGRAM,
        ("Y-JUMP", _W, "表二的其他件数、表三和表四的总计，是去年的五倍以上或者五分之一以下，而且相差超过 20。"),
    ),
    *_rules(_SAME_FORM, "区里考核", ("Y-COPY", _W, "第一部分或者第五部分有一半以上和去年一字不差。")),
)

_NUMBERS = (
    *_rules(
        _EVERY,
        "《政府信息公开条例》第五十条；文字和表格要一致",
        ("N-RECV", _W + _H, "文字里收到、受理几件，是表三的本年新收，或者再加上上年结转；加上了却没有写明的，只提示。"),
        ("N-DONE", _W, "文字里办结、答复几件，是表三的办理结果总计。"),
        ("N-CARRY", _W, "文字里结转几件，和表三的上年结转、结转下年度一样。"),
        ("N-PARTS", _W, "文字里予以公开、部分公开、不予公开等几件，和表三对应的各行一样。"),
        ("N-NONE", _W, "文字里说没有收到申请、全部办结，表三里也是这样。"),
        ("N-APPL", _W, "文字里自然人、法人、企业申请几件，和表三本年新收对应的列一样，或者再加上上年结转。"),
        ("N-T4", _W, "文字里说的行政复议、行政诉讼，和表四一样。"),
        ("N-NORM", _W, "文字里规范性文件制发、废止、现行有效几件，和表二一样。"),
        ("N-DEC", _W, "文字里作出行政许可、行政处罚、行政强制决定几件，和表二一样；事项、目录、办件量不比。"),
    ),
    *_rules(
        _WITH_PREVIOUS,
        _PROGRAM,
        ("N-LAST", _W, "文字里说上年几件、比上年多几件少几件、与上年持平，和去年的报告一样。"),
    ),
    *_rules(
        *_where(lambda form: any(narrative.fee for narrative in form.narratives)),
        ("N-FEE", _W, "第六部分要写收没有收信息处理费，没有收也要写。"),
    ),
    *_rules(
        _EVERY,
        _PROGRAM,
        ("N-LONG", _W, "文字不太长，能从头到尾和表格比对；太长的，后面的没有比对，正式导出以前要删短。"),
        ("N-SUM", _H, "“共几条，其中……”一项一项列全的，加起来等于总数。"),
        ("N-YEAR", _W, "标题、开头一段、第一部分写的年份是报告年度，统计期间是 1 月 1 日至 12 月 31 日。"),
    ),
)

_TEXTS = (
    *_rules(
        _EVERY,
        _NOTICES,
        ("S-SIX", _E + _H, "六个部分的标题和规定的一样；用条例里的说法的，只提示。"),
        ("S-EMPTY", _W, "该写的部分都写了。正式导出以前要写。"),
        ("S-TOPICS", _W, "第一部分写到主动公开、依申请公开、信息管理、平台建设、监督保障五个方面。"),
        ("S-BASIS", _W, "开头一段、第一部分引用的条例、通知和文号写对，是这一年度的。"),
    ),
    *_rules(
        *_where(lambda form: any(narrative.most for narrative in form.narratives)),
        ("S-LEN", _W, f"第一部分原则上不超过 {_LENGTHS} 字。"),
    ),
    *_rules(
        _EVERY,
        "《政府信息公开条例》第五十条",
        ("S-FIVE", _E + _W, "第五部分写明问题和改进的办法，不能只写“无”；不到 50 字的提醒。正式导出以前要写。"),
    ),
    *_rules(
        _EVERY,
        "《政府信息公开条例》第四十九条",
        (
            "S-DATE",
            _W,
            "封面的日期写得对；成文日期在次年 1 月；汇总的，区县到 2 月 20 日，市到 3 月 10 日，省到 3 月底。",
        ),
    ),
    *_rules(
        _EVERY,
        _PROGRAM,
        ("S-RESIDUE", _E, "没有留下模板里的字，例如（文字描述）、编写说明、XX、××。"),
        (
            "S-DRAFT",
            _W,
            "提纲的句子改成了本单位的，【写……】都填好了；跟着表格走的句子不算。还有【写……】的，正式导出以前要填。",
        ),
        ("S-ENUM", _H, "“一是、二是、三是”“（一）（二）”“1.”“2.”没有跳号、重号。"),
        ("S-NAME", _W + _H, "标题、署名是封面填的单位；街道、乡镇的文字里像是留着别的单位名称的，只提示。"),
        ("S-CHAR", _W + _H, "名称里没有样子一样的别的字和看不见的字符；只是去年的名称里有的，只提示。"),
        ("S-FIELD", _E + _W, "文字里插入的数，在表里有那一格；那一格空着的，正式导出以前要填。"),
        ("S-COVER", _W, "封面填了机关全称，标题和署名要用。正式导出以前要填。"),
        ("S-NOTICE", _W, "封面填了转发或印发的通知的，通知的标题和正文都有。正式导出以前要填。"),
    ),
    *_rules(
        _EVERY,
        "《个人信息保护法》",
        ("S-PERSON", _W, "公开的文字里没有公民的身份证号码、手机号码、银行卡号；单位的联系电话可以有。"),
    ),
    *_rules(
        _EVERY,
        _PROGRAM,
        ("P-GLYPH", _E + _W, "每个字这台电脑都有字体能印；确实没有的，说明理由。"),
        ("P-CTRL", _H, "文字里有看不见的字符，打印和导出时会去掉。"),
    ),
)

_CAUSES = _rules(
    _BALANCE_FAILS,
    _PROGRAM,
    ("C-CELL", _H, "可能的原因：只有一格填错，改了这一格就都对上了。"),
    ("C-DIGITS", _H, "可能的原因：相邻的两个数字写颠倒了，例如 12 写成 21。"),
    ("C-ZERO", _H, "可能的原因：多写或者少写了一个 0。"),
    ("C-TOTAL", _H, "可能的原因：总计填了 0，没有把各项加起来。"),
    ("C-TWICE", _H, "可能的原因：有一个数计了两次，或者漏加了。"),
)


def table_entries(forms: Iterable[Form], told: Iterable[RuleEntry]) -> Iterator[RuleEntry]:
    """Yield an entry for every check that a table of some editions brings along and that has not been told."""
    known = {entry.id for entry in told}
    for table in (table for form in forms for table in form.tables):
        checks = [(table.number_rule, f"{table.call}的每一格都是要填的那种数。空着的格子，正式导出以前要填。")]
        rules = dict.fromkeys(balance.rule for block in table.blocks for balance in block.balances)
        checks += [(rule, _sums_told(table, rule)) for rule in rules]
        for id_, meaning in checks:
            if id_ not in known:
                known.add(id_)
                yield RuleEntry(id_, _E, meaning, *_with_rule(id_))
        if table.text_rule and table.text_rule not in known:
            known.add(table.text_rule)
            meaning = f"文字里说的{table.call}各项，和{table.call}一样。"
            yield RuleEntry(table.text_rule, _W, meaning, *_with_rule(table.text_rule))


def _with_rule(id_: str) -> tuple[str, str]:
    return _where(lambda form: id_ in _table_rules(form))


def _table_rules(form: Form) -> set[str]:
    balances = (balance for table in form.tables for block in table.blocks for balance in block.balances)
    tables = (rule for table in form.tables for rule in (table.number_rule, table.text_rule) if rule)
    return {*tables, *(balance.rule for balance in balances)}


def _sums_told(table: Table, rule: str) -> str:
    """Return what the balances of a table say that are one rule."""
    balances = [(block, one) for block in table.blocks for one in block.balances if one.rule == rule]
    block, balance = balances[0]
    along = balance.axis is Axis.ROWS
    called = {leaf.id: leaf.called for leaf in (block.row_leaves if along else block.column_leaves)}
    left, right = ("、".join(map(called.__getitem__, side)) for side in (balance.left, balance.right))
    each = f"{table.call}的每一{'列' if along else '行'}"
    if len(balances) > 1:
        return f"{each}：{'、'.join(one.name or one.rule for _, one in balances)}各自相加，等于各自的总计。{_OPEN}"
    return f"{each}：{balance.left_name or f'{left}相加'}，等于{right}。{_OPEN}"


def _by_part(entries: Iterable[RuleEntry]) -> tuple[RuleEntry, ...]:
    """Return the entries of each table one after the other."""
    every = tuple(entries)
    parts = dict.fromkeys(entry.id.partition("-")[0] for entry in every)
    return tuple(entry for part in parts for entry in every if entry.id.partition("-")[0] == part)


_TABLES, _OTHERS = (*_TABLE_2, *_TABLE_3, *_TABLE_4), (*_YEARS, *_NUMBERS, *_TEXTS, *_CAUSES)
_ADDED = tuple(table_entries(editions.EDITIONS, (*_TABLES, *_OTHERS)))

CATALOGUE: tuple[RuleEntry, ...] = _by_part(
    (
        *_TABLES,
        *(entry for entry in _ADDED if not entry.id.startswith("N-")),
        *_OTHERS,
        *(entry for entry in _ADDED if entry.id.startswith("N-")),
    )
)
"""Every rule, in the order of the report."""

"""Applications for information: received, answered, how, by whom, and carried over from year to year."""

from __future__ import annotations

from models.statements.patterns.frames import QUOTE, TAIL
from models.statements.patterns.pattern import Pattern, framed

# ---------------------------------------------------------------- how, and by whom

RESULTS = (
    Pattern(
        "granted_and_partial",
        "(?:予以|同意)公开(?:及|和|、|或者?|与)部分公开",
        "予以公开和部分公开",
        "予以公开3件、部分公开",
    ),
    Pattern("partial", "部分公开", "部分公开", "部分信息公开"),
    Pattern("divided", "区分处理(?:后|的)?(?:予以)?公开", "区分处理后公开", "区分情况后公开", means="partial"),
    Pattern("granted", "予以公开", "予以公开", "主动公开"),
    Pattern("refused", "不予公开", "不予公开", "不予受理"),
    Pattern("unable", "无法提供", "无法提供", "无法答复"),
    Pattern("declined", "不予处理", "不予处理", "不予公开"),
    Pattern("other", "其他处理", "其他处理", "其他处罚"),
)
"""The rows of 表三 by what prose calls them; the longer wording stands before the one that is part of it."""

_APPLICANTS = (
    Pattern("natural", "自然人|公民|个人", "自然人", "申请人"),
    Pattern("research", "科研机构", "科研机构", "医疗机构"),
    Pattern("charity", "社会公益组织", "社会公益组织", "社会组织"),
    Pattern("legal", "法律服务机构", "法律服务机构", "法律援助机构"),
    Pattern("legal_persons", "法人(?:(?:或者?|和|及|与|、)(?:其他|非法人)组织)?", "法人或其他组织", "其他组织"),
    Pattern("business", "(?:商业)?企业", "商业企业", "商业秘密"),
)
NAMED_BEFORE = framed((*RESULTS, *_APPLICANTS), f"~{QUOTE}{TAIL}$", "~的共", "~，另有")
"""Right before the number: 予以公开 20 件."""

NAMED_BEHIND = framed((*RESULTS, *_APPLICANTS), f"^(?:属于?|由|为|是|系|来自|的)*{QUOTE}~", "属于“~", "另有~")
"""Right behind the number: 20 件予以公开."""

ALL_APPLICANTS = (
    Pattern(
        "whoever may apply",
        "(?:自然人|公民|个人)(?:[、和及与或]|或者|以及)(?:企业|法人)(?:(?:或者?|和|及|与|、)(?:其他|其它|非法人)组织)?",
        "收到公民、法人或者其他组织的申请8件",
        "收到公民的申请8件、法人的申请2件",
    ),
)

ON_FILE = (
    Pattern("papers", "公文|发文", "制发公文3件", "上级来文3件"),
    Pattern("their openness", "公开属性", "标注公开属性3件", "选择公开方式3件"),
    Pattern("their list", "信息公开目录", "编入信息公开目录3件", "编制信息公开指南3件"),
    Pattern("their making", "制作|形成", "制作政府信息3件", "制定政府规章3件"),
)
"""Papers on file are divided by how open they are, in the words that tell results of applications."""

# ---------------------------------------------------------------- received

RECEIVED = (
    Pattern("received", "收到|新收|接收|接到|收悉", "全年收到申请", "全年收取费用"),
    Pattern("accepted", "受理|收办|接办", "全年受理申请", "全年办理申请"),
)
RECEIVED_IN_ALL = (
    Pattern(
        "applications, without a verb",
        "信息公开申请(?:数量|总量|量|总数|件数|案件|件|数|共计|共|为|仅|有|是|达)*$",
        "政府信息公开申请共计",
        "政府信息公开申请办理",
    ),
)
_CHANNELS = (
    Pattern("the net", "网络|网上|网站|平台|线上|在线|电子", "网络", "联络"),
    Pattern("the post", "信函|邮寄|信件|来信|邮件|邮箱", "信函", "公函"),
    Pattern("the telefax", "传真", "传真", "传达"),
    Pattern("in person", "现场|当面|线下|窗口|口头", "当面", "全面"),
    Pattern("in writing", "书面", "书面", "全面"),
)
CHANNELS = framed(_CHANNELS, "~(?!.{0,12}等)", "通过~收到", "通过~等方式收到")
"""One way in which applications come; a list of them that ends with 等 stands for all."""

PART_OF_RECEIVED = (
    Pattern("of some applicants", "自然人|公民|个人|法人|企业|机构", "收到自然人申请", "收到申请人申请"),
    Pattern("of another kind", "复议|诉讼|咨询", "收到行政复议申请", "收到复核申请"),
)
PART_OF_BARE = (
    Pattern("some of them", "其中", "其中信息公开申请", "集中信息公开申请"),
    Pattern("of another kind", "复议|诉讼", "复议的信息公开申请", "复核的信息公开申请"),
    Pattern("what became of them", "撤回|重复|处理|办理|流转", "撤回信息公开申请", "提出信息公开申请"),
)
"""What makes 信息公开申请 3 件 a number of others than those received."""

# ---------------------------------------------------------------- answered

DONE = (
    Pattern("finished", "办结|办理完毕|办理完结|处理完毕", "办结80件", "结转80件"),
    Pattern("answered", "答复|办复|回复", "答复80件", "批复80件"),
)
PART_OF_DONE = (
    Pattern("nobody applied", "主动公开", "主动公开并答复", "公开并答复"),
    Pattern("in one way", "同意|告知|区分|不予|予以|无法|部分", "予以公开答复", "全部公开答复"),
    Pattern("not decided", "补正|撤回|转办", "补正后答复", "更正后答复"),
    Pattern("for a reason", "属于", "答复属于", "答复所属"),
    Pattern("to some applicants", "自然人|法人|企业", "答复自然人", "答复申请人"),
    Pattern("some of them", "其中", "其中答复", "集中答复"),
    Pattern("a rate", "率", "办结率", "办结量"),
    Pattern("late", "逾期|超期|延期", "逾期答复", "按期答复"),
    Pattern("not yet", "尚未|正在|未", "正在答复", "已经答复"),
)
"""What makes 答复 3 件 a number of others than all that were answered."""

# ---------------------------------------------------------------- carried over

_LAST = "上(?:一)?年度?|去年度?|前一年度?|<last>年度?"
_NEXT = "下(?:一)?年度?|次年度?|明年度?|来年|<next>年度?"
_CARRY = "结转|转结|顺延|转入|转至|转到|延期至|延至|延续至|移至|转"

CARRIED = (
    Pattern(
        "from last year",
        f"(?:^|[，；])(?>[^，；]*?(?:{_LAST}))[^，；]*?(?:结转|转结|转入|转来|顺延|遗留)",
        "<last>年度结转",
        "上年收到申请，结转",
        means="carried_in",
    ),
    Pattern("out of last year", f"结转自?(?:{_LAST})", "结转自上年", "结转至下年", means="carried_in"),
    Pattern("to next year", f"(?:{_CARRY}).{{0,4}}(?:{_NEXT})", "转至<next>年", "转至上年", means="carried_out"),
)
"""In the clause before the number. A clause is looked through once, however often it names last year."""

CARRIED_OUT_BEHIND = (
    Pattern("to next year", f"(?:{_CARRY}).{{0,6}}(?:{_NEXT})", "申请结转到下一年度", "申请办结于下一年度"),
)
CARRIED_SOMEWHERE = (Pattern("carried", "结转|转结|顺延", "结转申请", "转办申请"),)
NEXT_YEAR_BEHIND = (Pattern("next year", f"^[^，]{{0,4}}(?:{_NEXT})", "至下年度", "至上年度"),)
"""Right behind a number before which somebody has carried something over: 结转 3 件至下年度."""

CARRIED_IN_BEHIND = (
    Pattern(
        "carried over from last year",
        f"^[^，]{{0,6}}(?:结转|转结)[自于]?(?:{_LAST})",
        "申请结转自上年",
        "申请结转至下年",
    ),
    Pattern(
        "last year's carried over",
        f"^[为是系属]{{0,2}}(?:{_LAST})[^，]{{0,4}}(?:结转|转结)",
        "为上年度结转",
        "为本年度结转",
    ),
)

IN_TURN = (
    Pattern("carried_in", "^(?>.*?上年).*结转", "上年度结转", "上年度收到"),
    Pattern("carried_out", "结转", "结转下年度", "转办"),
    Pattern("new", "新收|收到", "新收申请", "收取费用"),
    Pattern("handled", "办结|答复", "办结", "结转"),
)
"""What 分别 can hand out to the numbers that follow: 新收、办结分别为 35 件、30 件."""

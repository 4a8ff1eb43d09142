"""Reviews and lawsuits: at which stage they are, how they ended, and that there were none."""

from __future__ import annotations

from models.statements.patterns.frames import QUOTE, TAIL
from models.statements.patterns.pattern import Pattern, framed

_REVIEW, _LAWSUIT = "(?<!未经)(?<!未经行政)(?:行政)?复议", "(?:行政)?(?:诉讼(?!请求)|(?<!出庭)应诉)"
_DIRECT = "(?:未经(?:过)?(?:行政)?复议|直接(?=起诉|提起))"
_AFTER_REVIEW = "(?:行政)?复议后"
_TO_COURT = "[^，；。、0-9]{0,6}(?:起诉|诉讼|应诉)"
_NAMED_AGAIN = f"(?:的[^，；。、0-9]{{0,12}}?{_LAWSUIT})?"
"""起诉的行政诉讼 is one thing, told by a stage and by its kind."""

_OF_CASES = (
    "(?:案件?|申请|政府信息公开|信息公开|件|事项|数量?|总数|总量|量|的|被|共计?|总计|合计|计|各|发生|有|为|是|仅|只|收案|收到|情况|了|提起|引发|受理"
    "|[“”：，]|全年|均|达到?|新收|方面|本年度?|程序|数)*"
)

# ---------------------------------------------------------------- which cases

CASES_BEFORE = (
    Pattern("direct", f"{_DIRECT}{_TO_COURT}{_NAMED_AGAIN}{_OF_CASES}$", "未经复议直接起诉的案件", "未经复议的申请"),
    Pattern(
        "after_review",
        f"{_AFTER_REVIEW}{_TO_COURT}{_NAMED_AGAIN}{_OF_CASES}$",
        "复议后提起诉讼的案件",
        "复议后维持的案件",
    ),
    Pattern(
        "disputes",
        f"{_REVIEW}[^，；。]{{0,6}}[、和及或与/]*(?:被?提起|提起的?)?{_LAWSUIT}{_OF_CASES}$",
        "行政复议、行政诉讼案件",
        "行政复议、行政诉讼纠正",
    ),
    Pattern("review", f"{_REVIEW}{_OF_CASES}$", "被申请行政复议", "行政复议维持"),
    Pattern("lawsuits", f"{_LAWSUIT}{_OF_CASES}$", "行政诉讼案件", "驳回诉讼请求"),
)
"""Right before the number: 行政复议 3 件; what says more stands first."""

OF_LAWSUITS_IN_SHORT = (Pattern("sued", "被诉(?:案件)?(?:共|有|为|的)*$", "，被诉", "，被诉行政行为"),)
"""The same, where the sentence has told of reviews."""

SUCH_CASES = (
    Pattern(
        "the cases just named",
        "(?:相关|此类|上述|该类|涉诉|这类)(?:的)?案件(?:的|共计?|总计|合计|为|有|数|数量)*$",
        "办理相关案件",
        "相关案件评析",
    ),
)

CASES_BEHIND = (
    Pattern("direct", f"^[^，；。]{{0,6}}{_DIRECT}", "为未经复议直接起诉", "，其中未经复议直接起诉"),
    Pattern("after_review", f"^[^，；。]{{0,6}}{_AFTER_REVIEW}", "为复议后起诉", "，其中复议后起诉"),
    Pattern(
        "disputes",
        f"^[^，；。无未没]{{0,14}}{_REVIEW}[^，；。]{{0,6}}[、和及或与/]{_LAWSUIT}",
        "信息公开行政复议和行政诉讼",
        "信息公开行政复议，行政诉讼",
    ),
    Pattern(
        "review",
        f"^(?!驳回|撤销|维持)[^，；。无未没]{{0,14}}{_REVIEW}(?!机[关构]|后|决定)",
        "被申请行政复议",
        "被行政复议机关受理",
    ),
    Pattern("lawsuits", f"^[^，；。无未没]{{0,14}}{_LAWSUIT}", "被提起行政诉讼", "被提起诉讼请求"),
)
"""Right behind the number: 3 件行政复议."""

TOPICS = (
    Pattern(
        "a stage",
        f"(?:{_DIRECT}|{_AFTER_REVIEW})(?:[^，；。、0-9]{{0,6}}?(?:起诉|诉讼|应诉){_NAMED_AGAIN})?",
        "未经复议直接起诉",
        "行政复议维持",
    ),
    Pattern("review", "复议", "申请行政复议", "申请复核"),
    Pattern("lawsuits", "诉讼(?!请求)|(?<!出庭)应诉|被(?:起)?诉|法院起诉", "提起行政诉讼", "驳回诉讼请求"),
)
"""What a paragraph has been about."""

OF_THOSE_COUNTED = (Pattern("of those just counted", "^的?[0-9]+[件起宗例]，其中", "3件，其中", "3件，共"),)
"""Right behind a stage: how these ended, or all lawsuits did."""

REVIEW_BEFORE = (Pattern("review", "复议[^，；。0-9]{0,8}$", "行政复议和行政", "行政复议3件、行政"),)
"""Right before a lawsuit, so that both are meant."""

STAGES = (
    Pattern("direct", "未经|直接", "未经复议直接起诉", "经复议后起诉"),
    Pattern("after_review", "复议后", "复议后起诉", "复议机关"),
)
"""At which stage a case went to court."""

WHOSE = (
    *STAGES,
    Pattern("disputes", "^(?=.*复议)(?=.*诉讼)", "行政诉讼和行政复议", "行政诉讼和行政应诉"),
    Pattern("review", "复议", "行政复议", "行政复核"),
    Pattern("lawsuits", "诉讼", "行政诉讼", "行政诉求"),
)
"""Of which cases words tell that there were none."""

TRIED = (Pattern("dealt with", "受理|办理|审理|审结|代理|承办|化解", "受理复议", "被申请复议"),)

OF_OTHERS = (
    Pattern(
        "what reviews decide",
        "(?<!经)复议机[关构](?!决定|维持|纠正|(?:或者?|和|及)法院纠)",
        "复议机关指出3件",
        "复议机关决定维持3件",
    ),
    Pattern(
        "of the years before",
        "(?:结转|遗留|上年|去年)[^，；。0-9]{0,8}(?:复议|诉讼)[^，；。0-9]{0,8}$|(?:结转|遗留|未审结|未结|立案|受理)的$",
        "上年结转行政诉讼",
        "去年行政复议2件，今年行政复议",
    ),
    Pattern(
        "offices of review",
        "复议局|复议委员会|司法[局厅][^，；。0-9]{0,8}(?:受理|办理|收到|审结|审理)[^，；。0-9]{0,6}复议",
        "市复议局受理3件",
        "被复议3件",
    ),
    Pattern(
        "on file", "备案|代理|指导|旁听|评析|典型案例|分析|剖析|通报|汇编", "备案行政复议案件3件", "发生行政复议3件"
    ),
    Pattern(
        "reviews that are dealt with, of any matter",
        "(?:办理|受理|收到|登记|接收)(?![^，；。]{0,16}(?:信息公开|依申请))[^，；。、0-9]{0,6}(?:复议|诉讼)案件",
        "办理行政复议案件3件",
        "办理信息公开行政复议案件3件",
    ),
    Pattern("what is settled", "化解[^，；。0-9]{0,8}(?:争议|复议|诉讼)", "化解行政争议3件", "发生行政争议3件"),
    Pattern("as the organ of review", "作为(?![^，；。]{0,6}被)", "作为审理单位受理3件", "作出审理决定3件"),
    Pattern(
        "what courts try",
        "法院(?!(?:经审理|经审查|审理后)?(?:维持|判决|驳回|支持|方面|纠))",
        "法院受理3件",
        "法院维持3件",
    ),
    Pattern("what prosecutors do", "检察", "检察建议3件", "检查3件"),
    Pattern(
        "reviews that others apply for",
        "(?:收到|受理|接收|办理)行政复议申请",
        "收到行政复议申请3件",
        "被申请行政复议3件",
    ),
    Pattern("reviews that are tried", "(?:审理|审结)[^，。]{0,14}复议", "审结行政复议3件", "行政复议审结3件"),
    Pattern(
        "of other matters",
        "(?:处罚|强制|许可|执法|拆迁|征收|工伤|治安|劳动)(?:案件|类|纠纷|引发|引起|决定|事项|不服|的){0,3}(?:行政)?(?:复议|诉讼)",
        "处罚类行政复议3件",
        "信息公开类行政复议3件",
    ),
)
"""Cases that others have tried, or of others: not those in which the office had to answer for its disclosure."""

# ---------------------------------------------------------------- how they ended

OUTCOMES = (
    Pattern(
        "upheld",
        f"(?:维持|驳回(?:原告(?:的)?)?诉讼请求){QUOTE}(?:[我本][^，；。0-9]{{1,4}})?(?:政府)?(?:信息公开)?原?(?:(?:具体)?行政行为|答复)?{TAIL}$",
        "维持原行政行为的",
        "维持原行政处罚的",
    ),
    Pattern(
        "corrected",
        f"(?:纠正|纠错|败诉|撤销(?:重作|原(?:答复|决定|(?:具体)?行政行为))?|撤销(?:并|后)?(?:责令)?重新?(?:作出|答复|处理)|确认违法){QUOTE}{TAIL}$",
        "结果纠正的",
        "改正的",
    ),
    Pattern(
        "pending",
        f"(?:尚未审结|未审结|尚未结案|未结案?|(?:尚在|仍在|正在)审理中?){QUOTE}{TAIL}$",
        "尚未审结的案件",
        "已审结的案件",
    ),
    Pattern("other", f"其他结果{QUOTE}{TAIL}$", "其他结果的", "其他处理的"),
)
_RESULT = "^(?:的|被|获|得到?|结果|为|是|系|均|复议机关|法院|判决|决定|予以|已|依法)*"
OUTCOMES_BEHIND = (
    Pattern("upheld", f"{_RESULT}(?:维持|驳回(?:原告(?:的)?)?诉讼请求)", "结果维持", "被申请人维持"),
    Pattern("corrected", f"{_RESULT}(?:纠正|纠错|撤销|责令重新|确认违法)", "被纠正", "改正"),
    Pattern(
        "pending",
        "^(?:目前|均|仍|还)*(?:尚未审结|未审结|尚未结案|未结案?|尚未开庭|[尚仍]?在审|正在审理|待审)",
        "尚未审结",
        "已审结",
    ),
    Pattern("other", "^(?:为|是|属|属于)*其他结果", "其他结果", "其他处理"),
)
"""Right behind the number: 3 件维持."""

_ALL = "^，(?:截[至止][^，；。0-9]{0,8}(?:12月31日)?，?|目前|年[底末]前?)?(?:结果)?(?:均|都|全部)(?:被|为|已)*"
OUTCOMES_OF_ALL = (
    Pattern("corrected", f"{_ALL}(?:纠正|责令重新)", "，均被纠正", "，部分被纠正"),
    Pattern(
        "pending",
        f"{_ALL}(?:尚未审结|未审结|尚未结案|未结案|(?:尚|仍|正|还)?在(?:审理|审查|审)|待[审判])",
        "，均尚未审结",
        "，均已审结",
    ),
)
"""In the clause behind the number: 诉讼 2 件，均尚未审结."""

OUTCOMES_OF_ONE = (
    Pattern(
        "the one was dismissed",
        "^，(?:(?:人民|中级|基层)*法院)?(?:一审|二审|终审|已|依法|经审理)*(?:判决|裁定)?(?:依法)?驳回(?:了)?(?:原告|其)(?:的)?(?:全部)?诉讼请求(?=[，；。）]|$)",
        "，法院判决驳回原告诉讼请求；",
        "，法院判决驳回原告诉讼请求3件",
        means="upheld",
    ),
    Pattern("corrected", "^，(?:结果)?(?:为|被|已被)*(?:纠正|责令重新)", "，被纠正", "，维持"),
    Pattern(
        "pending",
        "^，(?:截[至止][^，；。0-9]{0,8}(?:12月31日|年底|年末)?，?|目前|至今|年[底末]|现|仍|暂|还)*(?:尚未审结|未审结|尚未结案|未结案|(?:尚|仍|正|还)?在(?:审理|审查|审|办理)|待[审判]|审理中|审查中)",
        "，尚未审结",
        "，已审结",
    ),
    *framed(
        (
            Pattern("upheld", "维持", "维持", "支持"),
            Pattern("corrected as well", "纠正", "纠正", "改正", means="corrected"),
            Pattern("still pending", "(?:尚未|未|尚在|正在)审[结理]", "尚未审结", "已审结", means="pending"),
        ),
        "^[^，；。0-9]{0,20}(?:复议|诉讼)(?:案件)?(?:目前|结果|为|被|已|仍|获)*~",
        "政府信息公开行政复议案件结果为~",
        "行政复议决定~",
    ),
)
"""Behind a single case: 诉讼 1 件，尚未审结."""

ALL_ENDED = framed(
    (
        Pattern("upheld", "维持", "维持", "支持"),
        Pattern("corrected", "纠正", "纠正", "改正"),
        Pattern("pending", "(?:尚未审结|未审结|(?:尚在|仍在|正在)审理中?)", "尚未审结", "已审结"),
    ),
    "(?:复议|诉讼)(?:案件)?(?:目前)?(?:全部|均|都|皆)(?:为|被|已|获)*~(?:的)?，(?:共计?|合计|总计|总共)(?:有|为)?$",
    "行政诉讼全部~，共",
    "行政诉讼全部~，其中",
)
"""In the clause before a number: it is that of the cases, and of those that ended so."""

AN_OUTCOME = (Pattern("any", "维持|纠正|审结|其他结果|驳回|结案", "维持", "支持"),)
_ENDED = (
    Pattern("upheld", "维持", "维持", "支持"),
    Pattern("corrected", "纠正", "纠正", "改正"),
    Pattern("pending", "(?:尚)?未审结", "未审结", "已审结"),
)
ENDED = framed(_ENDED, "~的?(?:行政)?(?:复议|诉讼)", "~的行政诉讼", "~案件")
"""Of the cases right behind it: 维持的行政复议 3 件."""

LOST = (
    Pattern("an outcome", "维持|纠正|撤销", "被纠正的行政诉讼", "被提起的行政诉讼"),
    Pattern("a mistake", "纠错", "被纠错的行政诉讼", "被提起的行政诉讼"),
    Pattern("a defeat", "败诉", "行政诉讼败诉", "行政诉讼应诉"),
    Pattern("an end", "审结", "未审结的行政诉讼", "未申请的行政诉讼"),
)
"""Whoever denies one of these does not deny that there were cases."""

NONE_LOST = (
    Pattern(
        "all upheld",
        "(?<!平)(?<!其余)(?<!其余[0-9]件)(?<!其余[0-9][0-9]件)(?:均|全部|都|一律)(?:获得?|被|予以?|得到|为|已|复议机关|法院|判决|决定)*维持",
        "均被维持",
        "平均维持",
    ),
    Pattern("upheld", "，(?:复议|诉讼|裁判)?结果(?:为|是|系)?维持(?=[，；。、）]|$)", "，结果为维持", "，结果纠正"),
    Pattern(
        "all dismissed",
        "(?:均|全部|都)(?:被|判决|依法|法院|裁定)*驳回(?:原告)?(?:的)?诉讼请求",
        "均驳回原告诉讼请求",
        "均驳回申请",
    ),
    Pattern(
        "upheld or dismissed",
        "(?:均|全部|都|皆)(?:为|是|被|系)?驳回(?:或者?|和|、|及)维持|皆(?:为|是|被|系)?维持|(?:均|全部|都)(?:被|已|予以)*驳回(?=[，；。]|$)",
        "均为驳回或维持",
        "均为驳回或纠正",
    ),
    Pattern(
        "all supported",
        "(?:均|全部|都)[^，；。0-9未不]{0,12}(?:支持|胜诉)",
        "均获复议机关支持",
        "均未获支持",
    ),
    Pattern(
        "upheld by either",
        "(?:复议机关|上级|[区市县]政府)(?:均|都|依法|决定|予以)*维持(?:原?(?:答复|决定|行政行为))?(?:、|，|和|及)(?:人民)?法院(?:均|都|依法|判决|裁定)*(?:驳回|支持)",
        "复议机关维持、法院驳回原告诉讼请求",
        "复议机关维持、法院纠正",
    ),
    Pattern(
        "decided to uphold it",
        "，(?:[^，；。0-9均都]{0,8}(?:政府|机关))?(?:依法)?(?:作出|下达)(?:了)?维持(?:原[^，；。0-9]{0,6})?(?:的)?(?:复议)?决定(?=[，；。）]|$)",
        "，区政府作出维持决定；",
        "，区政府作出维持决定3件",
    ),
    Pattern("no defeat", "零败诉|无(?:纠错)?败诉", "实现零败诉", "实现零复议"),
    Pattern("no defeat occurred", "未(?:有|出现)?败诉", "未出现败诉", "未因此败诉"),
)

STUDIED = (
    Pattern(
        "looked at again",
        "复盘|回头看|剖析|评析|分析|研讨|研判|梳理|通报|旁听|观摩|清单|汇编|案例",
        "诉讼案件开展复盘",
        "诉讼案件开庭",
    ),
)
"""Beside a number of cases: they are told of, and need not be those of the year."""

ABOUT_DISCLOSURE = (
    Pattern(
        "those about disclosure",
        "^[，、（；](?:其中)?，?(?:涉及|涉|属于?|因|与)?(?:政府)?信息公开(?:类|的|方面|领域|有关|相关|引发|案件|事项)*(?:案件|共|为|有|仅)*$",
        "，其中信息公开类",
        "，其中信息公开平台",
    ),
)
"""Right before a number of cases: those before were of any matter."""

SOME_ABOUT_DISCLOSURE = (
    Pattern(
        "some of them are",
        "(?:其中|涉及|涉|属于?)[^，；。0-9]{0,4}信息公开[^，；。0-9]{0,10}[0-9一二两三四五六七八九十]{1,4}[件起宗例]",
        "其中涉及信息公开的2件",
        "其中信息公开专栏",
    ),
)

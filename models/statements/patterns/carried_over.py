"""Applications for information that are carried over from year to year."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern

_LAST = "上(?:一)?年度?|去年度?|前一年度?|<last>年度?"
_NEXT = "下(?:一)?年度?|次年度?|明年度?|来年|<next>年度?"
_YEARS_AGO = f"{_LAST}|往年|以前年度|以往年度"
_CARRY = "结转|转结|顺延|延续|留到|推迟到|跨入|转入|转至|转到|延期至|延至|延续至|移至|留待|留至|转"
_LEFT = "结转|带入|接转|移入|续转|转结|转入|转来|顺延|遗留|结余|余留|留存"

LAST_YEAR = (Pattern("the year before", _YEARS_AGO, "上年末", "本年末"),)
NEXT_YEAR = (Pattern("the year after", _NEXT, "转至<next>年", "转至上年"),)

CARRIED = (
    Pattern(
        "from last year",
        f"(?:^|[，；])(?>[^，；]*?(?:{_YEARS_AGO}|年初(?!以来|至)|期初))[^，；]*?(?:{_LEFT}|(?:余|未办结|未办理完毕)(?:的|有|下|申请)*$)",
        "<last>年度结转",
        "上年收到申请，结转",
        means="carried_in",
    ),
    Pattern("out of last year", f"结转自?(?:{_LAST})", "结转自上年", "结转至下年", means="carried_in"),
    Pattern("to next year", f"(?:{_CARRY}).{{0,4}}(?:{_NEXT})", "转至<next>年", "转至上年", means="carried_out"),
)
"""In the clause before the number. A clause is looked through once, however often it names last year."""

LEFT_AT_THE_END = (
    Pattern(
        "at the end of the year",
        "(?<![0-9上去年])(?:年[末底]|期末)(?:时|共|尚|仍|还|有)*(?:余|剩余|结余|未办结|在办|待办|未办理完毕)(?:的|有|为|申请|件)*$",
        "年末余",
        "上年末余",
    ),
    Pattern(
        "not finished",
        "(?:^|[、，])(?:未办结|未办理完毕|未办|未到期|跨年)(?:的|有|为|申请|件)*$",
        "、未办结",
        "、逾期未办结",
    ),
)
"""Right before a number of applications that go on into the next year."""

_TAKEN_IN, _CARRIED_IN = "(?:新收|新增|收到|受理)[^，；。0-9]{0,12}", f"(?:{_YEARS_AGO})[^，；。0-9]{{0,6}}(?:{_LEFT})"
WITH_CARRIED_IN = (
    Pattern(
        "this year's and last year's",
        f"{_TAKEN_IN}[与和及、]+[^，；。0-9]{{0,4}}{_CARRIED_IN}|(?:合并|加上|连同|含)(?:{_YEARS_AGO})(?:{_LEFT})(?:的|申请|件)*(?:共计|合计|总计|共)|{_CARRIED_IN}[^，；。0-9]{{0,8}}[与和及、]+[^，；。0-9]{{0,4}}(?:新收|新增)",
        "新收与上年结转",
        "新收12件与上年结转",
    ),
)
"""In front of the number, which is the sum of both."""

CARRIED_OUT_BEHIND = (
    Pattern("to next year", f"(?:{_CARRY}).{{0,6}}(?:{_NEXT})", "申请结转到下一年度", "申请办结于下一年度"),
    Pattern("across the years", "跨年度?(?:继续)?(?:办理|办结|答复|结转)", "跨年度办理", "当年度办理"),
    Pattern("waiting for next year", f"(?:待|将[于在]|拟[于在])(?:{_NEXT})", "待<next>年答复", "待补正后答复"),
)
LEFT_OVER = (
    Pattern(
        "left over",
        "(?:剩余?|余|余下|另有?|另外|还有|尚有|仅有|有|其中|目前|现|，)(?:的|有)?$",
        "，剩余",
        "，办结",
    ),
)
"""Before a number that a later clause may say to be carried over; alone in its clause as well."""

CARRIED_LATER = (
    Pattern(
        "to next year",
        f"^(?:尚在|仍在|还在|正在|未到|尚未|未届|未办结|因|由于|需|申请|仍|暂|按|依|将|拟|于)(?:[^0-9。；答余]|答复期限){{0,30}}(?:{_CARRY})[^，；。0-9]{{0,6}}(?:{_NEXT})",
        "尚在办理期限内，转入下年度办理",
        "尚在办理期限内",
    ),
    Pattern(
        "answered next year",
        "^(?:尚在|仍在|还在|正在|未到|尚未|未届|未办结|因|由于|需|申请|仍|暂|按|依|将|拟|于)(?:[^0-9。；答余]|答复期限){0,30}"
        f"(?:将|待|拟|需)?(?:[于在到至])?(?:{_NEXT})(?:[0-9]{{1,2}}月)?[^，；。0-9]{{0,6}}(?:答复|办理|办结)",
        "尚在期限内，将于<next>年答复",
        "尚在期限内，将尽快答复",
    ),
)
"""Behind a number, up to the next one: 1 件尚在期限内，转入下年度办理."""

STILL_OPEN = (
    Pattern(
        "being dealt with",
        "^(?:政府信息公开|依申请公开|信息公开)?(?:申请)?(?:(?:正在|尚在|仍在|还在|在)(?:办理|办)(?:中|期限内|过程中)?|(?:正|尚|仍)?在(?:法定|规定|办理)?[期时]限内办理|(?:尚|仍|还)?未(?:办结|答复)|待(?:答复|办理?|办结))(?:$|[，。；])",
        "正在办理中",
        "正在补正",
    ),
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
        f"^[为是系属]{{0,2}}(?:{_YEARS_AGO})[^，]{{0,4}}(?:{_LEFT}|未办结)",
        "为上年度结转",
        "为本年度结转",
    ),
)

CARRIED_BEHIND = (
    Pattern("carried", "^(?:申请)?(?:予以|需|已|按期|经批准)*(?:结转|顺延)(?:办理)?$", "结转", "结转自上年"),
)
"""Right behind a number that is carried over, and is not said from which year to which."""

CARRIED_IN_DONE = (
    Pattern(
        "answered last year's", "(?:办结|答复)[^，；。（0-9]{0,8}(?:上(?:一)?年|去年)", "办结上年结转4件", "办结4件"
    ),
    Pattern(
        "last year's were answered",
        "(?:上(?:一)?年|去年)[^，；。0-9]{0,10}[0-9]{1,6}件[^，；。、]{0,16}(?:办结|办毕|答复)",
        "上年结转4件也全部办结",
        "上年结转4件，办结",
    ),
    Pattern(
        "all of last year's were answered",
        "(?:上(?:一)?年|去年)[^，；。0-9]{0,10}[0-9]{1,6}件(?:申请)?，[^，；。0-9]{0,8}(?:全部|均|都)[^，；。0-9]{0,8}(?:办结|办毕|答复)(?!(?:了|共|的){0,2}[0-9])",
        "上年结转4件，今年全部办结；",
        "上年结转4件，今年全部办结8件；",
    ),
)
"""A sentence that tells this year's applications from those carried in, by what was answered of each."""

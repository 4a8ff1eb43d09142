"""What became of applications for information, and who applied: the rows and columns of their table."""

from __future__ import annotations

from models.statements.patterns.frames import QUOTE, TAIL
from models.statements.patterns.pattern import Pattern, framed

RESULTS = (
    Pattern(
        "granted_and_partial",
        "(?:(?:予以|同意)公开|(?<!不予)(?<!主动)(?<!申请)公开)(?:及|和|、|或者?|与|以及)(?:予以)?部分公开",
        "予以公开和部分公开",
        "予以公开3件、部分公开",
    ),
    Pattern("partial", "部分(?:同意|予以)?公开|部分提供|部分同意(?=的)", "部分公开", "部分信息公开"),
    Pattern("divided", "区分处理(?:后|的)?(?:予以)?公开", "区分处理后公开", "区分情况后公开", means="partial"),
    Pattern("granted", "(?:予以|(?<![不分])同意|准予|给予|准许)公开|(?<!不)同意提供", "予以公开", "不同意公开"),
    Pattern("refused", "不予公开|不予提供|不同意公开|拒绝公开", "不予公开", "不予受理"),
    Pattern("unable", "无法提供", "无法提供", "无法答复"),
    Pattern("declined", "不予处理", "不予处理", "不予公开"),
    Pattern("other", "其[他它](?:方式)?处理|其[他它]类(?=答复|处理|结果)", "其他处理", "其他类信息"),
)
"""The rows of 表三 by what prose calls them; the longer wording stands before the one that is part of it."""

RESULTS_OF_APPLICATIONS_ONLY = (
    Pattern(
        "no other business has them",
        "无法提供|不予处理|不予公开|其他处理|(?:答复|办理)结果[为是：]",
        "无法提供3件",
        "不予受理3件",
    ),
)
"""Results that nothing but an application for information has."""

APPLICANTS = (
    Pattern("natural", "自然人|公民|个人", "自然人", "申请人"),
    Pattern("research", "科研机构", "科研机构", "医疗机构"),
    Pattern("charity", "社会公益组织", "社会公益组织", "社会组织"),
    Pattern("legal", "法律服务机构", "法律服务机构", "法律援助机构"),
    Pattern(
        "legal_persons", "(?<!企业)法人(?:(?:或者?|和|及|与|、)(?:其他|非法人)组织)?", "法人或其他组织", "其他组织"
    ),
    Pattern("business", "(?:商业)?企业(?:法人(?!或|和|及|与|、))?", "商业企业", "商业秘密"),
)
_FULLY = (Pattern("all of it", "全部公开|完全公开", "全部公开", "全部主动公开", means="granted"),)
_SUM = "(?:共计?|总计|合计|计|为|达到?|有|仅|全年|其中|数量)*"
_NAMED = (*RESULTS, *APPLICANTS)

NAMED_BEFORE = framed((*RESULTS, *_FULLY, *APPLICANTS), f"~{QUOTE}{TAIL}$", "~的共", "~，另有")
"""Right before the number: 予以公开 20 件."""

NAMED_FOREMOST = (
    *(
        row._replace(name=f"received from nobody but {row.name}", means=f"{row.name} new")
        for row in framed(
            APPLICANTS,
            f"(?:收到|受理)[^，；。0-9]{{0,14}}申请(?:全部|均|都)(?:为|是|由|系|属于?|来自|源自)~(?:申请|提出|的)*，{_SUM}$",
            "收到的申请均为~，共",
            "收到的申请均为~，另有",
        )
    ),
    *framed(
        _NAMED,
        f"(?<![、和及与])~{QUOTE}(?:的|类|申请人?|提出|数量|占比|占)*(?:为主|居多|最多|最高|最大|居首|次之|其次|居次|绝?大?多数|一半|半数|过半|近半|主体|首位)?，{_SUM}$",
        "~的最多，共",
        "~最多的街道，共",
    ),
    *(
        row._replace(name=f"nothing but {row.name}", means=row.means or row.name)
        for row in framed(
            _NAMED,
            f"(?:全部|均|都)(?:为|是|由|系|属于?|来自|源自)~(?:申请|提出|的)*，{_SUM}$",
            "均为~，共",
            "均为~，另有",
        )
    ),
)
"""In the clause before the number: 以自然人为主，共 11 件."""

NAMED_BEHIND = (
    *framed(
        _NAMED,
        "^(?:属于?|由|为|是|系|作|按|来自|的|申请人?|政府信息公开申请|依申请公开申请|依法依规|依法|依规|作出?|决定|答复|告知|被|均|已|结果"
        f"|全部)*{QUOTE}~",
        "属于“~",
        "另有~",
    ),
    *(
        row._replace(name=f"{row.name} for a reason", means=row.means or row.name)
        for row in framed(
            RESULTS,
            "^(?:申请)?(?:因|由于)[^，；。0-9]{2,16}~(?:的|答复|决定)*$",
            "因涉及第三方权益~",
            "因~补正材料",
        )
    ),
)
"""Right behind the number: 20 件予以公开."""

NAMED_LOOSELY = (
    Pattern("information given", "(?<!主动)提供(?:了)?(?:政府)?信息(?:的)?$", "，提供信息", "，主动提供信息"),
    Pattern("of other kinds", "(?:^|[、，：（])其[他它]类$", "、其他类", "、其他类信息", means="other"),
    Pattern("not made public", "(?:^|[、，：（])(?:其中)?[不未]公开(?:的)?$", "不公开", "不公开信息", means="refused"),
    Pattern("made public", "(?:^|[、，：（])(?:其中)?(?:已)?公开(?:的|了)?$", "公开", "主动公开"),
    Pattern(
        "answers that make public",
        "(?:^|[、，：（])(?:其中)?(?:作出)?公开类(?:答复|的|共|计|为)*$",
        "公开类答复",
        "不予公开类答复",
    ),
)
BARELY_PUBLIC = (
    Pattern("made public", "(?:^|[，、：（；])(?:其中|答复)?(?:已)?公开(?:的|了|共)*$", "：公开", "：主动公开"),
)
"""Right before the number, in a list of results."""

DISPUTED = (
    Pattern("what somebody objects to", "(?:答复|决定)(?:不服|有异议|不满)", "不予公开的答复不服", "不予公开的答复"),
)
"""Behind a number of results: they are told for what came of them."""

THE_OTHERS = (
    Pattern("whatever else", "^[，、；]其[他它](?:类|情形|情况|方式)?(?:的|共|有|为)*$", "、其他", "、其他部门"),
)
"""Right before the last number of a list of results."""

LISTED_AS_REFUSED = (
    Pattern(
        "a list of what was public and what not",
        "(?<!予以)[不未]公开的?[0-9一二三四五六七八九十]",
        "不公开3件",
        "不予公开的",
    ),
)
"""A list of results in short: 公开 5 件、不公开 3 件."""

NAMED_LOOSELY_BEHIND = (
    Pattern("made public", "^(?:申请)?(?:已|均|依法)*公开(?:的)?$", "公开", "公开指南"),
    Pattern(
        "all of it",
        "^(?:申请)?(?:已|均|依法|予以|为|是|获|得到)*(?:全部|完全|全文)公开(?:的)?$",
        "申请全部公开",
        "申请全部公开答复",
    ),
    Pattern(
        "answers that make public", "^(?:申请)?(?:为|是|属于?|作出)*公开类(?:答复)?$", "为公开类答复", "为不予公开类"
    ),
    Pattern(
        "information given",
        "^(?:申请)?(?:已|均|依法|为)*(?:向申请人)?提供(?:了)?(?:政府)?信息$",
        "提供信息",
        "无法提供信息",
    ),
)
"""Beside the number, where a list of results goes on: 提供信息 5 件，不予处理 1 件."""

WITH_A_PART = (
    Pattern(
        "what is public in part as well",
        "(?<!不予)(?<!主动)公开(?:类)?(?:的|答复|决定|申请)*（[^（）]{0,4}[含括有][^（）]{0,4}部分公开[^（）]{0,6}）"
        "(?:的|共计?|总计|合计|为|有)*$",
        "予以公开（含部分公开）",
        "予以公开（不计其余）",
    ),
)
WITH_A_PART_BEHIND = (
    Pattern(
        "what is public in part as well",
        "^（[^（）0-9]{0,4}[含括有][^（）0-9]{0,4}部分公开",
        "（含部分公开2件）",
        "，部分公开",
    ),
)
"""The same, right behind the number."""
"""Right before the number, a bracket that says that it counts two results."""

ALL_APPLICANTS = (
    Pattern(
        "whoever may apply",
        "(?:自然人|公民|个人)(?:[、和及与或]|或者|以及)(?:企业|法人)(?:(?:或者?|和|及|与|、)(?:其他|其它|非法人)组织)?",
        "收到公民、法人或者其他组织的申请8件",
        "收到公民的申请8件、法人的申请2件",
    ),
)

_NAME = "|".join(row.regex for row in (*RESULTS[1:], *APPLICANTS))
NAMED_TOGETHER = (
    Pattern(
        "a sum of two",
        f"(?:{_NAME})(?:的|类|申请)*(?:[、和及与或]|或者|以及)(?:{_NAME}){QUOTE}{TAIL}$",
        "不予公开、无法提供共",
        "信息不存在、无法提供共",
    ),
)
"""Right before a number: it is neither that of the one nor of the other."""

ANYBODY = (Pattern("citizens", "公民|个人", "收到公民申请", "收到自然人申请"),)
"""Who is named for whoever applies, or for natural persons."""

ON_FILE = (
    Pattern("papers", "公文|发文|会议纪要|议题", "制发公文3件", "上级来文3件"),
    Pattern("their openness", "公开属性", "标注公开属性3件", "选择公开方式3件"),
    Pattern("their list", "信息公开目录", "编入信息公开目录3件", "编制信息公开指南3件"),
    Pattern("their making", "(?<!另行)制作(?!行政规范|规范)|(?<!未)形成", "制作政府信息3件", "制定政府规章3件"),
)
"""Papers on file are divided by how open they are, in the words that tell results of applications."""

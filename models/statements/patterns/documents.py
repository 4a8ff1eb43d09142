"""Normative documents: issued, repealed, in force, made public."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern

NORMATIVE = (Pattern("the word", "规范性文件", "行政规范性文件", "政策性文件"),)

COUNTED_BEFORE = (
    Pattern(
        "documents",
        "规范性文件(?:文本)?(?:的|共计?|总计|合计|计|为|有|是|数|数量|总数|总量|件数|达到?|目前|现有|仅|全年|：|，)*$",
        "规范性文件共计",
        "规范性文件解读",
    ),
    Pattern(
        "what became of them",
        "(?:制发|制定|制订|新制作|颁布|出台|印发|废止|失效|(?:现行|继续|仍然?|后)有效|继续(?:施行|执行|实施)|有效(?=件数|数))(?:的|了|[旧老]|原有|文件|数量|总数|共计?|数|件数|为|有|仅|，)*$",
        "废止了",
        "废止了其中",
    ),
)
"""Right before the number."""

COUNTED_BEHIND = (
    Pattern("documents", "^(?:行政|的)*规范性文件(?!解读|目录|草案|清单)", "行政规范性文件", "部门规范性文件"),
)

BECAME_BEHIND = (
    Pattern(
        "repealed",
        "^(?:行政)?规范性文件(?:已?被|已|予以|宣布|到期|期满|自动|自行)*(?:废止|失效)",
        "规范性文件被废止",
        "规范性文件解读",
    ),
    Pattern("issued", "^(?:行政)?规范性文件(?:新|已)*(?:制发|制定|出台|印发)", "规范性文件新出台", "规范性文件解读"),
    Pattern("in_force", "^(?:行政)?规范性文件(?:现行|继续|仍然?)有效", "规范性文件现行有效", "规范性文件有效期"),
)
"""Behind the number: 3 件规范性文件被废止."""

OF_THEM = (
    Pattern("repealed", "^(?:被|已|予以|宣布|到期)*(?:废止|失效)", "宣布失效", "拟废止"),
    Pattern("in_force", "^(?:现行|继续|仍然?)有效|^继续(?:施行|执行|实施)", "继续有效", "有效期届满"),
)
"""Behind a number of documents just named: 规范性文件 3 件列入清理，其中 2 件宣布失效."""

SOME_OF_THEM = (Pattern("some of them", "^[，、]?(?:有|另有|其中|共有|现有|同时)*$", "，有", "，解读"),)
"""All that stands before a number of documents just named."""

LINES = (Pattern("lines of the table", "制发|现行有效", "制发3件", "制作3件"),)
"""Words that only normative documents have."""

NOT_OURS = (
    Pattern("handed on", "(?:转发|转载|学习|落实)[^，；。0-9]{0,8}规范性文件", "转发规范性文件", "出台规范性文件"),
)
"""Before numbers of what became of documents: they are those of others."""

IN_TURN = (
    Pattern("repealed", "^(?:[^，；。]{0,8})(?:废止|失效)", "废止", "终止"),
    Pattern("in_force", "(?:现行|继续)有效|有效(?=数|件|的|$)", "现行有效", "有效期"),
    Pattern("issued", "制发|制定|出台|印发", "制发", "解读"),
)
"""What 分别 and 各 hand out."""

AMONG_FILES = (
    Pattern(
        "some of the files",
        "^[，、（]?其中，?(?:行政)?规范性文件(?:共|为|有)*$",
        "，其中规范性文件",
        "，其中解读规范性文件",
    ),
)
"""Right before a number: 制发文件 312 件，其中规范性文件 3 件."""

RULES_MADE_PUBLIC = (
    Pattern(
        "rules of governments", "公开[^，；。0-9]{0,8}(?:规章|文件)(?:共计?|为|有)*$", "主动公开规章", "主动公开信息"
    ),
)
"""What is counted right before normative documents, with the same verb: 公开规章 13 件，行政规范性文件 60 件."""

BECAME = (
    Pattern("repealed", "废止|(?:宣布|到期|期满|自动|自行)失效|(?:^|[，、])失效", "废止规范性文件", "终止规范性文件"),
    Pattern(
        "in_force",
        "现行有效|(?:继续|仍然?|后)有效|继续(?:施行|执行|实施)|有效(?=件数|数)|有效期内的?(?:行政)?规范性文件|(?:执行|有效)的?(?:行政)?规范性文件",
        "现行有效规范性文件",
        "有效清理规范性文件",
    ),
    Pattern("issued", "制发|制定|制订|颁布|出台|印发|新制|发布", "制发规范性文件", "上级规范性文件"),
    Pattern("published", "公开|公布", "公开规范性文件", "公正"),
)
"""The verbs; of several the first in this order counts."""

NOT_ISSUED = (
    Pattern("explained", "解读", "解读规范性文件", "解除规范性文件"),
    Pattern(
        "looked through",
        "备案|审查|审核|清理(?!(?:工作)?[后中]?(?:宣布)?(?:废止|失效))|评估|梳理",
        "备案规范性文件",
        "归档规范性文件",
    ),
    Pattern("worked on", "修订(?!后)|修改(?!后)|意见征集|起草", "起草规范性文件", "草拟规范性文件"),
    Pattern("printed", "刊登|转载", "刊登规范性文件", "登记规范性文件"),
    Pattern("from above", "上级|转发", "上级规范性文件", "本级规范性文件"),
    Pattern("not done", "未(?!来)|没有|不得|建议|拟|应当|待", "未及时废止规范性文件", "及时废止规范性文件"),
)
NOT_YET = (
    Pattern(
        "what may come",
        "建议|代[区市县](?:委|政府)|拟(?!稿)|应予|应当|草案|征求意见|备案|学习",
        "建议保留31份、废止8份",
        "决定保留31份、废止8份",
    ),
)
"""In the clause of a number of documents: it is not so yet, or they are others'."""

BARE = (
    Pattern(
        "nothing but their name",
        "(?:^|[，；。：、]|年度?|全年|今年|[我本](?:街道|[局镇乡委办区县市]))(?:现有|共有|行政)*规范性文件(?:共计?|合计|总数|数量|为|有|是)*$",
        "本年度规范性文件共",
        "解读规范性文件共",
    ),
)
"""Before a number of documents: it is not told what was done with them."""

NOT_BARE_BEHIND = (
    Pattern(
        "what becomes of them",
        "废止|失效|备案|审查|审核|清理|征求|起草|拟|待",
        "，均已废止",
        "，全部公开",
    ),
)
"""Behind such a number: it is not that of documents issued or in force."""

QUALIFIED = (Pattern("of some kind", "的(?:行政)?规范性文件", "继续施行的规范性文件", "和规范性文件"),)
"""Before a number of documents, whose verb is told here."""

NEW_ONES = (Pattern("new ones", "新增[^，；。0-9]{0,4}规范性文件", "新增规范性文件", "新增文件柜"),)
FROM_ABOVE = (Pattern("of those above", "上级|转发|转载", "上级文件12件", "本级文件12件"),)
"""Anywhere before a number of documents: they are others'."""

LOOKED_THROUGH_BEHIND = (
    Pattern(
        "looked through",
        "^(?:行政)?规范性文件(?:进行|开展|作)?[^，；。0-9]{0,6}(?:清理|梳理|评估|审查)",
        "规范性文件进行清理",
        "规范性文件，清理",
    ),
)
"""Behind the number of documents that were in force until then."""

NOT_IN_FORCE = (
    Pattern(
        "what is looked through",
        "(?:清理|梳理|审查|评估)[^，；。并后且0-9]{0,6}有效",
        "清理现行有效",
        "清理并公布现行有效",
    ),
    Pattern("of others", "上级|备案|刊登|解读|目录|清单", "上级现行有效规范性文件", "本级现行有效规范性文件"),
)
"""What makes a number of documents in force another one than that of the table."""

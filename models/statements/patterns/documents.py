"""Normative documents: issued, repealed, in force, made public."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern

NORMATIVE = (Pattern("the word", "规范性文件", "行政规范性文件", "政策性文件"),)

COUNTED_BEFORE = (
    Pattern(
        "documents",
        "规范性文件(?:文本)?(?:的|共|共计|计|为|有|是|数|数量|总数|件数|达)*$",
        "规范性文件共计",
        "规范性文件解读",
    ),
    Pattern(
        "what became of them",
        "(?:制发|制定|出台|印发|废止|宣布失效|现行有效)(?:的|了|共|共计|数|件数)*$",
        "废止了",
        "废止了其中",
    ),
)
"""Right before the number."""

COUNTED_BEHIND = (Pattern("documents", "^(?:行政|的)*规范性文件", "行政规范性文件", "部门规范性文件"),)

BECAME = (
    Pattern("repealed", "废止|宣布失效", "废止规范性文件", "终止规范性文件"),
    Pattern(
        "in_force",
        "现行有效|继续有效|有效的?(?:行政)?规范性文件",
        "现行有效规范性文件",
        "有效清理规范性文件",
    ),
    Pattern("issued", "制发|制定|出台|印发|新制|发布", "制发规范性文件", "上级规范性文件"),
    Pattern("published", "公开|公布", "公开规范性文件", "公正"),
)
"""The verbs; of several the first in this order counts."""

NOT_ISSUED = (
    Pattern("explained", "解读", "解读规范性文件", "解除规范性文件"),
    Pattern("looked through", "备案|审查|审核|清理|评估|梳理", "备案规范性文件", "归档规范性文件"),
    Pattern("worked on", "修订|修改|意见征集|起草", "起草规范性文件", "草拟规范性文件"),
    Pattern("printed", "刊登|转载", "刊登规范性文件", "登记规范性文件"),
    Pattern("from above", "上级", "上级规范性文件", "本级规范性文件"),
)

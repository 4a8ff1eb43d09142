"""Where sentences, clauses and the members of lists end."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern
from models.text.characters import UNSEEN

SENTENCE_ENDS = (Pattern("stop, semicolon or line feed", "[。！？；\n]", "全部办结；", "全部办结，"),)
FULL_STOPS = (Pattern("stop", "[。！？]", "全部办结。", "制发规范性文件9件；"),)
CLAUSE_ENDS = (Pattern("comma and beyond", "[，；：。]", "收到申请3件，", "自然人、企业"),)
CLAUSE_OR_BRACKET_ENDS = (Pattern("comma, bracket", "[，；：。（）]", "未审结（1件", "自然人、企业"),)
MEMBER_ENDS = (Pattern("enumeration comma and beyond", "[，；：。、（）]", "自然人、企业", "自然人和企业"),)
DENIED_CLAUSE_ENDS = (Pattern("comma, bracket but no colon", "[，；。（）]", "行政复议，", "行政复议：未发生"),)
DENIAL_ENDS = (Pattern("comma but no colon", "[，。；]", "无行政复议，", "无行政复议："),)
OPENS = (Pattern("comma or bracket", "[，、（；：]", "收到申请3件，", "收到申请3件"),)
LIST_MARKS = (Pattern("comma of either kind", "[，、]", "甲类9条、乙类1条", "甲类9条；乙类1条"),)
JOINTS = (Pattern("and", "[、和及与]", "自然人和企业", "自然人或企业"),)
BRACKETS = (Pattern("bracket", "[（）]", "诉讼3件（维持2件）", "诉讼3件，维持2件"),)
IN_BRACKETS = (Pattern("bracket that is closed", "（[^（）]*）", "诉讼3件（维持2件）", "诉讼3件（维持2件，"),)

WORDS = (Pattern("whatever is seen, and line feeds", rf"(?:[^\s{UNSEEN}]|\n)+", "收到申请", "\u3000 \u202d"),)

NARROW_COMMAS = (
    Pattern("before anything but thousands", r",(?!\d{3}(?!\d))", "收到申请3,办结3件", "公开1,234件"),
    Pattern("behind anything but a digit", r"(?<!\d),", "收到申请,123件已经办结", "公开1,234件"),
)
"""Commas of Latin type that are punctuation, and do not part the digits of a number."""

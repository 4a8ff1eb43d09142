"""Table 2, 主动公开政府信息情况: what the editions share of it.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号. They do not say what 行政处罚 and 行政强制 are;
the laws of these names do.
"""

from __future__ import annotations

from models.form.vocabulary import Heading, Section, Table

REGULATIONS = Heading("regulations", "规章", counts="街道、乡镇和区县部门没有规章制定权，三格都填 0。")
PENALTIES = Heading("penalties", "行政处罚", counts="适用简易程序当场作出的处罚决定也算（行政处罚法第五十一条）。")
COERCION = Heading("coercion", "行政强制", counts="包括强制措施和强制执行，代履行也算（行政强制法第二条、第十二条）。")
ALL_DECISIONS = "以本机关名义作出的全部决定，不论是否公开。"


def disclosure(table: Table) -> Section:
    """Return section 二; each edition has a table of its own."""
    law = "二、行政机关主动公开政府信息情况"
    return Section("proactive", "二、主动公开政府信息情况", "二、主动公开", table, law=law)

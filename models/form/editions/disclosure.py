"""Table 2, 主动公开政府信息情况: what the editions share of it.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.
"""

from __future__ import annotations

from models.form.vocabulary import Heading, Section, Table

REGULATIONS = Heading("regulations", "规章", counts="街道、乡镇和区县部门没有规章制定权，三格都填 0。")
ALL_DECISIONS = "以本机关名义作出的全部决定，不论是否公开。"


def disclosure(table: Table) -> Section:
    """Return section 二; each edition has a table of its own."""
    law = "二、行政机关主动公开政府信息情况"
    return Section("proactive", "二、主动公开政府信息情况", "二、主动公开", table, law=law)

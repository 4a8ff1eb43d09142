"""What may stand between a wording and its number."""

from __future__ import annotations

TAIL = (
    "(?:的|者|是|为|有|共|共计|合计|总计|计|了|各|约|达|占|仅|仅有|只有|数|数量|件数|总数|案件|申请人?|新收|申请件|申请公开政府信息|申请公开|政府信息公开"
    "|答复|决定|类|情形|情况|提出|提交|办理|名义|身份)*"
)
"""Words that add nothing: 不予公开的决定共计 3 件."""

QUOTE = "[“”\"'‘’「」]?"
"""The quotation mark around the name of a result."""

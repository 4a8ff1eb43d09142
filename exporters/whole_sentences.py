"""Whether a few words are a whole sentence, and so no heading.

A heading says what is done or what is talked about: 优化网站栏目设置, 主动公开情况. A sentence says who does it or when
(街道召开会议, 本年没有收到申请), how many there are, or what has been done and what has not.
"""

from __future__ import annotations

import re

_COUNTED = "件条份个次项人名场期家户篇起批种类余多万亿元"
_NUMERALS = "〇零一二三四五六七八九十百千两"
_TOLD = re.compile(
    rf"\d ?[{_COUNTED}%％]"
    rf"|(?<![第{_NUMERALS}])[{_NUMERALS}]{{2,9}}余?[{_COUNTED}]"
    rf"|[{_NUMERALS}][件份项篇期起场][。！]?$"
    r"|(?<!为)了(?!解|结)"
    r"|(?<!公)共(?:[收受办发公有计新]|\d)"
    r"|未(?:收到|接到|收取|受理|发生|出现|产生|被)|没有|已(?:全部|经|按|于|完成|办结)"
    r"|我们(?!的)"
)
"""How many, what has been done, and what has not; and 我们, which no heading says."""

_WHEN = r"(?:\d{4}年(?:度|以来|底|末)?|[全今去本当上](?:一)?年(?:度|以来)?|近年来|一年来|年内|目前|截至目前|下一步)"
_WHO = (
    r"(?:我(?:办|局|委|院|处|站|所|街道|社区|单位|中心|[省市区县镇乡村])(?:政府)?"
    r"|本(?:办|局|委|院|处|站|所|街道|社区|单位|中心|机关|级政府|[省市区县镇乡村])"
    r"|街道(?:党工委|办事处|办)?|办事处|党工委|领导小组|[省市区县镇乡](?:委|政府)(?:办公?室?)?"
    r"|[各全](?:街道|社区|单位|部门|科室|乡镇|[市区县镇乡村])(?:各?(?:街道|社区|单位|部门))?)"
)
_NAMED = r"[\u4e00-\u9fff]{1,12}?(?:街道|办事处|政府|办公室|[局委镇乡])"

_HOW = (
    "[将已未没无不均都也还曾仍]|高度|十分|非常|始终|一直|认真|积极|严格|坚持|专门|定期|多次|每[天日周月季年]"
    "|能够|应当|必须|可以"
)
"""What stands before a verb, and seldom in a name."""

_DOES = (
    "[共有在对把被以按做]|主动|及时|全面|充分|切实|着力|大力|继续|持续|不断|进一步|累计|新收|成立|建立|健全|完善|召开|开展|举办|组织"
    "|制定|印发|出台|修订|编制|收到|接到|受理|办理|办结|答复|公开了?政府|公布|发布|发生|收取|牵头|负责|落实|加强|强化|深化|优化|规范"
    "|推进|推动|重视|通过|利用|设立|设置|配备|安排|围绕|结合|根据|存在|取得|实现|完成|明确|研究|部署|指定|督促|指导|检查|审核|报送|更新|回应|参加|配合"
)
"""Verbs and what introduces them, which may also stand within a name: 全年主动公开政府信息数量."""

_CLEARLY = re.compile(
    rf"(?:^|[，,])(?:{_WHEN}[，,]?)?(?:{_WHO}(?:{_HOW})|{_NAMED}(?:高度|十分|非常|始终|一直)[重坚把])"
)
_AT_A_TIME = re.compile(rf"^{_WHEN}(?:[，,]|{_HOW})")
_ACTS = re.compile(rf"(?:^|[，,])(?:{_WHEN}{_WHO}?|{_WHO})(?:{_DOES})")
_NAME = re.compile(r"(?:情况|数量|概况|统计|问题|措施|打算|计划|重点|亮点|经验|做法|成效|机制|制度)[。：]?$")
"""What is talked about, whatever stands before it."""


def is_sentence(words: str) -> bool:
    """Return whether words, without the number before them, are a whole sentence."""
    if _TOLD.search(words) or _CLEARLY.search(words) or _AT_A_TIME.search(words):
        return True
    return bool(_ACTS.search(words)) and not _NAME.search(words)

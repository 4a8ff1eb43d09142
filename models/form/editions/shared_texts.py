"""The text sections, which the editions share, and what each of them has to tell.

Source: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.
"""

from __future__ import annotations

from models.form.vocabulary import Narrative, Section, Topic

_TOPICS = (
    Topic(
        "主动公开",
        "主动.{0,6}公开|主动发布|公开.{0,6}信息.{0,8}[0-9]|发布.{0,12}信息|重点领域|政策解读|公开内容"
        "|(?:发布|公布|公示|推送|刊发)[^，。；]{0,16}[0-9](?:余|多)?[条篇期则]",
    ),
    Topic(
        "依申请公开",
        "依申请|公开.{0,6}申请|申请.{0,6}公开|信息.{0,8}申请|(?:收到|收悉|受理|接到|没有|未|无|新收|零).{0,16}(?<!许可)(?<!低保)(?<!救助)(?<!补贴)(?<!用地)申请",
    ),
    Topic(
        "政府信息管理",
        "信息.{0,6}管理|规范性文件|管理制度|审查|审核|三审|公开属性|归档|移交|清理|动态(?:管理|调整|更新)|目录|台账|公文",
    ),
    Topic("平台建设", "平台|网站|门户网|官网|媒体|微信|公众号|微博|客户端|抖音|(?i:APP)|栏|查阅点|查询点|政府公报"),
    Topic(
        "监督保障",
        "监督(?!管理[局所])|考核|评议|评估|(?<!技能|就业|创业|农业)培训|追究|问责|督查|督导|督促|(?<!安全|执法|卫生|消防)检查"
        "|(?:组织|加强|强化|健全)[^，。；]{0,8}领导|领导小组|(?:主要|分管)领导|领导(?:重视|责任|机制|牵头|审[定签批]|带头|负责|体制)|专人"
        "|工作机制|保障(?:机制|措施|情况)|通报",
    ),
)
FEE = Topic("信息处理费", "处理费|(?<!事业性)收费|费用|信息公开费|工本费|检索费|复制费|邮寄费")

PROBLEMS = Section(
    "problems",
    "五、存在的主要问题及改进情况",
    "五、问题改进",
    Narrative(
        "problems",
        "写本年存在的主要问题和改进的办法，不能空着，不能只写“无”，也不要照抄去年的。",
        must_say=True,
        anew=True,
    ),
    law="五、政府信息公开工作存在的主要问题及改进情况",
)


def overview(most: int = 0) -> Section:
    """Return section 一; the editions differ only in how long it may be."""
    length = f"原则上不超过{most}字。" if most else ""
    guide = f"写五个方面：主动公开、依申请公开、政府信息管理、平台建设、监督保障。{length}"
    body = Narrative("overview", guide, topics=_TOPICS, most=most, anew=True)
    return Section("overview", "一、总体情况", "一、总体情况", body)


def other_matters(fee: Topic | None = None) -> Section:
    """Return section 六; the editions differ only in whether it has to tell about the fee for information."""
    others = "写明本年有没有收取信息处理费（没有收取也要写），以及其他需要报告的事项。"
    guide = others if fee else "其他需要报告的事项；没有的写“无”。"
    return Section("other", "六、其他需要报告的事项", "六、其他事项", Narrative("other", guide, fee=fee))

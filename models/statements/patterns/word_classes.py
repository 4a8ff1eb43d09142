"""The words of official prose by what they are: what is counted, what was done with it, when, by whom.

A wording nobody thought of is made of these; `models.statements.composing` puts them together. Of the rows that fit at
one place the first counts, so that what is longer stands first. What a row means is its class and, behind a space,
which of that class.
"""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern
from models.statements.patterns.words_for_things import (
    ALL_OF_PUBLIC,
    APPLICANTS,
    APPLICATIONS,
    BUSINESS_OF_COURTS,
    CASES,
    COURTS,
    DECISIONS,
    DOCUMENTS,
    OUTCOMES,
    REGISTERS,
    RESULTS,
    STAGES_AT_COURT,
)

TIMES = (
    Pattern(
        "last",
        "上(?:一)?年度?(?:[年期]?[末底])?|去年度?(?:年?[末底])?|前一年度?|<last>年度?(?:[末底])?|往年|以前年度|以往年度|历年",
        "上年度",
        "本年度",
        "time last",
    ),
    Pattern(
        "next",
        "(?:于|至|到|在|往|入)?(?:下(?:一)?个?年度?|次年度?|明年度?|来年|翌年|<next>年度?)(?:初)?",
        "下年度",
        "本年度",
        "time next",
    ),
    Pattern("across", "跨年度?(?!项目)", "跨年度", "年度", "time across"),
    Pattern("begin", "年初(?!以来|至)|期初", "年初", "年末", "time begin"),
    Pattern("end", "年[末底]|期末|岁末|12月31日", "年末", "月末", "time end"),
    Pattern(
        "now",
        "<this>年度?|本年度?|今年|全年|当年度?|年内|年度内|一年来|本报告期|报告期内|本期|年度",
        "本年",
        "上月",
        "time now",
    ),
)

VERBS = (
    Pattern(
        "not yet",
        "(?<!逾期)(?:尚|仍|还|暂)?未(?:能)?(?:办结|办理完(?:毕|成|结)|答复|到期|届满|办完|处理完毕|届答复期限?|到答复期限?|到(?:法定)?期限?|完结)"
        "|(?:尚|仍|正|还|均)?(?:处于|处在|在)(?:法定|规定)?(?:的)?(?:办理?|答复|处理)(?!结|毕|的(?:$|[0-9]))(?:期限?|时限|中|过程中|流程)?(?:之?内|中)?(?:的)?|(?:尚|仍|还)处于|正在(?:办理|处理|答复)(?:之?中)?|待(?:办|答复|处理|办结)|(?:办理|处理)之?中|续办|存量|(?<!其)余(?:下|有)?(?=[0-9一二两三四五六七八九十])|未办(?!理|结|毕|完)",
        "未办结",
        "已办结",
        "open",
    ),
    Pattern(
        "carried over",
        "结转|转结|接转|续转|滚[入存]|顺延(?:至|到)?|结余|余留|留存",
        "结转",
        "转办",
        "carry",
    ),
    Pattern(
        "put off",
        "遗留|带入|移入|转[入至到往来]|转(?=20|明|次|下)|延续(?:至|到)?|延[至到](?!期)|留[待到至]|跨入|移至|推迟[到至]|延期至|延后至",
        "转入",
        "转办",
        "move",
    ),
    Pattern(
        "received and answered",
        "(?:收到|受理|接收|承接)(?:并|、|和|及|且)(?:按时|按期|依法|及时|全部)*(?:办结|答复|办理完毕|回复)",
        "受理并答复",
        "受理",
        "received_done",
    ),
    Pattern(
        "received",
        "收到|新收|实收|接收|接到|收悉|接获|接件|来件|新接收?|收件(?!箱|人)|受理(?!点|窗口|渠道|平台)|登记(?!表|薄|簿)|收办|接办|收取?(?=申请|到)|共收到?|新增|新登记|迎来|增量|提交|递交|提出|发起|本年新收",
        "收到",
        "办结",
        "received",
    ),
    Pattern(
        "answered",
        "(?:实际|当年|按时|按期)?(?:办结|办毕|完结|结清|办完|办复|办妥|结办|消化|办理结果(?=总|合|共|计|[0-9]))|(?:办理|处理|审核|答复|回复)(?:完毕|完成|完结|到位|终结)|(?:作出|做出|出具)(?:了)?(?:书面)?(?:答复|回复)|答复(?!书|函|告知|期限|率|意见|文书)|回复(?!函|率)|(?:审结|结案)",
        "办结",
        "收到",
        "done",
    ),
    Pattern(
        "dealt with",
        "应办理?(?![结事])|办件(?![0-9]*人|量)|办理(?!期限|时限|流程|结果)|承办|处理|处置",
        "办理",
        "受托",
        "dealt",
    ),
)

DOCUMENT_VERBS = (
    Pattern(
        "repealed",
        "(?:宣布|公布|明令|予以|到期|自动|自行|清理){0,3}(?:废止|失效)(?:和|或|、)?(?:宣布)?(?:废止|失效)?|停止执行",
        "废止",
        "终止",
        "became repealed",
    ),
    Pattern(
        "in force",
        "(?:现行|继续|仍然?|依然|保持|保留)(?:保持)?有效|有效(?:的)?(?:存量)?(?!期|性|申请|推进)|继续(?:执行|保留|施行)|予?以?保留|现有(?=[^，；。0-9]{0,4}规范性文件)|现行|现存|在用",
        "现行有效",
        "有效期",
        "became in_force",
    ),
    Pattern(
        "issued",
        "制发|制定|制订|颁布|出台|印发|新制(?:定|作|发)?|新发|新增|颁发|出具",
        "制发",
        "废除",
        "became issued",
    ),
    Pattern("made public", "发布|公开|公布|公示", "公布", "公务", "became published"),
)

NEGATIONS = (
    Pattern(
        "none",
        "(?<!逾期)(?<!超期)(?:从|并|暂|也|亦|均|都|皆|尚|还)?(?:未曾?(?:有)?|没有?|不再(?=作出|受理|实施)|无(?:人)?|(?<![为是])零|(?<!信息)(?<!内容)(?<!数据)不存在)(?:一[件起例宗份项条]|任何)?(?!论|偿|障碍|缝|关|正当|效|线|理|限|来|公害)",
        "没有",
        "有",
        "no",
    ),
)

ALL = (
    Pattern(
        "all", "悉数|全部|全都|全数|逐[件一]|件件|一律|均|都|皆|全(?![年区市县省镇街程面文])", "全部", "部门", "all"
    ),
)

SMALL_WORDS = (
    Pattern(
        "ways",
        "通过|网络|网上|线上|线下|在线|网站|平台|信函|邮寄|信件|邮件|当面|现场|口头|传真|电子(?:邮件|邮箱)?|渠道|途径",
        "通过网络",
        "通知",
        "way",
    ),
    Pattern("among them", "其中", "其中", "其余", "among"),
    Pattern("the others", "其余|其[他它]|另外|剩余", "其余", "其中", "others"),
    *ALL,
    Pattern(
        "sums",
        "(?:增长?|上?升|下?降|减|攀升|回落|提高)[至到为]|总共|共计|合计|总计|累计|共|总(?:数|量|件数)|件?数量?|量|合共",
        "共计",
        "公示",
        "sum",
    ),
    Pattern(
        "nothing",
        "(?:[占达]?[0-9.]{1,6}%|全[区市县省州镇乡]|因此|占|形式|方式|须|截[至止]|目前|现|清理|后|同时|者|过来|另|还|尚|予以|按规|完成|外|要求|事项|判决|裁定|一审|二审|从|按|以|经|仍|本级|本单位|本机关|机关|辖区|就|又|此|该|再|的|了|是|为|有|系|属于?|达到?|至|由|被|已经?|仅|只|约|计|之|则|也|亦|各类?|等|类|方面|情况|情形|案件?|件|政府|我|本|街道|镇|乡|局|对|就|于|在|法定|期限|时限|规定|内|按时|按期|如期|及时|依法|依规|按照?|要求|书面|申请人|名义|身份|结果|实际|先后|正式|新|名|家|户|所|来自|信息公开(?:类|方面)?|政府信息公开|因|引发|引起|提起|发生|产生|出现|进入|程序|出现|形成|构成|造成|继续|需要?|存在|收到过|相关|有关|任何|新的|跨|期|[“”：、和及与，（）])",
        "的",
        "啊",
        "small",
    ),
)

WORDS = (
    *REGISTERS,
    *STAGES_AT_COURT,
    *COURTS,
    *BUSINESS_OF_COURTS,
    *OUTCOMES,
    *CASES,
    *TIMES,
    *RESULTS,
    *ALL_OF_PUBLIC,
    *APPLICANTS,
    *APPLICATIONS,
    *VERBS,
    *DOCUMENTS,
    *DOCUMENT_VERBS,
    *DECISIONS,
    *NEGATIONS,
    *SMALL_WORDS,
)
"""All of them, as a sentence is read."""

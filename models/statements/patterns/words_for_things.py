"""The words for what reports count: applications and who applies, results, cases, documents, decisions.

What a row means is its class and, behind a space, which of that class; see `word_classes.py`.
"""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern

_TO_COURT = (
    "(?:向?(?:人民)?法院)?(?:而|再|又|仍|即|径直|径行)?(?:提起|起诉|提出|进入)(?:的)?(?:行政)?(?:诉讼|起诉)?(?:程序)?"
)

REGISTERS = (
    Pattern("what is registered", "(?:法人|企业|主体|产权|婚姻|户口|商事)登记", "法人登记", "登记申请", "other"),
)

STAGES_AT_COURT = (
    Pattern(
        "without a review",
        f"(?:未经(?:过)?(?:行政)?复议(?:程序)?(?:的)?|直接)(?:直接|即|径行|而)?{_TO_COURT}|未经(?:行政)?复议(?:程序)?",
        "未经复议直接起诉",
        "行政复议",
        "case direct",
    ),
    Pattern(
        "after a review",
        f"(?:经|不服)?(?:行政)?复议(?:程序)?(?:决定)?之?后(?:不服)?(?:的)?{_TO_COURT}|不服(?:行政)?复议(?:决定)?(?:而)?(?:提起|起诉)(?:行政)?(?:诉讼)?",
        "复议后起诉",
        "行政复议",
        "case after_review",
    ),
)

COURTS = (
    Pattern(
        "as who reviews", "作为[^，；。]{0,8}复议(?:审查|审理)?机[关构]", "作为区政府复议机构", "复议机构", "other"
    ),
    Pattern("who reviews", "复议(?:审查|审理)?(?:机[关构]|局|委员会|办公室|部门)", "复议机关", "复议", "body court"),
    Pattern("who judges", "(?:人民|中级|基层|高级){0,3}法院|(?:人民)?检察(?:机关|院)", "法院", "司法局", "body court"),
)

BUSINESS_OF_COURTS = (
    Pattern(
        "other cases",
        "公益诉讼|检察建议|司法建议|民事诉讼|刑事诉讼|涉法涉诉|出庭(?:应诉)?|庭审|仲裁|调解|赔偿|举报|投诉|信访",
        "公益诉讼",
        "行政诉讼",
        "other",
    ),
)

OUTCOMES = (
    Pattern(
        "pending",
        "(?:尚|仍|暂|还)?未(?:审结|结案|开庭|裁决|判决|宣判|作出(?:决定|判决|裁决))|(?:尚在|仍在|正在|还在|在)(?:审理?|复议)(?:中|过程中|阶段)?|审理(?:之)?中|待(?:审|判|裁)决?|未结(?!转)",
        "尚未审结",
        "已经审结",
        "outcome pending",
    ),
    Pattern("lost", "败诉", "败诉", "胜诉", "outcome lost"),
    Pattern(
        "corrected",
        "纠正|纠错|撤销(?:并?(?:责令)?重(?:新?作出?|新?答复|做))?|确认违法|(?:判决|判令|责令)(?:[我本][^，；。0-9]{1,2})?重新(?:作出)?(?:答复|处理|决定)|责令(?:重新?|限期|履行)(?:作出|答复|处理|公开)?|变更",
        "结果纠正",
        "改正",
        "outcome corrected",
    ),
    Pattern(
        "upheld",
        "维持(?:[我本][^，；。0-9]{1,2})?(?:原)?(?:(?:具体)?行政行为|答复(?:行为)?|决定|判)?|驳回(?:(?:了)?(?:原告|申请人|对方)?(?:的)?(?:全部)?(?:诉讼请求|起诉|上诉|复议(?:申请|请求)))?|(?:获|得到)支持|诉讼请求",
        "结果维持",
        "支持",
        "outcome upheld",
    ),
    Pattern("another end", "其[他它]结果", "其他结果", "其他处理", "outcome other"),
)

CASES = (
    Pattern("review", "(?:行政)?复议", "行政复议", "复核", "case review"),
    Pattern(
        "lawsuits",
        "(?:行政)?诉讼|(?:行政)?应诉|涉诉(?!信访|涉法)|被诉(?!行政|[^，；。]{0,4}行为)|(?:被)?起诉|被告上法庭",
        "行政诉讼",
        "申诉",
        "case lawsuits",
    ),
    Pattern("either", "行政争议|争议案件", "行政争议", "行政处罚", "case disputes"),
)

RESULTS = (
    Pattern("not accepted", "不予受理", "不予受理", "不予处理", "other soft"),
    Pattern("not yet a result", "拟(?:不予|予以|部分|同意)?公开", "拟不予公开", "不予公开", "other"),
    Pattern(
        "granted_and_partial",
        "(?:(?:予以|同意)公开|(?<!不予)(?<!主动)(?<!申请)公开)(?:及|和|、|或者?|与|以及)(?:予以)?部分公开",
        "予以公开和部分公开",
        "予以公开",
        "result granted_and_partial",
    ),
    Pattern(
        "partial",
        "部分(?:予以|同意|信息)?(?:公开|提供)|区分处理(?:后|的)?(?:予以)?(?:公开|提供)?|(?:予以|给予)部分公开|部分(?:予以)?(?:满足|同意)",
        "部分公开",
        "予以公开",
        "result partial",
    ),
    Pattern(
        "refused",
        "不予(?:以)?(?:公开|提供)|不(?:同意|宜|能)(?:予以)?公开|(?:拒绝|否决)(?:公开|提供)|依法不公开|决定不公开|不公开|未公开(?=的?[0-9一二三四五六七八九十])",
        "不予公开",
        "予以公开",
        "result refused",
    ),
    Pattern(
        "unable",
        "无法(?:予以)?提供",
        "无法提供",
        "无法答复",
        "result unable",
    ),
    Pattern(
        "declined",
        "不(?:予|再)(?:重复)?处理",
        "不予处理",
        "其他处理",
        "result declined",
    ),
    Pattern(
        "other",
        "其[他它](?:方式)?(?:处理|情形|类(?:处理|答复)?)|(?:作|按)其[他它](?:方式)?(?:处理|答复)|其[他它]处理",
        "其他处理",
        "其他栏目",
        "result other",
    ),
    Pattern(
        "granted",
        "(?:予以|同意|准予|给予|准许|决定|全部|完全|全文|依申请予以|依法)(?:予以)?(?:全部)?(?:公开|提供)|(?<!不予)(?<![不未])(?<!主动)(?<!部分)(?<!信息)(?<!政务)公开类(?:答复|决定)?|向申请人提供(?:了)?(?:相关|政府|所需)*信息",
        "予以公开",
        "主动公开",
        "result granted",
    ),
)

ALL_OF_PUBLIC = (
    Pattern(
        "what is made public anyway",
        "主动公开|公开(?:属性|目录|指南|栏目?|专栏|平台|专区|内容|条目|信息数)|政务公开|发布信息|公开(?:各类)?(?:政府)?信息(?!的?申请)(?:数|总数|量)?(?=[0-9共总])",
        "主动公开",
        "予以公开",
        "other soft",
    ),
)

APPLICANTS = (
    Pattern(
        "everybody",
        "(?:自然人|公民|个人)(?:[、和及与或]|或者|以及)(?:企业|法人|单位)(?:(?:或者?|和|及|与|、)(?:其[他它]|非法人)组织)?|(?:群众|公众|居民|村民|市民)[、和及与](?:企业|单位|组织)|社会(?!公益|组织|保)(?:公众|各界)?|各界(?:群众|人士)?|群众|公众|居民|村民|市民|当事人|业主|农户|来访人",
        "公民、法人或者其他组织",
        "自然人",
        "anybody",
    ),
    Pattern("natural", "自然人", "自然人", "申请人", "applicant natural"),
    Pattern("citizens", "公民个?人?|个人", "公民", "申请人", "applicant citizens"),
    Pattern(
        "legal",
        "法律服务(?:机构|组织|类)|律师事务所|律所|法律(?:类)?机构",
        "法律服务机构",
        "法律援助",
        "applicant legal",
    ),
    Pattern(
        "charity",
        "(?:社会)?公益(?:类|性)?(?:社会)?(?:组织|机构|团体)|慈善(?:组织|机构)|公益组织",
        "社会公益组织",
        "公益诉讼",
        "applicant charity",
    ),
    Pattern("research", "科研(?:类)?(?:机构|院所|单位|院校)|科研类", "科研机构", "科技局", "applicant research"),
    Pattern(
        "legal_persons",
        "法人(?:(?:或者?|和|及|与|、)(?:其[他它]|非法人)组织)?|单位申请人",
        "法人或其他组织",
        "其他组织",
        "applicant legal_persons",
    ),
    Pattern(
        "business",
        "公司(?=$|[0-9一二三四五六七八九十]|提出|申请)|(?:商业)?企业(?:类|法人)?(?!登记|主体|开办|服务|信用|职工)",
        "商业企业",
        "企业登记",
        "applicant business",
    ),
)

_INFORMATION = "(?:政府信息公开|信息公开|依申请公开|政府信息|公开政府信息|公开信息|获取(?:政府)?信息)"

APPLICATIONS = (
    Pattern(
        "disclosure of villages",
        "[村居厂财校院党](?:（[村居]）)?务公开(?:的)?(?:申请)?|村级|公文|发文|信息公开属性|来文",
        "村务公开",
        "政务公开",
        "other",
    ),
    Pattern(
        "papers of applications",
        f"(?:{_INFORMATION}(?:的)?)?申请(?:材料|指南|条件|流程|渠道|窗口|书样式|人资格|点)|{_INFORMATION}(?:指南|目录|年报|年度报告|培训|专栏|平台|领导小组|制度|考核|条例)",
        "信息公开申请材料",
        "信息公开申请",
        "other",
    ),
    Pattern(
        "applications for disclosure",
        f"{_INFORMATION}(?:类|事项|工作|方面)?(?:的)?(?:书面|有效|网上)?(?:申请|请求)(?!人)(?:表|书|件|事项|案件|公开)?(?:的)?(?:来[函件信])?(?:数量|总量|总数|件数|量|数)?"
        "|依申请(?:公开|获取)?(?:的)?(?:政府)?(?:信息)?(?:公开)?(?:的)?(?:申请|请求)(?!人)(?:事项|案件|件|业务)?"
        "|(?<!依)申请(?:公开|获取)(?:政府)?(?:信息|事项)?(?:的)?(?:申请|请求|来[函件信])?(?:件)?"
        "|公开申请(?!人)(?:件|事项)?|申请政府信息(?:公开)?|政府信息(?:的)?申请|申请件",
        "信息公开申请",
        "复议申请",
        "application strong",
    ),
    Pattern(
        "on request",
        "依申请(?:公开|获取)?(?:的)?(?:政府)?(?:信息)?(?:公开)?(?:事项|案件|件|业务)?",
        "依申请公开",
        "依法公开",
        "application bare",
    ),
    Pattern("who applies", "申请(?:人|主体|者|方)", "申请人", "申请", "applicants"),
    Pattern("applications", "申请(?:书|事项)?(?:数量|总量|总数|件数|量|数)?", "申请", "请示", "application weak"),
)

DOCUMENTS = (
    Pattern(
        "of other documents",
        "规范性文件(?:的)?(?:解读|草案|清单|目录|备案|审查|审核|评估|管理|制度|专栏|数据库|征求意见|合法性|栏目)",
        "规范性文件解读",
        "规范性文件",
        "document other",
    ),
    Pattern(
        "normative documents",
        "(?:行政|党政)?规范性文件(?:文本)?|规范性文(?!件)",
        "行政规范性文件",
        "红头文件",
        "document",
    ),
    Pattern("documents in short", "文件|旧文(?!物)", "文件", "文书", "document short"),
)

DECISIONS = (
    Pattern(
        "business of decisions",
        "不予(?:行政)?(?:许可|处罚|强制)|(?:行政)?(?:许可|处罚|强制)(?:类)?(?:的)?(?:事项|申请|目录|清单|服务|业务|权力|职权|信息|公示|案卷|文书|听证|裁量|办件|依据|结果|平台|听证|裁量权)",
        "行政许可事项",
        "行政许可决定",
        "other",
    ),
    Pattern("permits", "行政许可|(?<!准予)许可(?=类?(?:处理)?决定)", "行政许可", "行政确认", "decision permits"),
    Pattern("penalties", "行政处罚|处罚(?=类?(?:处理)?决定)", "行政处罚", "行政处理", "decision penalties"),
    Pattern(
        "coercion",
        "行政强制(?:措施|执行)?|强制(?=(?:类|措施|执行)?(?:处理)?决定)|强制措施",
        "行政强制",
        "行政征收",
        "decision coercion",
    ),
    Pattern("decided", "(?:作出|做出|下达|实施|采取|开具|发出|核发)(?:了)?", "作出", "写作", "decided"),
    Pattern("a decision", "(?:类)?(?:处理)?决定书?", "决定书", "规定", "decision_word"),
)

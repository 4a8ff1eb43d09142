"""Whose a number is: of all offices of a district, of our own, of somebody else."""

from __future__ import annotations

from models.statements.patterns.pattern import Pattern, framed

WHOLE = (
    Pattern("all of a place", "全[区市县省州]", "全区收到", "全年收到"),
    Pattern(
        "our place",
        "[我本][区县市省](?!政府|本级|[^，；。0-9]{1,6}(?:局|委|办公室|厅))",
        "我县共办理",
        "我县住建局办理",
    ),
    Pattern("every level", "各级", "各级行政机关收到", "上级行政机关收到"),
    Pattern("every office", "各(?:单位|部门|街道|镇|乡|区|县|地|分局|支队|大队|科室|院所)", "各街道收到", "各类申请"),
    Pattern("subordinate offices", "所属(?:单位|部门)", "所属单位收到", "所属类别"),
    Pattern("offices right below", "区直|市直|县直", "区直部门收到", "垂直管理部门收到"),
    Pattern("districts and counties", "区县", "区县收到", "县政府收到"),
    Pattern("the whole branch", "全系统", "全系统收到", "系统收到"),
)
"""The number is that of all offices of a district."""

WHOLE_COUNTED = framed(WHOLE, "~[^；。0-9]{0,30}[0-9]", "~有12件", "~；12件")
"""So many of all offices; what follows behind a semicolon is of them, too."""

OFFICES = (
    Pattern(
        "some of the offices",
        "部门|乡镇|镇街|街道|区县|[市县]区|单位|直属|各(?:分局|支队|大队|科室|院所)",
        "县直部门收到",
        "县政府收到",
    ),
)
"""In the clause of a number that is a part of the whole that was told before."""

OWN = (
    Pattern("what the government itself has", "[区市县]政府收到的", "分办区政府收到的", "区政府收到"),
    Pattern("this level", "本级", "区政府本级收到", "上级收到"),
    Pattern("this organ", "本机关(?!不掌握|公开|负责)", "本机关收到", "本机关不掌握"),
    Pattern("this unit", "本单位|局机关|机关本级", "局机关收到", "各机关收到"),
    Pattern("for a government", "代表[区市县]政府|以[区市县]政府名义", "代表区政府受理", "报区政府受理"),
    Pattern("the office of a district", "[区市县]政府办(?:公[室厅])?", "区政府办收到", "区政府收到"),
    Pattern("the office of a government", "政府办公[室厅]", "人民政府办公室收到", "政府办事大厅收到"),
    Pattern("our office", "我办|本办", "我办收到", "承办"),
    Pattern("our street, town, bureau", "[我本][街镇乡局委]", "我街道收到", "各街道收到"),
)
"""The number is the government's own."""

# ---------------------------------------------------------------- of which time

OTHER_OFFICES = (
    Pattern(
        "the one that has most",
        "(?:最多|最高|最少|居首|首位|前[二两三四五十]位?)的[^，；。]{0,12}(?:收到|受理|办结|答复|办理)",
        "最多的1家收到",
        "最多的是征地",
    ),
    Pattern(
        "below or beside us",
        "(?:下属|所属|兄弟|辖区内|国有企业|事业单位|公司|学校|医院|各村|各?村（社区）|各?村[、和]社区|各社区|村委会|居委会|其他(?:单位|街道|部门|机关))"
        "[^，；。0-9]{0,8}(?:收到|受理|办结|答复|接到|新收)",
        "下属学校收到申请3件",
        "街道收到申请3件",
    ),
)
"""Who has received or answered what is told, and is not the office that reports."""

BUREAUS = (
    Pattern(
        "a bureau of the district",
        "[区市县]政府作为被(?:告|申请人)|[区市县][^，；。0-9]{0,6}(?:局|委|办|中心|政府)(?:20[0-9]{2}年度?|今年|全年|共|累计)*"
        "(?:收到|受理|办理|办结|答复|接到|新收|制发|制定|出台|印发|发布|公布|作出)",
        "区住建局收到申请3件",
        "区住建局转来申请3件",
    ),
)

OUR_STREET = (
    Pattern(
        "a street",
        "(?:我|本)?(?:街道|镇|乡)(?!各|收到|[0-9])|我(?:分)?局(?:配合|协助|及时|认真|提供|按|转发|转载|抓好)",
        "我街道配合",
        "我局收到",
    ),
)
"""Where a street tells what a bureau has received, that is not its own."""

OUR_OFFICE = (
    Pattern(
        "our office",
        "[我本](?:街|镇|乡|局|委|办|区|县|市|单位|机关)|[镇乡]政府|街道办|[区市县]政府(?!作为)|局机关",
        "我镇收到",
        "某镇收到",
    ),
)
"""Behind somebody else: what follows is ours again."""

OURS = (Pattern("we", "[我本](?:街|镇|乡|局|委|办|单位|机关|部门|分局|中心|院|所)", "以本局名义", "以区政府名义"),)
"""Of two offices in a paragraph, that which reports."""

NAMES = (
    Pattern(
        "for a government",
        "(?:代表|以)(?:区|市|县)政府(?:名义|为对象|为被(?:告|申请人)的?)?|作为(?:承办|受理)(?:单位|机关)|(?<=其中)[区市县省]?局机关",
        "代表市政府",
        "作为被告",
    ),
    Pattern(
        "bureaus and governments",
        "(?:向|对|由)?(?:[我本]?(?:区|市|县|省|州|旗|开发区|高新区|经开区)(?!直|级)[^，；。：（）、0-9向到收受办提答出作申各直]{0,8}?|党政|我分?|本分?|(?<=其中)分)"
        "(?:局|委员会|委|办公[室厅]|办事处|办(?![理结毕复件])|厅|中心|大队|机关|政府|管委会|所)+",
        "区住房和城乡建设局",
        "区直部门",
    ),
    Pattern(
        "a bureau alone",
        "(?:^|(?<=年)|(?<=年度)|(?<=[对由向以]))[^，；。：（）、0-9年对由向以从因被为其中到收受办提答出作申各直的]{1,9}(?:局|委员会|委(?!会)|院|中心|支队|大队|站|队|办公室|办事处|所)",
        "司法局",
        "各支队",
    ),
    Pattern(
        "all offices",
        "(?:各级?|[区市县]直|(?<=[区市县州省旗镇])|(?<=及)其?|^)(?:各级?)?(?:人民)?(?:政府)?(?:系统)?(?:行政机关|机关|部门|单位|[0-9]{1,4}家单位|街镇|镇街|乡镇|区县)",
        "各级行政机关",
        "行政许可",
    ),
    Pattern(
        "a place in short",
        "全系统|(?<=全[市县区省州])[^，；。0-9收到受]{2,8}系统|(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})个(?:原)?(?:[市县区]?局|街道|镇|乡|部门|单位)|办事处|管委会|政府办|(?:[我本]?[区市县镇乡])[里级](?:政府)?|自身|层面|街道办(?!理)|全街道|以[^，；。0-9]{2,8}为被(?:告|申请人)(?=的)|(?<=市)政府系统|[我本](?:街(?!道)|区|县|市|校|院|所|队|处|站|中心|单位|机关|园区|会|厅|部|司)|街镇|镇街|(?:及|以)(?:区|市|县)?(?:政府)?办公[室厅]|^办公室|乡?人民政府",
        "办事处",
        "办事大厅",
    ),
    Pattern("streets and towns", "(?:向|(?<!针)对)(?:[我本]?(?:街道|镇|乡|区|县|市))", "向我镇", "各镇"),
    Pattern("all of a place", "全[区市县省州镇旗]|^自治[区县州]", "全区", "全年"),
)
"""Whose business it is, in the clause of a number."""

NOT_COUNTED = (
    Pattern(
        "left out of our figures",
        "^[^。；0-9]{0,12}由[^，；。0-9]{2,12}(?:统计|汇总|另行(?:公布|报告))|^[^。；0-9]{0,12}(?:不计入|不纳入|不列入|未计入|不含在|不在)[^，。；]{0,8}(?:统计|年报|数据|报告|总数|之列|其中)?",
        "，不计入本街道统计",
        "，计入本街道统计",
    ),
)
"""Behind a number that is not counted."""

ABOVE_US = (
    Pattern(
        "who stands above or beside",
        "(?:^|[，；：。])(?:据[^，；。]{0,8}，)?(?:20[0-9]{2}年度?，?|今年|全年|其中)?(?:国务院|国家|部里|省(?!市)|自治区|上级|兄弟|相邻|邻近|周边|友邻|外[区县市])"
        "[^，；。0-9]{0,10}?(?:20[0-9]{2}年度?|今年|全年|共|累计)*(?:收到|受理|办理|办结|答复|接到|新收|制发|制定|出台|印发|发布|作出)",
        "省厅2023年共办理申请3件",
        "省住建厅转来申请3件",
    ),
    Pattern(
        "who is no office",
        "(?:^|[，；。：])(?:辖区|全[区市县镇])?(?:内)?(?:公共)?(?:企事业单位|事业单位|国有企业|学校|医院|各村|各社区|各?村（社区）|村级组织|公安|[^，；。0-9]{0,6}派出所)(?!改革)",
        "公共企事业单位公开信息",
        "通过事业单位",
    ),
    Pattern(
        "whose cases we judge",
        "以(?:下级|下属|各|其他|区直|县直|市直|乡镇|街道)[^，；。]{0,8}为被(?:申请人|告)",
        "以下级机关为被申请人",
        "以我局为被申请人",
    ),
)
"""Whoever has done what is told, and is not the office that reports."""

PARTS_OF_A_PLACE = (
    Pattern(
        "streets and towns",
        "(?<![、和及与])(?:各|[0-9]{1,3}个|[一二三四五六七八九十]{1,3}个)(?:乡镇|镇街|街镇|乡|镇|街道|分局|支队|大队|直属单位|所属单位|下属单位)(?:（[^（）]{1,6}）|[、和及]街道|街道|办事处)?"
        "(?:20[0-9]{2}年度?|今年|全年|共|累计|合计|总共)*(?:收到|受理|办理|办结|答复|接收|新收)",
        "各乡镇（街道）累计收到",
        "各部门、各街道收到",
    ),
    Pattern(
        "bureaus of the district",
        "(?<![、和及与])[区市县]直(?:各)?(?:部门|单位|机关)(?:20[0-9]{2}年度?|今年|全年|共|累计|合计|总共)*(?:收到|受理|办理|办结|答复|接收|新收)",
        "县直部门累计收到",
        "各乡镇、县直部门累计收到",
    ),
)
"""In the clause of a number: it is that of some offices of a place only."""

OWN_SHARE = (
    Pattern(
        "among them ours",
        "^[，、（]?(?:其中|而)?，?(?:就|涉及|涉|由|向|以|属于?)?(?:[我本](?:街道?|镇|乡|局|委|办|院|单位|机关|部门|分局)|[区市县省]?局机关|[区市县省]局本级|机关本级"
        "|镇政府|街道办事处|街道|[区市县]政府(?:本级|办公?[室厅]?)?)(?:而言|自身|本级|机关)?，?"
        "(?:收到|受理|办理|办结|答复|涉及|申请|的|为|有|共|仅|占|被申请人?|被告|被提起|答复主体|受理主体|办理主体|承办单位)*$",
        "，其中我局",
        "，其中我局公开",
    ),
)
"""A part of what was just told of a larger whole: 全区 512 件，其中我局 12 件."""

"""What mutated files say: words that mean something to an importer, and values at the edges of what it expects."""

from __future__ import annotations

FIGURES = (
    "0",
    "-1",
    "-0",
    "1",
    "00000001",
    "1.5",
    "1.50",
    "1e400",
    "1E-400",
    "1e9999999999",
    "NaN",
    "sNaN",
    "Infinity",
    "-inf",
    "9" * 29,
    "9" * 5_000,
    "0." + "0" * 400 + "1",
    "2147483648",
    "4294967295",
    "18446744073709551616",
    "0x7fffffff",
    "1_000",
    "1,000,000",
    "１２３",
    "٣",
    "²",
    "①",
    "〇",
    "十二",
    "零点五",
    "3.54万元",
    "999999999999亿元",
    "−5",
    "+5",
    "1/2",
    "50%",
    "5（其中3件）",
    "=1+1",
    "=HYPERLINK(1)",
    "true",
)
"""Numbers at the edges, and what only looks like one."""

WORDS = (
    "",
    " ",
    "\u3000",
    "\n",
    "\r",
    "\t",
    "\x00",
    "\x0b",
    "\x1f",
    "\x85",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\ufffe",
    "\u202e",
    "\U000e0001",
    "\U0010ffff",
    "\U00020000",
    "e\u0301" * 50,
    "字" * 3_000,
    "（" * 500,
    "（一）",
    "一、",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "六、其他需要报告的事项",
    "某某街道办事处2023年政府信息公开工作年度报告",
    "2024年政府信息公开工作年度报告",
    "9999年政府信息公开工作年度报告",
    "0001年政府信息公开工作年度报告",
    "2018年政府信息公开工作年度报告",
    "二〇二三年政府信息公开工作年度报告",
    "2023年1月1日至2023年12月31日",
    "2024年2月30日",
    "二〇二四年十三月四十日",
    "（此件公开发布）",
    "抄送：区政府办公室。",
    "联系电话：0595-12345678",
    "报送确认单",
    "核对码 ABCD-1234",
    "自然人",
    "总计",
    "商业企业",
    "第二十条第（一）项",
    "序号",
    "年报数据",
    "封面",
    "{{applications/new/total}}",
    "{{",
    "_x0041_",
    "&amp;",
    "&#0;",
    "&#xD800;",
    "<script>",
    "]]>",
    "../../etc/passwd",
    "file:///etc/passwd",
    "http://127.0.0.1/",
    "\\\\127.0.0.1\\a",
    "=cmd|' /C calc'!A0",
)
"""Titles, headings and labels in the wrong places, characters without a look, escapes of formats, other files."""

SURROGATES = ("\ud800", "\udfff", "\ud83d")
"""Halves of characters, which JSON may hold by its escapes."""

NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
"""Where counts and lengths in binary parts tip over."""

XML = (
    *("<w:p><w:r><w:t>字</w:t></w:r></w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", '<w:gridSpan w:val="9"/>'),
    *("<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridBefore w:val="99999"/>', '<w:numId w:val="1"/>'),
    *('<w:ilvl w:val="-1"/>', '<w:start w:val="99999"/>', '<w:pStyle w:val="a"/>', '<w:basedOn w:val="a"/>'),
    *('<mergeCell ref="A1:XFD1048576"/>', '<mergeCell ref="B2:A1"/>', '<row r="0">', '<row r="1048577">', "<row>"),
    *('<c r="A0"><v>1</v></c>', '<c r="ZZZZ1"/>', '<c t="s"><v>99999</v></c>', '<c t="b"><v>1</v></c>', "<f>1+1</f>"),
    *('<c t="e"><v>#REF!</v></c>', '<c t="d"><v>2023-13-40</v></c>', '<c t="inlineStr"><is><t>x</t></is></c>'),
    *('<c t="n"><v>1e999</v></c>', '<c t="n"><v>NaN</v></c>', '<numFmt numFmtId="200" formatCode="[$-804]yyyy;@"/>'),
    *("<!DOCTYPE a>", "<?xml version='1.1'?>", "<!-- -->", "<![CDATA[x]]>", "<a:b xmlns:a='urn:x'/>", "&lt;"),
)
"""Of packages: Word documents and workbooks."""

HTML = (
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td colspan=0>", "<td rowspan=0>", "<td colspan=-1>"),
    *("<td rowspan=65535>", "<td colspan=99999>", "<th scope=row>", "<caption>", "<thead>", "<tbody>", "<p>", "<br>"),
    *("<h2>", "<div hidden>", '<span style="display:none">', "<script>", "</script>", "<style>", "<title>", "<svg>"),
    *("<template>", "<!--", "-->", "<![CDATA[", "&nbsp;", "&#x3000;", "<meta charset=utf-16>", "<meta charset=utf-7>"),
    *("<meta charset=idna>", "<meta charset=zip>", "<base href=//x>", "<iframe src=file:///etc/passwd>", "<select>"),
    *("\r\n--a\r\n", "Content-Type: text/html; charset=hz\r\n\r\n", "Content-Transfer-Encoding: base64\r\n"),
)
"""Of web pages, and of the files that browsers save them in."""

PDF = (
    *("/Filter /LZWDecode", "/Filter [/A85 /Fl]", "/Filter /RunLengthDecode", "/Filter 3", "/DecodeParms <<>>"),
    *("/Predictor 15 /Columns 0", "/Predictor 2 /Colors 9", "/Length -1", "/Length 9 0 R", "/Kids [2 0 R]", "null"),
    *("/Count -1", "/MediaBox [0 0 0 0]", "/MediaBox [0 0 1e30 -5]", "/MediaBox [(a)]", "/Rotate 45", "/Rotate (a)"),
    *("/W [0 65535 500]", "/W [0 [[1]]]", "/DW2 [1]", "/Encoding /GBK-EUC-H", "/Encoding /Identity-V", "/Encoding 5"),
    *("/ToUnicode 1 0 R", "/FontMatrix [0 0 0 0 0 0]", "/FontBBox [1]", "/Parent 3 0 R", "/Contents [1 0 R (a)]"),
    *("q", "Q", "BT", "ET", "/F1 1e9 Tf", "() Tj", "[(a) 1e30 (b)] TJ", "0 0 0 0 0 0 cm", "1e400 0 m", "h S", "Do"),
    *("/X Do", "BI /W 9 ID x EI", "5 0 5 5 re", "-5 5 -5 5 re", "0 Tz", "1 Tr", "(a) '", "gs", "BDC", "EMC", "W n"),
    *("<FFFF> <0000>", "1 beginbfrange", "endbfrange", "<D800> <D800> <DC00>", "endcmap", "usecmap", "R", "<<", ">>"),
)
"""Of PDF files: dictionaries, drawing, names of characters."""

TEXT = (
    *("\t", "|", "|---|---|", "## ", "**", "**结语。**", "- ", "> ", "```", "<https://x>", "\\|", "1. ", "\r\n", "\r"),
    *("\t\t", '"', '""', "'", "\ufeff", "甲\t乙\t丙", "1\t2\t3\t4", "1 2 3 4", "行政许可 5 6 7"),
)
"""Of plain text, Markdown and blocks on the clipboard."""

"""Text files in encodings that programs in China do not write today: read where they say it, else named."""

from __future__ import annotations

import re
from collections.abc import Callable

_HZ = re.compile(rb"~\{(?:[!-w][!-~]){4}")
_UTF7 = re.compile(rb"\+[A-Za-z0-9+/]{3}")
_ESCAPES = re.compile(rb"\x1b[$(]")
_LOST = re.compile(rb"\?{2,}")
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")

_FEWEST_HAN = 10
"""Chinese characters that tell an encoding. Chosen: the title of a report alone has twenty."""

_MOST_FOREIGN, _MOST_WRONG, _FEWEST_LOST = 0.3, 0.02, 0.2
"""Shares: of characters beyond GB 2312 in a text in GB 18030, of those that an encoding lacks, of question marks.

Chosen: of texts in Big5 read as GB 18030 six in ten are beyond it, of reports less than one in fifty.
"""

_ENOUGH = 1 << 16
"""Bytes, or characters, that tell an encoding. Chosen: a report has hardly more, and its pages are alike."""

_LEVEL_ONE = range(0xA1, 0xC7)
"""First bytes of signs and of the 5,401 usual characters in Big5 (rows A1 to C6)."""

_AS_WORD = "另存为 Word 文档（.docx）后再导入。"
_BIG5 = (
    "这个文本文件是繁体字的编码（Big5），没有读取；请用 Word 或者 WPS 打开，编码选“繁体中文（Big5）”，"
    f"用“繁转简”转换成简体，{_AS_WORD}"
)
_JAPANESE = (
    "这个文本文件是日文的编码（Shift-JIS），没有读取；请核对选的文件。"
    f"文件没有选错的，请用 Word 或者 WPS 打开，编码选“日文”，{_AS_WORD}"
)
_ESCAPED = f"这个文本文件的编码太旧（ISO-2022），没有读取；请用 Word 或者 WPS 打开，{_AS_WORD}"
_UNKNOWN = (
    "认不出这个文本文件的编码，读出来是乱码，没有读取；请用记事本打开看看：字是对的，就另存为 UTF-8 再导入；"
    f"是乱码，就用 Word 或者 WPS 换一种编码打开，{_AS_WORD}"
)
_QUESTION_MARKS = (
    "这个文本文件里的汉字都变成了问号，找不回来，没有读取；"
    "请找到原来的文件，另存为 Word 文档（.docx）或者 UTF-8 文本再导入。"
)


def seven_bit_text(content: bytes) -> str:
    """Return a text in HZ or UTF-7, which write Chinese with ASCII alone; nothing if it is none."""
    if not content.isascii():
        return ""
    for mark, encoding in ((_HZ, "hz"), (_UTF7, "utf-7")):
        if mark.search(content):
            text = content.decode(encoding, "replace")
            beyond = [character for character in text[:_ENOUGH] if character > "\x7f"]
            if len(_HAN.findall(text)) >= _FEWEST_HAN and _share(beyond, _is_foreign) < _MOST_FOREIGN:
                return text
    return ""


def why_foreign(content: bytes) -> str:
    """Return why a text file in an encoding of elsewhere is of no use, and what to do; nothing if it is in none."""
    if content.isascii():
        if _ESCAPES.search(content):
            return _ESCAPED
        lost = sum(len(found[0]) for found in _LOST.finditer(content))
        return _QUESTION_MARKS if lost >= _FEWEST_LOST * len(content) else ""
    begin = content[:_ENOUGH]
    text = begin.decode("gb18030", "replace")
    beyond = [character for character in text if character > "\x7f"]
    if _is_utf8(begin) or len(beyond) < _FEWEST_HAN or _share(beyond, _is_foreign) < _MOST_FOREIGN:
        return ""
    japanese = begin.decode("shift_jis", "replace")
    if _share(japanese, "\ufffd".__eq__) <= _MOST_WRONG and _KANA.search(japanese):
        return _JAPANESE
    chinese = [character for character in begin.decode("big5hkscs", "replace") if character > "\x7f"]
    return _BIG5 if _share(chinese, _is_odd_in_big5) <= _MOST_FOREIGN else _UNKNOWN


def _is_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    return _share(text, "\ufffd".__eq__) <= _MOST_WRONG


def _share(text: str | list[str], counts: Callable[[str], bool]) -> float:
    return sum(map(counts, text)) / max(1, len(text))


def _is_foreign(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _is_odd_in_big5(character: str) -> bool:
    try:
        written = character.encode("big5")
    except UnicodeEncodeError:
        return True
    return written[0] not in _LEVEL_ONE

"""What stands in a zip, told from its end alone, and what one of its parts unpacks to: done in the sandbox.

Whoever opens the zip hands over pieces of it, and takes nothing apart. A name cannot lead anywhere, since nothing is
written to the disk; names are looked at all the same, since a zip that tries to lead elsewhere was not made by a clerk.
"""

from __future__ import annotations

import json
import re
import stat
import zlib
from collections import Counter
from contextlib import suppress
from io import BytesIO
from typing import NamedTuple
from unicodedata import normalize
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from models.importers.safe_package import LARGEST, too_large
from models.system.errors import UnreadableReport

MOST_PARTS = 5_000
"""Files in a zip. Chosen: several times what a district of usual size hands in."""

LARGEST_DIRECTORY = 5_000_000
"""Bytes of the list of the parts at the end. Chosen: a thousand for each part."""

LARGEST_HEAD = 30 + 2 * 0xFFFF
"""Bytes before what is packed in a part: a fixed head, a name and what programs add (APPNOTE.TXT, 4.3.7)."""

_PART, _HEAD = b"PK\x03\x04", 30
"""How a part begins, and the bytes of that up to its name (APPNOTE.TXT, 4.3.7)."""

_DIRECTORY_ENTRY = b"PK\x01\x02"

_ENCRYPTED, _UTF8 = 0x1, 0x800
"""Bits of the flags of a part. Source: APPNOTE.TXT, 4.4.4."""

_LONGEST_NAME = 1_000
"""Characters of a name that is read. Chosen: no system has longer ones."""

_LEADS_AWAY = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
"""What no name of a part has that stays in the folder."""

_NESTED_ENDS = (".zip", ".rar", ".7z", ".tar", ".gz")

DAMAGED = "压缩包打不开，可能没有拷完整；请重新拷贝，或者在原来的电脑上解压到文件夹里再收。"
TOO_MANY = f"压缩包里的文件太多（{MOST_PARTS} 个以上）或者太大，没有打开；请解压以后只拷报告所在的文件夹。"
BOMB = "压缩包里的文件解开以后太大，不像是报告，没有读取。"
_LOCKED = "压缩包有密码，没有打开；请在原来的电脑上输密码解压，再把文件夹拷过来。"
_AWAY = "名字指到压缩包外面去了，不像是正常压缩的，没有读取；请填报单位重新交。"
_LINK = "是链接（快捷的指向），没有跟过去看；请把文件本身拷过来。"
_NESTED = "是压缩包里面的压缩包，没有看里面；请先解压到文件夹里再收。"
_TWIN = "压缩包里有两个同名的文件（或者只差大小写），没有读取；请解压以后核对，再用文件夹收。"
BROKEN = "压缩包里的这个文件坏了，没有读取；请重新拷贝，或者请填报单位重新交。"
_RARE = "压缩包里的这个文件压缩的方式不常见，没有读取；请解压到文件夹里再收。"
_EMPTY = "压缩包里没有文件。"


class ZipPart(NamedTuple):
    """A file in a zip, as the list at its end says it is.

    Attributes:
        name: What is shown of it, with slashes between folders; never one that leads elsewhere.
        reason: Why it is not read, in a sentence; blank for a file that is.
        offset: Where it begins, in bytes from the beginning of what was handed over: before it, as a rule.
        packed, size: Bytes, as they are there and as they are unpacked.
        checksum: CRC-32 of the unpacked ones.
        method: How it is packed.
    """

    name: str
    reason: str
    offset: int = 0
    packed: int = 0
    size: int = 0
    checksum: int = 0
    method: int = 0


def parts_listed(end: bytes) -> tuple[ZipPart, ...]:
    """Return all files of a zip, by the list at its end.

    Args:
        end: The zip, or as much of its end as the longest list has.

    Raises:
        ReportError: It cannot be opened as a whole.
    """
    if end.count(_DIRECTORY_ENTRY) > MOST_PARTS:
        raise UnreadableReport(TOO_MANY)
    try:
        with ZipFile(BytesIO(end)) as found:
            infos, start = found.infolist(), found.start_dir
    # What is in a zip can let its reader fail in more ways than it says.
    except (BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableReport(DAMAGED) from error
    if len(infos) > MOST_PARTS or len(end) - start > LARGEST_DIRECTORY:
        raise UnreadableReport(TOO_MANY)
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise UnreadableReport(_LOCKED)
    return _named([info for info in infos if not info.is_dir()])


def part_asked(part: ZipPart, raw: bytes) -> bytes:
    """Return what asks for a part.

    Args:
        part: As it was listed.
        raw: The zip from where the part begins, no less than its head and what is packed.
    """
    return json.dumps(part[3:]).encode() + b"\n" + raw


def part_unpacked(asked: bytes) -> bytes:
    """Return what is in a part.

    Raises:
        ReportError: It is damaged, or too large.
    """
    try:
        said, _, raw = asked.partition(b"\n")
        packed, size, checksum, method = map(int, json.loads(said))
        content = _unpacked(_behind_head(raw)[:packed], method)
    except (ValueError, TypeError, zlib.error) as error:
        raise UnreadableReport(BROKEN) from error
    if len(content) != size or zlib.crc32(content) != checksum:
        raise UnreadableReport(BROKEN)
    return content


def _behind_head(raw: bytes) -> bytes:
    if len(raw) < _HEAD or not raw.startswith(_PART):
        raise ValueError(raw[:_HEAD])
    return raw[_HEAD + sum(int.from_bytes(raw[at : at + 2], "little") for at in (26, 28)) :]


def _unpacked(packed: bytes, method: int) -> bytes:
    if method == ZIP_STORED:
        return packed
    if method != ZIP_DEFLATED:
        raise UnreadableReport(_RARE)
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    content = unpacking.decompress(packed, LARGEST + 1)
    if len(content) > LARGEST:
        raise too_large()
    return content


def _named(infos: list[ZipInfo]) -> tuple[ZipPart, ...]:
    """Return the files under names of which no two are taken for one."""
    if not infos:
        raise UnreadableReport(_EMPTY)
    names = [_name(info) for info in infos]
    folded = [normalize("NFKC", name).casefold() for name in names]
    twins = {one for one, times in Counter(folded).items() if times > 1}
    files = []
    for number, (info, name, fold) in enumerate(zip(infos, names, folded, strict=True), 1):
        reason = _TWIN if fold in twins else _reason(info, name)
        shown = name if reason not in {_AWAY, _TWIN} else f"第 {number} 个文件（{_flat(name)}）"
        where = (info.header_offset, info.compress_size, info.file_size, info.CRC, info.compress_type)
        files.append(ZipPart(shown, reason) if reason else ZipPart(shown, "", *where))
    return tuple(files)


def _name(info: ZipInfo) -> str:
    """Return the name of a part; without the mark of UTF-8 it is as Windows in Chinese writes it."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/")


def _reason(info: ZipInfo, name: str) -> str:
    if leads_away(name) or leads_away(info.orig_filename) or len(name) > _LONGEST_NAME:
        return _AWAY
    if stat.S_ISLNK(info.external_attr >> 16):
        return _LINK
    if name.lower().endswith(_NESTED_ENDS):
        return _NESTED
    return BOMB if max(info.file_size, info.compress_size) > LARGEST - LARGEST_HEAD - _LONGEST_NAME else ""


def leads_away(name: str) -> bool:
    """Return whether a name leads out of the folder of the zip."""
    return bool(_LEADS_AWAY.search(name))


def _flat(name: str) -> str:
    """Return a name as words in which nothing is a way any more."""
    return re.sub(r"[/\\\x00]+", " ", name).replace("..", "‥")[:_LONGEST_NAME]


def ensure_listed(said: object) -> tuple[ZipPart, ...]:
    """Return the files that a sandbox says are in a zip; nothing is believed that nobody could ask for.

    Raises:
        ValueError: It says something else.
    """
    if not isinstance(said, list) or not said or len(said) > MOST_PARTS:
        raise ValueError("no list")
    parts = tuple(_listed(one) for one in said)
    if len({one.name for one in parts}) < len(parts):
        raise ValueError("a name twice")
    return parts


def _listed(said: object) -> ZipPart:
    if not isinstance(said, list) or len(said) != len(ZipPart._fields):
        raise ValueError("no part")
    name, reason, *numbers = said
    if not isinstance(name, str) or not isinstance(reason, str) or leads_away(name):
        raise ValueError("no name")
    if len(name) > 2 * _LONGEST_NAME or len(reason) > _LONGEST_NAME or any(type(one) is not int for one in numbers):
        raise ValueError("no part")
    part = ZipPart(name, reason, *numbers)
    if part.size < 0 or not 0 <= part.packed <= LARGEST:
        raise ValueError("no size")
    return part

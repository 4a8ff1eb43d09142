"""A zip as a stick brings it: what is in it, told before anything is unpacked, and each part within limits.

Nothing is written to the disk, so no name can lead anywhere; names are looked at all the same, since a zip that tries
to lead elsewhere was not made by a clerk.
"""

from __future__ import annotations

import os
import re
import stat
import zlib
from collections import Counter
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, NamedTuple, Self
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile, ZipInfo

from models.importers.safe_package import LARGEST, too_large
from models.system.errors import ReportError, UnreadableReport

LARGEST_ZIP = 500_000_000
"""Bytes, packed. Chosen: a hundred units with a megabyte each, and some photographs."""

_MOST_UNPACKED = 1_000_000_000
"""Bytes, unpacked, of all parts together. Chosen: twice what may be packed; each part has a limit of its own."""

_MOST_PARTS = 5_000
"""Files in a zip. Chosen: several times what a district of usual size hands in."""

_LARGEST_DIRECTORY = 5_000_000
"""Bytes of the list of the parts at the end. Chosen: a thousand for each part."""

_DIRECTORY_ENTRY = b"PK\x01\x02"
_BLOCK = 1 << 16
"""Bytes that are unpacked at a time. Chosen: no more than that is in memory before the limits are looked at."""

_ENCRYPTED, _UTF8 = 0x1, 0x800
"""Bits of the flags of a part. Source: APPNOTE.TXT, 4.4.4."""

_LEADS_AWAY = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
"""What no name of a part has that stays in the folder."""

_NESTED_ENDS = (".zip", ".rar", ".7z", ".tar", ".gz")

_DAMAGED = "压缩包打不开，可能没有拷完整；请重新拷贝，或者在原来的电脑上解压到文件夹里再收。"
_TOO_MANY = f"压缩包里的文件太多（{_MOST_PARTS} 个以上）或者太大，没有打开；请解压以后只拷报告所在的文件夹。"
_LOCKED = "压缩包有密码，没有打开；请在原来的电脑上输密码解压，再把文件夹拷过来。"
_AWAY = "名字指到压缩包外面去了，不像是正常压缩的，没有读取；请填报单位重新交。"
_LINK = "是链接（快捷的指向），没有跟过去看；请把文件本身拷过来。"
_NESTED = "是压缩包里面的压缩包，没有看里面；请先解压到文件夹里再收。"
_TWIN = "压缩包里有两个同名的文件（或者只差大小写），没有读取；请解压以后核对，再用文件夹收。"
_BOMB = "压缩包里的文件解开以后太大，不像是报告，没有读取。"
_BROKEN = "压缩包里的这个文件坏了，没有读取；请重新拷贝，或者请填报单位重新交。"
_EMPTY = "压缩包里没有文件。"


class Zipped(NamedTuple):
    """A file in a zip.

    Attributes:
        name: As it stands there, with slashes between folders; never one that leads elsewhere.
        reason: Why it is not read, in a sentence; blank for a file that is.
    """

    name: str
    reason: str = ""


class ZipOfFiles:
    """The files in a zip, each read within limits; safe to use from several threads.

    Attributes:
        files: All files that it lists, each once.

    Raises:
        ReportError: It cannot be opened as a whole.
    """

    def __init__(self, path: Path) -> None:
        self._lock, self._left = Lock(), _MOST_UNPACKED
        self._stream = _opened(path)
        try:
            self._zip = _listed(self._stream)
            self.files, self._infos = _named([info for info in self._zip.infolist() if not info.is_dir()])
        except BaseException:
            self._stream.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._stream.close()

    def content(self, name: str) -> bytes:
        """Return what is in a file of it.

        Raises:
            ReportError: It is damaged, protected, or too large.
        """
        info = self._infos[name]
        found = bytearray()
        try:
            with self._lock, self._zip.open(info) as part:
                while block := part.read(_BLOCK):
                    found += block
                    self._left -= len(block)
                    if self._left < 0:
                        raise UnreadableReport(_BOMB)
                    if len(found) > LARGEST:
                        raise too_large()
        except ReportError:
            raise
        # What is in a zip can let its reader fail in more ways than it says.
        except (BadZipFile, OSError, ValueError, EOFError, RuntimeError, NotImplementedError, zlib.error) as error:
            raise UnreadableReport(_BROKEN) from error
        return bytes(found)


def _opened(path: Path) -> IO[bytes]:
    """Open a plain file of no more bytes than a zip may have, or refuse it."""
    try:
        stream = open(path, "rb", opener=_by_its_own_name)  # noqa: SIM115  who opens the zip closes it
    except OSError as error:
        raise UnreadableReport(_DAMAGED) from error
    look = os.fstat(stream.fileno())
    if not stat.S_ISREG(look.st_mode) or look.st_size > LARGEST_ZIP:
        stream.close()
        raise UnreadableReport(_TOO_MANY)
    return stream


def _by_its_own_name(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _listed(stream: IO[bytes]) -> ZipFile:
    """Return the zip in a stream, once its list of parts is known to be of a size that can be read."""
    try:
        stream.seek(0, os.SEEK_END)
        end = stream.tell()
        stream.seek(max(0, end - _LARGEST_DIRECTORY))
        if stream.read().count(_DIRECTORY_ENTRY) > _MOST_PARTS:
            raise UnreadableReport(_TOO_MANY)
        stream.seek(0)
        found = ZipFile(stream)
    except ReportError:
        raise
    except (BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableReport(_DAMAGED) from error
    if len(found.infolist()) > _MOST_PARTS or end - found.start_dir > _LARGEST_DIRECTORY:
        raise UnreadableReport(_TOO_MANY)
    if any(info.flag_bits & _ENCRYPTED for info in found.infolist()):
        raise UnreadableReport(_LOCKED)
    return found


def _named(infos: list[ZipInfo]) -> tuple[tuple[Zipped, ...], dict[str, ZipInfo]]:
    """Return the files under names of which no two are taken for one, and what the zip calls them."""
    if not infos:
        raise UnreadableReport(_EMPTY)
    names = [_name(info) for info in infos]
    folded = [normalize("NFKC", name).casefold() for name in names]
    twins = {one for one, times in Counter(folded).items() if times > 1}
    files, readable = [], {}
    for number, (info, name, fold) in enumerate(zip(infos, names, folded, strict=True), 1):
        reason = _TWIN if fold in twins else _reason(info, name)
        shown = name if reason not in {_AWAY, _TWIN} else f"第 {number} 个文件（{_flat(name)}）"
        files.append(Zipped(shown, reason))
        if not reason:
            readable[shown] = info
    return tuple(files), readable


def _name(info: ZipInfo) -> str:
    """Return the name of a part; without the mark of UTF-8 it is as Windows in Chinese writes it."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/")


def _reason(info: ZipInfo, name: str) -> str:
    if _LEADS_AWAY.search(name) or _LEADS_AWAY.search(info.orig_filename):
        return _AWAY
    if stat.S_ISLNK(info.external_attr >> 16):
        return _LINK
    if name.lower().endswith(_NESTED_ENDS):
        return _NESTED
    return _BOMB if info.file_size > LARGEST else ""


def _flat(name: str) -> str:
    """Return a name as words in which nothing is a way any more."""
    return re.sub(r"[/\\\x00]+", " ", name).replace("..", "‥")

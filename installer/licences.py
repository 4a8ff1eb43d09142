"""The licences of everything that is shipped, in one folder, with a list."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import NamedTuple

from installer.inputs import HERE, ROOT
from models.system.program import VERSION

_LIST = "说明.txt"
_QT = {"PySide6_Essentials", "shiboken6"}
_WORDS = """\
年报填报 {version} 用到的软件和字体，以及它们的许可证。每一项的许可证全文在同名的文件夹里。

Qt（{qt}）按 LGPL 第 3 版使用：Qt 的库是文件夹 lib\\PySide6 里的 dll 文件，可以换成您自己编译的同一版本；
LGPL 和 GPL 的全文在文件夹“Qt”里，源代码见 https://code.qt.io 和 https://download.qt.io 。
C 和 C++ 运行库（runtime 里的 vcruntime140.dll、msvcp140.dll 等）是微软的，按微软的许可随程序一起分发。

"""


class Package(NamedTuple):
    """A package as it describes itself."""

    name: str
    version: str
    licence: str
    home: str


def collect_licences(packages: Path, python: Path, folder: Path) -> None:
    """Put the licences of all packages, of Python and of this program into a folder."""
    found = sorted(_packages(packages), key=lambda package: package.name.lower())
    for package in found:
        _copy_texts(packages, package, folder / package.name)
    for name, source in (("年报填报", ROOT / "LICENSE"), ("Python", python / "LICENSE.txt")):
        (folder / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / name / source.name)
    shutil.copytree(HERE / "licences", folder / "Qt")
    (folder / _LIST).write_bytes(_listed(found).replace("\n", "\r\n").encode("utf-8-sig"))


def _listed(packages: list[Package]) -> str:
    [qt] = [package.version for package in packages if package.name == "PySide6_Essentials"]
    lines = [f"{one.name} {one.version}：{one.licence}。{one.home}\n" for one in packages]
    return "".join(
        [_WORDS.format(version=VERSION, qt=qt), "Python 3.11.9：PSF License。https://www.python.org\n", *lines]
    )


def _packages(folder: Path) -> Iterator[Package]:
    for path in folder.glob("*.dist-info/METADATA"):
        about = Parser().parsestr(path.read_text("utf-8"), headersonly=True)
        yield Package(about["Name"], about["Version"], _licence(about), _home(about))


def _licence(about: Message) -> str:
    """Return the licence as a package names it, in whichever of three places."""
    if "SIL Open Font License" in (about["License"] or ""):
        return "SIL Open Font License 1.1"
    short = about["License-Expression"] or (about["License"] or "").partition("\n")[0]
    classified = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier", ()) if one.startswith("License ::")]
    return short if 0 < len(short) < 80 else "、".join(classified) or "见许可证全文"


def _home(about: Message) -> str:
    urls = dict(one.split(", ", 1) for one in about.get_all("Project-URL", ()))
    wanted = ("Homepage", "homepage", "Source", "Source Code", "repository", "Repository")
    return about["Home-page"] or next((urls[name] for name in wanted if name in urls), "")


def _copy_texts(packages: Path, package: Package, folder: Path) -> None:
    """Variant what a package has of licences; Qt’s names a commercial one, which is not ours."""
    if package.name in _QT:
        return
    [info] = [path.parent for path in packages.glob("*.dist-info/METADATA") if _is_of(path, package)]
    if (info / "licenses").is_dir():
        shutil.copytree(info / "licenses", folder)
    for source in (*info.glob("*"), *(packages / info.name.partition("-")[0]).glob("*")):
        if source.is_file() and _is_licence(source):
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / source.name)


def _is_licence(path: Path) -> bool:
    return any(word in path.name.upper() for word in ("LICEN", "COPYING", "OFL", "NOTICE")) and path.suffix != ".py"


def _is_of(path: Path, package: Package) -> bool:
    return Parser().parsestr(path.read_text("utf-8"), headersonly=True)["Name"] == package.name

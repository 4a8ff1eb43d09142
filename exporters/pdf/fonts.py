"""Which face draws which character.

Official documents call for five kinds of type. Each has a chain of faces: first
its own, if the computer has one, then stand-ins that are always there. The face
is picked for every single character, so a rare character in a name prints from
another face rather than as a box; what no face of these has, any other font of the
computer may lend.
"""

from __future__ import annotations

import logging
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from fnmatch import fnmatchcase
from functools import cache
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple

from pylopdf_fonts_zh_cn import sans_path, serif_path
from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.lenders import Lenders
from exporters.pdf.typeface import Face, FontRefused

BOLD = 0.025
"""The stroke that makes type look bold, in em. Chosen by eye, from 0.02 to 0.035 that look right."""

_LOG = logging.getLogger(__name__)
_WIDE_IN_CHINESE = frozenset("“”‘’")
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors, which Python calls printable."""

_INKLESS = frozenset({"Cc", "Cf", "Zl", "Zp"})
_TEXLIVE = Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")


class FaceRole(Enum):
    """A kind of type, by its Chinese name."""

    SONG = "宋体"
    FANGSONG = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    TITLE = "小标宋"


# File names in lower case, the best first. 方正 fonts end in J for 简体 and K for GBK; F is 繁体.
_OWN = {
    FaceRole.SONG: ("simsun.tt?", "fzss[jk]*.ttf", "方正书宋[简_]*.ttf"),
    FaceRole.FANGSONG: (
        "simfang.ttf",
        "fzfs[jk]*.ttf",
        "方正仿宋[简_]*.ttf",
        "仿宋_gb2312*.ttf",
        "fandolfang-regular.otf",
    ),
    FaceRole.KAI: (
        "simkai.ttf",
        "fzkt[jk]*.ttf",
        "方正楷体[简_]*.ttf",
        "楷体_gb2312*.ttf",
        "lxgwwenkai-regular.ttf",
        "fandolkai-regular.otf",
    ),
    FaceRole.HEI: ("simhei.ttf", "fzht[jk]*.ttf", "方正黑体[简_]*.ttf"),
    FaceRole.TITLE: ("fzxbs[jk]*.?tf", "方正小标宋[简_]*.?tf", "fzxiaobiaosong-b05*.?tf"),
}
_TITLE_STAND_INS = ("stzhongs.ttf",)  # 华文中宋, which offices without 小标宋 take
_RARE = ("simsunb.ttf", "simsunextg.ttf")  # Windows: what lies above U+FFFF


class Choice(NamedTuple):
    """A face that may serve a role."""

    path: Path
    stands_in: bool = False
    """The role properly has other shapes."""
    thickened: bool = False
    """It is drawn bold to come near them."""


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How a text is drawn."""

    role: FaceRole
    size: float
    """In points."""
    char_space: float = 0
    """Added after each character, in points; negative to tighten."""
    colour: Color = field(default=black, hash=False)
    bold: bool = False


@dataclass(frozen=True, slots=True)
class FontBook:
    """The faces of this computer and what they serve for; a font file is read when it is first needed."""

    chains: Mapping[FaceRole, tuple[Choice, ...]]
    lenders: Lenders = field(default_factory=Lenders, repr=False, compare=False)
    """All fonts of the computer, which may lend a character that no face of the chains has."""
    drawn: set[tuple[FaceRole, Face]] = field(default_factory=set, repr=False, compare=False)
    """What has been drawn in which face."""
    _faces: dict[Path, Face | None] = field(default_factory=dict, repr=False, compare=False)
    _pickers: dict[FaceRole, Callable[[str], Face | None]] = field(default_factory=dict, repr=False, compare=False)
    _measures: dict[TypeStyle, Callable[[str], float]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def discover(cls, folders: Iterable[Path] | None = None) -> FontBook:
        """Return the book of the fonts in `folders`, by default the usual ones, and of those that come with us."""
        files = _font_files(usual_folders() if folders is None else folders)
        return cls({role: tuple(_chain(role, files)) for role in FaceRole}, Lenders(tuple(files.values())))

    def fresh(self) -> FontBook:
        """Return this book with nothing drawn yet; what is known of the fonts is shared."""
        return replace(self, drawn=set())

    def account(self) -> tuple[str, ...]:
        """Return, as sentences, which faces have been drawn, and for which types they stood in."""
        instead = self.stand_ins()
        roles = [role for role in FaceRole if any(drawn is role for drawn, _ in self.drawn)]
        own = [f"{role.value}（{self.face(role).family}）" for role in roles if role not in instead]
        rare = {face.family for role, face in self.drawn if face is not self.face(role)}
        sentences = [f"所用字体：{'、'.join(own)}。"] if own else []
        for face in dict.fromkeys(instead[role] for role in roles if role in instead):
            lacking = "、".join(role.value for role in roles if instead.get(role) is face)
            sentences.append(f"这台电脑没有{lacking}，用“{face.family}”代替。")
        if rare:
            sentences.append(f"个别字在上面的字体里没有，用“{'”“'.join(sorted(rare))}”印。")
        return tuple(sentences)

    def face(self, role: FaceRole) -> Face:
        """Return the face that draws `role`, rare characters aside."""
        return next(self._loaded(role))[0]

    def stand_ins(self) -> dict[FaceRole, Face]:
        """Return the roles for which the computer has no type of that kind, and the face that serves instead.

        Noto Serif and Noto Sans are a 宋体 and a 黑体 of their own right.
        """
        first = {role: next(self._loaded(role)) for role in self.chains}
        return {role: face for role, (face, choice) in first.items() if choice.stands_in}

    def missing(self, text: str) -> frozenset[str]:
        """Return the characters that no face has; they print as boxes."""
        return frozenset(char for char in set(_drawn(text)) if not all(self._pick(role, char) for role in self.chains))

    def runs(self, text: str, role: FaceRole) -> list[tuple[Face, str]]:
        """Cut `text` into runs of one face each; what prints nothing, such as a control character, is left out."""
        shown, pick = _drawn(text), self._picker(role)
        faces = set(map(pick, shown))
        if len(faces) == 1 and None not in faces:
            return [(face, shown) for face in faces if face]
        box = self.face(role)
        return [(face, "".join(chars)) for face, chars in groupby(shown, lambda char: pick(char) or box)]

    def width(self, text: str, style: TypeStyle) -> float:
        """Return how far `text` advances, in points."""
        return sum(_advance(face, run, style) for face, run in self.runs(text, style.role))

    def measure(self, style: TypeStyle) -> Callable[[str], float]:
        """Return the function from a character to its advance in points that the composer asks for."""
        if style not in self._measures:
            pick, box = self._picker(style.role), self.face(style.role)
            self._measures[style] = cache(
                lambda char: sum(_advance(pick(shown) or box, shown, style) for shown in _drawn(char))
            )
        return self._measures[style]

    def draw_run(self, canvas: Canvas, x: float, y: float, text: str, style: TypeStyle) -> None:
        """Draw `text` from `x` on the baseline `y`, in points; the canvas keeps its own state."""
        document, runs = canvas._doc, self.runs(text, style.role)  # type: ignore[attr-defined]  # noqa: SLF001
        bold = [style.bold or self._is_thickened(style.role, face) for face, _ in runs]
        operators = ["q", _ink(style, outlined=any(bold)), f"BT {x:.3f} {y:.3f} Td {style.char_space:.4f} Tc"]
        for is_bold, (face, run) in zip(bold, runs, strict=True):
            self.drawn.add((style.role, face))
            name, codes = face.write(run, document)
            operators.append(f"{name} {style.size:g} Tf {2 * is_bold} Tr <{codes}> Tj")
        canvas.addLiteral(" ".join((*operators, "ET Q")))

    def _loaded(self, role: FaceRole) -> Iterator[tuple[Face, Choice]]:
        for choice in self.chains[role]:
            if face := self._load(choice.path):
                yield face, choice

    def _load(self, path: Path) -> Face | None:
        if path not in self._faces:
            self._faces[path] = _face_or_none(path)
        return self._faces[path]

    def _pick(self, role: FaceRole, char: str) -> Face | None:
        return self._picker(role)(char)

    def _picker(self, role: FaceRole) -> Callable[[str], Face | None]:
        if role not in self._pickers:
            first = next((face for face, _ in self._loaded(role)), None)

            def pick(char: str) -> Face | None:
                if first and char not in _WIDE_IN_CHINESE and first.covers(char):
                    return first
                return _pick(char, (face for face, _ in self._loaded(role))) or self.lenders.face(char)

            self._pickers[role] = cache(pick)
        return self._pickers[role]

    def _is_thickened(self, role: FaceRole, face: Face) -> bool:
        plain = (choice.path for choice in self.chains[role] if not choice.thickened)
        return role is FaceRole.TITLE and face.path not in plain


@cache
def font_book() -> FontBook:
    """Return this computer's fonts; looked up once."""
    return FontBook.discover()


def usual_folders() -> tuple[Path, ...]:
    """Return the folders in which this kind of computer keeps fonts, whether they exist or not."""
    home = Path.home()
    if os.name == "nt":
        windows = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"
    shared = Path("/usr/share/fonts")
    bases = (shared, shared / "truetype", shared / "opentype", Path("/usr/local/share/fonts"))
    personal = (home / ".local/share/fonts", home / ".fonts", home / "Library/Fonts", Path("/Library/Fonts"))
    return *(folder for base in (*bases, *personal) for folder in (base, *_subfolders(base))), _TEXLIVE


def _subfolders(folder: Path) -> list[Path]:
    try:
        return sorted(entry for entry in folder.iterdir() if entry.is_dir())
    except OSError:
        return []


def _font_files(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the files of the folders by name in lower case; the first folder wins."""
    files: dict[str, Path] = {}
    for folder in folders:
        for entry in _entries(folder):
            files.setdefault(entry.name.lower(), entry)
    return files


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _chain(role: FaceRole, files: Mapping[str, Path]) -> Iterator[Choice]:
    yield from (Choice(path) for path in _matches(_OWN[role], files))
    bold = role is FaceRole.TITLE
    if bold:
        yield from (Choice(path, stands_in=True) for path in _matches(_TITLE_STAND_INS, files))
    serif = Choice(serif_path(), stands_in=role is not FaceRole.SONG, thickened=bold)
    sans = Choice(sans_path(), stands_in=role is not FaceRole.HEI, thickened=bold)
    yield from (sans, serif) if role is FaceRole.HEI else (serif, sans)
    # With the types of the other roles at its end, every chain has the same characters.
    others = chain(_RARE, *(_OWN[other] for other in FaceRole if other is not role))
    yield from (Choice(path, stands_in=True, thickened=bold) for path in _matches(others, files))


def _matches(patterns: Iterable[str], files: Mapping[str, Path]) -> Iterator[Path]:
    for pattern in patterns:
        yield from (files[name] for name in sorted(files) if fnmatchcase(name, pattern))


def _face_or_none(path: Path) -> Face | None:
    try:
        return Face(path)
    except (FontRefused, OSError) as error:
        _LOG.warning("%s", error)
        return None


def _pick(char: str, faces: Iterable[Face]) -> Face | None:
    having = (face for face in faces if face.covers(char))
    if char not in _WIDE_IN_CHINESE:
        return next(having, None)
    # Some fonts have these as narrow as in English.
    faces = list(having)
    return next((face for face in faces if face.width(char, 1) > 0.75), faces[0] if faces else None)


def _advance(face: Face, text: str, style: TypeStyle) -> float:
    return face.width(text, style.size) + len(text) * style.char_space


def _ink(style: TypeStyle, *, outlined: bool) -> str:
    """Return the operators that choose the colour, and the pen of what is drawn bold."""
    red, green, blue = style.colour.rgb()
    colour = f"{red:g} {green:g} {blue:g}"
    # Joined round: mitred corners of thickened outlines would grow spikes.
    return f"{colour} rg {colour} RG {BOLD * style.size:g} w 1 j" if outlined else f"{colour} rg"


def _drawn(text: str) -> str:
    """Return what of `text` is to be seen."""
    if text.isprintable() and not _SELECTOR.search(text):
        return text
    return "".join(char for char in text.replace("\t", " ") if not _is_inkless(char))


@cache
def _is_inkless(char: str) -> bool:
    return unicodedata.category(char) in _INKLESS or _SELECTOR.match(char) is not None

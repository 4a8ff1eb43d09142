"""Any font of the computer lends a character that no face of the five kinds of type has."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from exporters.pdf.fonts import FaceRole, FontBook
from tests.builders import answered, balanced
from tests.exporters.pdf.pages import content_and_account
from tests.exporters.pdf.test_fonts import VERA, collection_of, font_of, restricted, tables_of, with_fonts

RARE = "𠮷"
_LETTER = 36
"""A glyph of the font that is at hand."""


def named(family: str) -> bytes:
    """Return a table of names that says the family in English."""
    text = family.encode("utf-16-be")
    return struct.pack(">3H6H", 0, 1, 18, 3, 1, 0x409, 1, len(text), 0) + text


def font(char: str = RARE, family: str = "Some Font", weight: int = 400) -> bytes:
    """Return a font that has one character."""
    tables = tables_of(VERA.read_bytes())
    groups = struct.pack(">2H6I", 12, 0, 28, 0, 1, ord(char), ord(char), _LETTER)
    os2 = tables[b"OS/2"]
    tables |= {
        b"cmap": struct.pack(">4HI", 0, 1, 3, 10, 12) + groups,
        b"name": named(family),
        b"OS/2": os2[:4] + struct.pack(">H", weight) + os2[6:],
    }
    return font_of(tables)


def lender(book: FontBook, char: str = RARE) -> tuple[str, int]:
    [(face, _)] = book.runs(char, FaceRole.FANGSONG)
    return face.path.name, face.index


def test_a_font_of_any_name_lends(tmp_path: Path) -> None:
    book = with_fonts(tmp_path, [("Whatever.TTF", font())])

    assert book.missing(RARE) == frozenset()
    assert lender(book) == ("Whatever.TTF", 0)


def test_the_font_is_named_to_the_clerk(tmp_path: Path) -> None:
    book = with_fonts(tmp_path, [("whatever.ttf", font(family="Rare Song"))])
    file, account = content_and_account(answered(balanced(), {"texts/other": f"填报人：张{RARE}。"}), book)

    assert any("Rare Song" in sentence for sentence in account)
    assert file.startswith(b"%PDF")


def test_type_with_serifs_is_asked_first_and_upright_text_type_before_bold(tmp_path: Path) -> None:
    fonts = [
        ("a.ttf", font()),
        ("NotoSansCJK-Regular.ttc", collection_of(font())),
        ("NotoSerifCJK-Bold.ttc", collection_of(font(weight=700))),
        ("NotoSerifCJK-Regular.ttc", collection_of(font())),
    ]

    for number in range(len(fonts), 0, -1):
        book = with_fonts(tmp_path / str(number), fonts[:number])
        [expected] = {4: {fonts[3][0]}, 3: {fonts[1][0]}, 2: {fonts[1][0]}, 1: {fonts[0][0]}}[number]
        assert lender(book)[0] == expected


def test_a_collection_lends_its_simplified_shapes(tmp_path: Path) -> None:
    families = ("Noto Serif CJK JP", "Noto Serif CJK KR", "Noto Serif CJK SC", "Noto Serif CJK TC")
    book = with_fonts(tmp_path, [("cjk.ttc", collection_of(*(font(family=family) for family in families)))])

    assert lender(book) == ("cjk.ttc", 2)


def test_a_font_that_must_not_be_embedded_lends_nothing(tmp_path: Path) -> None:
    only = with_fonts(tmp_path / "one", [("mingliub.ttf", restricted(font()))])
    both = with_fonts(tmp_path / "two", [("mingliub.ttf", restricted(font())), ("other.ttf", font())])

    assert only.missing(RARE) == {RARE}
    assert lender(both) == ("other.ttf", 0)


@pytest.mark.parametrize("char", ["\ue000", "\U000f0000", "\ufffe"])
def test_what_means_something_else_in_each_font_is_not_lent(tmp_path: Path, char: str) -> None:
    book = with_fonts(tmp_path, [("symbols.ttf", font(char))])

    assert book.missing(char) == {char}


@pytest.mark.parametrize(
    "damaged", [b"", b"ttcf", b"ttcf\0\1\0\0\xff\xff\xff\xff", font()[:40], font()[:300], b"OTTO\xff\xff" + bytes(90)]
)
def test_damaged_files_are_passed_over(tmp_path: Path, damaged: bytes) -> None:
    book = with_fonts(tmp_path, [("a.ttc", damaged), ("b.ttf", font())])

    assert lender(book) == ("b.ttf", 0)


def test_a_book_of_another_document_lends_from_the_same_faces(tmp_path: Path) -> None:
    book = with_fonts(tmp_path, [("a.ttf", font())])
    [(face, _)] = book.runs(RARE, FaceRole.SONG)

    assert book.fresh().runs(RARE, FaceRole.TITLE)[0][0] is face

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
import pytest
import reportlab
import uharfbuzz as hb  # type: ignore[import-untyped]  # ships no annotations
from PIL import ImageChops
from pylopdf_fonts_zh_cn import sans_path, serif_path
from pypdf import PdfReader
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.fonts import FaceRole, FontBook, TypeStyle, usual_folders
from exporters.pdf.typeface import Face, FontRefused
from exporters.typeset.paragraph_lines import Frame, compose

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
VERA_BOLD = VERA.with_name("VeraBd.ttf")
BODY = TypeStyle(FaceRole.FANGSONG, 16, char_space=-0.207)
RARE = "𫟹"  # above U+FFFF
TEXT = f"李喆{RARE}（2024）A&B <b> 1,204％——“公开”…… \\(x)"


def tables_of(font: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    entries = struct.iter_unpack(">4s3I", font[12 : 12 + 16 * count])
    return {tag: font[offset : offset + length] for tag, _, offset, length in entries}


def font_of(tables: dict[bytes, bytes], start: int = 0) -> bytes:
    """A font file that will stand at `start` of another."""
    directory, contents = [], b""
    first = start + 12 + 16 * len(tables)
    for tag, content in tables.items():
        directory.append(struct.pack(">4s3I", tag, 0, first + len(contents), len(content)))
        contents += content + bytes(-len(content) % 4)
    return b"\x00\x01\x00\x00" + struct.pack(">4H", len(tables), 0, 0, 0) + b"".join(directory) + contents


def collection_of(*fonts: bytes) -> bytes:
    start = 12 + 4 * len(fonts)
    starts, contents = [], b""
    for font in fonts:
        starts.append(start + len(contents))
        contents += font_of(tables_of(font), starts[-1])
    return struct.pack(f">4s2I{len(fonts)}I", b"ttcf", 0x10000, len(fonts), *starts) + contents


def with_table(font: bytes, tag: bytes, content: bytes) -> bytes:
    return font_of(tables_of(font) | {tag: content})


def restricted(font: bytes) -> bytes:
    os2 = tables_of(font)[b"OS/2"]
    return with_table(font, b"OS/2", os2[:8] + b"\x00\x02" + os2[10:])


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    path = tmp_path / "two.ttc"
    path.write_bytes(collection_of(VERA.read_bytes(), VERA_BOLD.read_bytes()))
    return path


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook.discover([])


def blank(stream: io.BytesIO, face: Face) -> Canvas:
    return Canvas(stream, invariant=1, initialFontName=face.fontName)  # type: ignore[arg-type]  # the stub is wrong


def document(draw: Callable[[Canvas], object], face: Face) -> bytes:
    stream = io.BytesIO()
    canvas = blank(stream, face)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def drawn_with(face: Face, text: str, size: float = 16) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(face.fontName, size)
        canvas.drawString(72, 700, text)

    return document(draw, face)


def drawn(book: FontBook, *texts: str, style: TypeStyle = BODY) -> bytes:
    def draw(canvas: Canvas) -> None:
        for line, text in enumerate(texts):
            book.draw_run(canvas, 72, 700 - 30 * line, text, style)

    return document(draw, book.face(style.role))


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).rstrip("\n")


def fonts_of(pdf: bytes) -> Iterator[Any]:
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        yield from (font.get_object() for font in resources["/Font"].values())


def widths_of(font: Any) -> dict[int, float]:  # noqa: ANN401  # pypdf's objects are untyped
    items = iter(font["/DescendantFonts"][0]["/W"])
    return {first + place: float(width) for first in items for place, width in enumerate(next(items))}


def black_box(pdf: bytes) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of what is black, in points."""
    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=4).to_pil().convert("L")
    box = ImageChops.invert(image).point(lambda grey: 255 if grey > 64 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = (edge / 4 for edge in box)
    return left, page.get_height() - bottom, right, page.get_height() - top


def outline_box(path: Path, index: int, char: str, size: float) -> tuple[float, float, float, float]:
    face = hb.Face(hb.Blob(path.read_bytes()), index)
    font = hb.Font(face)
    box = font.get_glyph_extents(font.get_nominal_glyph(ord(char)))
    edges = box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width, box.y_bearing
    left, bottom, right, top = (edge * size / face.upem for edge in edges)
    return 72 + left, 700 + bottom, 72 + right, 700 + top


@pytest.mark.parametrize("path", [serif_path(), sans_path(), VERA])
def test_text_comes_out_as_it_was_drawn(path: Path) -> None:
    face = Face(path)
    text = "".join(filter(face.covers, TEXT))

    assert text_of(drawn_with(face, text)) == text


@pytest.mark.parametrize(("path", "char"), [(serif_path(), "喆"), (sans_path(), RARE), (VERA, "é"), (VERA, "g")])
def test_glyphs_are_drawn_in_their_own_shape(path: Path, char: str) -> None:
    pdf = drawn_with(Face(path), char, size=100)

    assert black_box(pdf) == pytest.approx(outline_box(path, 0, char, 100), abs=0.75)


def test_each_face_of_a_collection_draws_its_own_shapes(collection: Path) -> None:
    regular, bold = Face(collection, 0), Face(collection, 1)

    for index, face in enumerate((regular, bold)):
        assert black_box(drawn_with(face, "m", 100)) == pytest.approx(
            outline_box(collection, index, "m", 100), abs=0.75
        )
    assert regular.width("m", 100) < bold.width("m", 100)


def test_files_of_one_name_are_different_fonts(tmp_path: Path) -> None:
    one, other = tmp_path / "one.ttf", tmp_path / "other.ttf"
    one.write_bytes(VERA.read_bytes())
    bold = tables_of(VERA_BOLD.read_bytes()) | {b"name": tables_of(VERA.read_bytes())[b"name"]}
    other.write_bytes(font_of(bold))

    assert drawn_with(Face(one), "same") != drawn_with(Face(other), "same")


def test_only_embedded_fonts_are_used(book: FontBook) -> None:
    pdf = drawn(book, TEXT, "", "   ", style=TypeStyle(FaceRole.TITLE, 22))

    (font,) = fonts_of(pdf)
    descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
    assert (font["/Subtype"], font["/Encoding"]) == ("/Type0", "/Identity-H")
    assert descriptor["/FontFile3"]["/Subtype"] == "/CIDFontType0C"
    assert {"/CIDSet", "/FontName", "/Ascent", "/Descent", "/CapHeight", "/StemV"} <= set(descriptor)


@pytest.mark.parametrize("path", [serif_path(), VERA])
def test_widths_are_those_of_the_face(path: Path) -> None:
    face = Face(path)
    (font,) = fonts_of(drawn_with(face, "A1—"))

    widths = sorted(widths_of(font).values())

    assert widths == pytest.approx(sorted(face.width(char, 1000) for char in ("\0", "A", "1", "—")))
    assert face.width("A1", 20) == pytest.approx(20 / 1000 * (face.width("A", 1000) + face.width("1", 1000)))


def test_the_cid_set_has_a_bit_for_each_glyph() -> None:
    (font,) = fonts_of(drawn_with(Face(serif_path()), "国家"))
    bits = font["/DescendantFonts"][0]["/FontDescriptor"]["/CIDSet"].get_data()

    cids = {8 * place + bit for place, byte in enumerate(bits) for bit in range(8) if byte & 0x80 >> bit}

    assert cids == set(widths_of(font))


def test_characters_that_share_a_glyph_come_out_as_the_likelier_one() -> None:
    face = Face(serif_path())

    assert text_of(drawn_with(face, "⼀")) == "⼀"
    assert text_of(drawn_with(face, "⼀一➀①a\u00a0b c")) == "一一①①a b c"


def test_the_same_report_gives_the_same_bytes(book: FontBook) -> None:
    first = drawn(book, TEXT)

    assert first == drawn(book, TEXT)
    assert first == drawn(FontBook.discover([]), TEXT)


def test_documents_do_not_influence_each_other(book: FontBook) -> None:
    alone = drawn(book, "甲乙丙")
    face = book.face(FaceRole.FANGSONG)
    streams = io.BytesIO(), io.BytesIO()
    canvases = [blank(stream, face) for stream in streams]
    for one, other in zip("甲乙丙", "子丑寅", strict=True):
        for canvas, char in zip(canvases, (one, other), strict=True):
            book.draw_run(canvas, 72, 700, char, BODY)
    for canvas in canvases:
        canvas.save()

    pdfs = [stream.getvalue() for stream in streams]
    assert [set(text_of(pdf)) - {"\n"} for pdf in pdfs] == [set("甲乙丙"), set("子丑寅")]
    assert [len(widths_of(*fonts_of(pdf))) for pdf in pdfs] == [4, 4]
    assert drawn(book, "甲乙丙") == alone


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (with_table(VERA.read_bytes(), b"fvar", b"\x00\x01\x00\x00" + bytes(12)), "可变字体"),
        (with_table(VERA.read_bytes(), b"CFF2", bytes(8)), "可变字体"),
        (restricted(VERA.read_bytes()), "不允许嵌入"),
        (VERA.read_bytes()[:20000], "不完整"),
        (VERA.read_bytes()[:20], "不完整"),
        (collection_of(VERA.read_bytes())[:13], "不完整"),
        (b"wOF2" + VERA.read_bytes()[4:], "不是"),
        (b"", "不完整"),
    ],
)
def test_unfit_fonts_are_refused(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "某字体.ttf"
    path.write_bytes(content)

    with pytest.raises(FontRefused, match=f"某字体.ttf.*{why}"):
        Face(path)


def test_a_collection_has_no_third_of_two_faces(collection: Path) -> None:
    with pytest.raises(FontRefused):
        Face(collection, 2)


def with_fonts(folder: Path, fonts: Iterable[tuple[str, Path | bytes]]) -> FontBook:
    folder.mkdir(exist_ok=True)
    for name, content in fonts:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.read_bytes())
    return FontBook.discover([folder])


def test_stand_ins_serve_where_the_computer_has_no_such_type(book: FontBook) -> None:
    assert {role.value: face.family for role, face in book.stand_ins().items()} == {
        "仿宋": "Noto Serif SC",
        "楷体": "Noto Serif SC",
        "小标宋": "Noto Serif SC",
    }
    assert book.face(FaceRole.HEI).family == "Noto Sans SC"


def test_the_computers_own_fonts_come_first(tmp_path: Path) -> None:
    book = with_fonts(tmp_path, [("SIMFANG.TTF", VERA), ("FZXBSJW.TTF", VERA_BOLD), ("simkai.ttf", b"damaged")])

    assert book.face(FaceRole.FANGSONG).path.name == "SIMFANG.TTF"
    assert book.face(FaceRole.TITLE).path.name == "FZXBSJW.TTF"
    assert book.stand_ins().keys() == {FaceRole.KAI}


def test_folders_that_are_not_there_are_no_trouble(tmp_path: Path) -> None:
    assert FontBook.discover([tmp_path / "none"]).face(FaceRole.SONG).family == "Noto Serif SC"
    assert FontBook.discover().face(FaceRole.SONG).covers("国")
    assert all(folder.is_absolute() for folder in usual_folders())


def test_a_face_is_picked_for_every_character(tmp_path: Path) -> None:
    book = with_fonts(tmp_path, [("simfang.ttf", VERA)])

    runs = [(face.path.stem, text) for face, text in book.runs("AB李喆C“好”", FaceRole.FANGSONG)]

    assert runs == [
        ("simfang", "AB"),
        ("NotoSerifSC-Regular", "李喆"),
        ("simfang", "C"),
        ("NotoSerifSC-Regular", "“好”"),
    ]


def test_a_chain_ends_with_the_types_of_the_others(tmp_path: Path) -> None:
    tables = tables_of(VERA.read_bytes())
    tables[b"cmap"] = struct.pack(">4HI", 0, 1, 3, 10, 12) + struct.pack(">2H6I", 12, 0, 28, 0, 1, 0x20BB7, 0x20BB7, 36)
    book = with_fonts(tmp_path, [("simkai.ttf", font_of(tables))])

    assert book.missing("𠮷") == frozenset()
    assert [face.path.name for face, _ in book.runs("𠮷", FaceRole.HEI)] == ["simkai.ttf"]


def test_missing_characters_are_named(book: FontBook) -> None:
    assert book.missing(f"李喆{RARE}☑𠮷\ud800") == {"☑", "𠮷", "\ud800"}
    assert book.missing("国\t\n\u200b\ufe00\u00ad") == frozenset()


def test_what_nobody_has_is_a_box(book: FontBook) -> None:
    assert book.runs("国☑", FaceRole.SONG) == [(book.face(FaceRole.SONG), "国☑")]
    assert book.width("☑", BODY) > 5
    assert len(text_of(drawn(book, "国☑国"))) == 3


def test_what_prints_nothing_takes_no_room(book: FontBook) -> None:
    assert book.width("国\u200b\ufe00\n", BODY) == book.width("国", BODY) == pytest.approx(15.793)
    assert book.width("\t", BODY) == book.width(" ", BODY)


def test_drawing_leaves_the_canvas_alone(book: FontBook) -> None:
    face = book.face(FaceRole.SONG)
    canvas = blank(io.BytesIO(), face)
    before = canvas._fontname, canvas._lineWidth, canvas._fillColorObj  # type: ignore[attr-defined]

    book.draw_run(canvas, 0, 0, "国家AB", TypeStyle(FaceRole.HEI, 22, colour=Color(1, 0, 0), bold=True))

    assert (canvas._fontname, canvas._lineWidth, canvas._fillColorObj) == before  # type: ignore[attr-defined]


def test_bold_and_the_title_stand_in_are_thickened(book: FontBook) -> None:
    def black(style: TypeStyle) -> float:
        left, bottom, right, top = black_box(drawn(book, "一", style=style))
        return (right - left) * (top - bottom)

    plain = black(TypeStyle(FaceRole.SONG, 100))
    assert black(TypeStyle(FaceRole.TITLE, 100)) > plain * 1.2
    assert black(TypeStyle(FaceRole.SONG, 100, bold=True)) > plain * 1.2


def test_dashes_join(book: FontBook) -> None:
    assert book.width("——", TypeStyle(FaceRole.FANGSONG, 16)) == 32
    left, _, right, _ = black_box(drawn(book, "——", style=TypeStyle(FaceRole.FANGSONG, 100)))
    assert right - left == pytest.approx(200, abs=1)
    assert text_of(drawn(book, "——")) == "——"


def test_a_composed_line_fills_the_page(book: FontBook) -> None:
    style = TypeStyle(FaceRole.FANGSONG, 16, char_space=442.2 / 28 - 16)
    first, *_ = compose("国" * 20 + "，" + "国" * 7 + "。" + "国国", Frame(442.2), book.measure(style))

    def draw(canvas: Canvas) -> None:
        for span in first.spans:
            spaced = replace(style, char_space=style.char_space + span.extra)
            book.draw_run(canvas, 79.4 + span.x, 700, span.text, spaced)

    pdf = document(draw, book.face(style.role))

    assert text_of(pdf) == first.text
    left, _, right, _ = black_box(pdf)
    assert 79 < left < 82
    assert 510 < right < 521.6

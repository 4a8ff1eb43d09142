"""The part of a font file that a document embeds: the outlines of the glyphs it draws, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # ships no annotations

_UNUSED_IN_PDF = (
    "BASE",
    "DSIG",
    "GDEF",
    "GPOS",
    "GSUB",
    "OS/2",
    "VORG",
    "cmap",
    "gasp",
    "name",
    "post",
    "vhea",
    "vmtx",
)
_OPERAND = rb"(?:[\x20-\xf6]|[\xf7-\xfe].|\x1c..|\x1d....)"
_ROS = re.compile(_OPERAND * 3 + rb"\x0c\x1e", re.DOTALL)
_FLAGS = hb.SubsetFlags


class Program(NamedTuple):
    """A subset's outlines, which keep the glyph numbers of the whole face as their CIDs."""

    content: bytes
    cids: Collection[int]
    glyphs: Mapping[int, int] | None
    """From CID to glyph for TrueType outlines; CFF outlines know their CIDs themselves."""


def subset(face: hb.Face, glyphs: list[int]) -> Program:
    """Return the outlines of these glyphs; `glyphs` in rising order."""
    if "CFF " in face.table_tags:
        return _cff_subset(face, glyphs)
    # Hinting stays: the outlines of some Chinese fonts fall apart without it.
    plan = hb.SubsetPlan(face, _request(glyphs, _FLAGS.DEFAULT))
    numbers = plan.old_to_new_glyph_mapping
    return Program(plan.execute().blob.data, glyphs, {glyph: numbers[glyph] for glyph in glyphs})


def _cff_subset(face: hb.Face, glyphs: list[int]) -> Program:
    """Return a bare CFF program; the compact one is smaller by 65 kB a face of Noto.

    The first subset makes every glyph number its own CID. The second drops the
    empty places between them, which keeps the CIDs. Outlines that are not
    CID-keyed are addressed by position, so there the empty places remain.
    """
    flags = _FLAGS.NO_HINTING | _FLAGS.DESUBROUTINIZE
    sparse = hb.subset(face, _request(glyphs, flags | _FLAGS.RETAIN_GIDS | _FLAGS.CFF_IDENTITY_CHARSET))
    program = sparse.reference_table("CFF ").data
    if not _is_cid_keyed(program):
        return Program(program, range(glyphs[-1] + 1), None)
    compact = hb.subset(hb.Face(sparse.blob), _request(glyphs, flags))
    return Program(compact.reference_table("CFF ").data, glyphs, None)


def _request(glyphs: Iterable[int], flags: hb.SubsetFlags) -> hb.SubsetInput:
    request = hb.SubsetInput()
    request.flags = flags | _FLAGS.NO_LAYOUT_CLOSURE | _FLAGS.NOTDEF_OUTLINE
    request.glyph_set.update(glyphs)
    request.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in _UNUSED_IN_PDF)
    return request


def _is_cid_keyed(cff: bytes) -> bool:
    """Tell whether the Top DICT begins with the operator ROS, as that of a CID-keyed font must."""
    top = _after_cff_index(cff, cff[2])
    return _ROS.match(cff, top + 3 + 2 * cff[top + 2]) is not None


def _after_cff_index(cff: bytes, start: int) -> int:
    count = int.from_bytes(cff[start : start + 2], "big")
    size = cff[start + 2]
    items = start + 3 + (count + 1) * size
    return items + int.from_bytes(cff[items - size : items], "big") - 1

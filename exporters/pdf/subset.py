"""The part of a font file that a document embeds: the outlines of the glyphs it draws, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # ships no annotations

from exporters.pdf.cff_charset import renumbered

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
_FLAGS = hb.SubsetFlags


class Program(NamedTuple):
    """A subset's outlines, which keep the glyph numbers of the whole face as their CIDs."""

    content: bytes
    cids: Collection[int]
    glyphs: Mapping[int, int] | None
    """From CID to glyph for TrueType outlines; CFF outlines know their CIDs themselves."""


def subset(face: hb.Face, glyphs: tuple[int, ...]) -> Program:
    """Return the outlines of these glyphs; `glyphs` in rising order."""
    if "CFF " in face.table_tags:
        return _cff_subset(face, glyphs)
    # Hinting stays: the outlines of some Chinese fonts fall apart without it.
    plan = hb.SubsetPlan(face, _request(glyphs, _FLAGS.DEFAULT))
    numbers = plan.old_to_new_glyph_mapping
    return Program(plan.execute().blob.data, glyphs, {glyph: numbers[glyph] for glyph in glyphs})


def _cff_subset(face: hb.Face, glyphs: tuple[int, ...]) -> Program:
    """Return a bare CFF program.

    Outlines that are not CID-keyed are addressed by position, so there the empty places remain.
    """
    flags = _FLAGS.NO_HINTING | _FLAGS.DESUBROUTINIZE | _FLAGS.CFF_IDENTITY_CHARSET
    program = hb.subset(face, _request(glyphs, flags)).reference_table("CFF ").data
    if keyed := renumbered(program, glyphs[1:]):
        return Program(keyed, glyphs, None)
    sparse = hb.subset(face, _request(glyphs, flags | _FLAGS.RETAIN_GIDS))
    return Program(sparse.reference_table("CFF ").data, range(glyphs[-1] + 1), None)


def _request(glyphs: Iterable[int], flags: hb.SubsetFlags) -> hb.SubsetInput:
    request = hb.SubsetInput()
    request.flags = flags | _FLAGS.NO_LAYOUT_CLOSURE | _FLAGS.NOTDEF_OUTLINE
    request.glyph_set.update(glyphs)
    request.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in _UNUSED_IN_PDF)
    return request

"""The part of a font file that a document embeds: the outlines of the glyphs it draws, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # ships no annotations

from exporters.pdf.cff_charset import Charset

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
_BARE = _FLAGS.NO_HINTING | _FLAGS.DESUBROUTINIZE


class Program(NamedTuple):
    """A subset's outlines; a glyph is called by its CID."""

    content: bytes
    cids: Collection[int]
    glyphs: Mapping[int, int] | None
    """From CID to glyph for TrueType outlines; CFF outlines know their CIDs themselves."""


class Outlines(NamedTuple):
    """All the outlines of a face, from which subsets are taken.

    Attributes:
        cids: The CIDs of CFF outlines that are CID-keyed; None for all others, where a glyph's is its number.
    """

    face: hb.Face
    cids: Charset | None

    def cid(self, glyph: int) -> int:
        """Return what text calls a glyph by."""
        return self.cids.cid(glyph) if self.cids else glyph

    def subset(self, glyphs: tuple[int, ...]) -> Program:
        """Return the outlines of these glyphs; `glyphs` in rising order."""
        if self.cids:
            program = hb.subset(self.face, _request(glyphs, _BARE)).reference_table("CFF ").data
            return Program(program, [self.cids.cid(glyph) for glyph in glyphs], None)
        if "CFF " in self.face.table_tags:
            # Without CIDs of their own, outlines are addressed by position: the empty places remain.
            sparse = hb.subset(self.face, _request(glyphs, _BARE | _FLAGS.RETAIN_GIDS | _FLAGS.CFF_IDENTITY_CHARSET))
            return Program(sparse.reference_table("CFF ").data, range(glyphs[-1] + 1), None)
        # Hinting stays: the outlines of some Chinese fonts fall apart without it.
        plan = hb.SubsetPlan(self.face, _request(glyphs, _FLAGS.DEFAULT))
        numbers = plan.old_to_new_glyph_mapping
        return Program(plan.execute().blob.data, glyphs, {glyph: numbers[glyph] for glyph in glyphs})


def _request(glyphs: Iterable[int], flags: hb.SubsetFlags) -> hb.SubsetInput:
    request = hb.SubsetInput()
    request.flags = flags | _FLAGS.NO_LAYOUT_CLOSURE | _FLAGS.NOTDEF_OUTLINE
    request.glyph_set.update(glyphs)
    request.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in _UNUSED_IN_PDF)
    return request

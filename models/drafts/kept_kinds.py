"""The kinds of what is kept with the drafts of a store, beside their reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from models.drafts.kept_beside import beside_of, keep_beside
from models.drafts.kept_gathering import gathering_of, keep_gathering
from models.drafts.kept_slips import keep_slips, slips_of
from models.drafts.kept_sources import keep_sources, sources_of
from models.drafts.kept_with_draft import Document, KeptWith


class KeptKinds:
    """What a store keeps with its drafts.

    Args:
        stored: Returns the document of a draft.
        change: Changes it, and writes it down.

    Attributes:
        reviews: Who has gone through each draft, and what of that is half done.
        gatherings: What the rooms of the unit have answered for each draft.
        sources: Where its figures come from.
        slips: What the district has returned with it, and what is answered.
    """

    def __init__(
        self,
        stored: Callable[[str], Mapping[str, Any]],
        change: Callable[[str, Callable[[Document], None]], None],
    ) -> None:
        self.reviews = KeptWith(stored, change, beside_of, keep_beside)
        self.gatherings = KeptWith(stored, change, gathering_of, keep_gathering)
        self.sources = KeptWith(stored, change, sources_of, keep_sources)
        self.slips = KeptWith(stored, change, slips_of, keep_slips)

"""What is the same in all reports of a unit, kept once for each beside the drafts: who it is, where, who signs.

The file is small and is written as a whole, twice: where the first one cannot be read, the second is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from models.form.cover import OF_UNIT, PARTICULARS
from models.form.refs import Ref
from models.report.report import Report, Value
from models.system.files import patience, patiently, replacing
from models.system.sealed_json import sealed, unsealed
from models.system.set_aside import set_aside
from models.text.look_alikes import plain_name

AGENCY = "agency"
"""The particular by which units are told apart."""

_UNITS = "units"

Card = Mapping[str, str]
"""Answers by the key of the particular; what is not known is not in it."""


class UnitCards:
    """The cards of one PC.

    Args:
        path: Of their file; the drafts lie beside it.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._copy = path, path.with_name(f"{path.stem}-copy{path.suffix}")

    @property
    def all(self) -> tuple[Card, ...]:
        """All cards that can be read, by the names of their units."""
        units = self._read().get(_UNITS, {})
        cards = (_card(one) for one in units.values()) if isinstance(units, dict) else ()
        return tuple(sorted((card for card in cards if card), key=lambda card: card[AGENCY]))

    def of(self, agency: str) -> Card:
        """Return the card of the unit of this name, however that is written; an empty one where there is none."""
        whose = plain_name(agency)
        return next((card for card in self.all if plain_name(card[AGENCY]) == whose), {}) if whose else {}

    def put(self, cards: Iterable[Card]) -> None:
        """Keep these cards in place of those of the same units; one with nothing but its name is taken away.

        Raises:
            OSError: They cannot be written; what was kept before is intact.
        """
        content = self._read()
        units = content.get(_UNITS, {})
        kept: dict[str, Any] = dict(units) if isinstance(units, dict) else {}
        for card in cards:
            whose = plain_name(card[AGENCY])
            known = kept.pop(whose, {})
            others = {key: known[key] for key in known if key not in OF_UNIT} if isinstance(known, dict) else {}
            answers = {key: _whole(card[key]) for key in OF_UNIT if card.get(key)}
            if whose and len(answers) > 1:
                kept[whose] = {**others, **answers}
        written = sealed({**content, _UNITS: kept})
        with patience():
            self._keep_damaged()
            for path in (self._copy, self._path):
                with replacing(path) as stream:
                    stream.write(written)

    def _read(self) -> dict[str, Any]:
        """Return what is in the file, or else in the second one; nothing where neither can be read."""
        for path in (self._path, self._copy):
            with suppress(OSError, ValueError, RecursionError):
                return unsealed(patiently(path.read_bytes))
        return {}

    def _keep_damaged(self) -> None:
        """Move a file that is not as it was written out of the way, untouched."""
        try:
            unsealed(patiently(self._path.read_bytes))
        except FileNotFoundError:
            return
        except (ValueError, RecursionError):
            set_aside(self._path)


def card_of(report: Report) -> Card:
    """Return what a report says of its unit."""
    answers = {key: report.text(*PARTICULARS[key].ref).strip() for key in OF_UNIT}
    return {key: text for key, text in answers.items() if text}


def with_card(report: Report, card: Card) -> Report:
    """Return a report with what the card says where the report says nothing; never anything in place of an answer."""
    blank = (key for key in card if key in OF_UNIT and PARTICULARS[key].ref not in report.values)
    answers: dict[Ref, Value | None] = {PARTICULARS[key].ref: card[key] for key in blank}
    return report.applied(report.edit(answers))


def renewed(report: Report, card: Card) -> Report:
    """Return a report that nobody has typed in yet with what the card says in place of what last year's said."""
    answers: dict[Ref, Value | None] = {PARTICULARS[key].ref: card[key] for key in card if key in OF_UNIT}
    return report.applied(report.edit(answers))


def _card(stored: object) -> Card:
    """Return a card out of what is stored, or an empty one where it is none."""
    known = stored if isinstance(stored, dict) else {}
    card = {key: known[key] for key in OF_UNIT if isinstance(known.get(key), str) and known[key].strip()}
    return card if AGENCY in card else {}


def _whole(text: str) -> str:
    """Return a text with a mark in place of half a character, which no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

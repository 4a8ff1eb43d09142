"""单位资料: what is kept of each unit, to be looked at and changed; new reports of the unit begin with it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from models.drafts.draft import Draft
from models.drafts.unit_cards import AGENCY, Card, UnitCards, card_of
from models.form.cover import OF_UNIT, PARTICULARS
from models.text.look_alikes import plain_name
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.letters import lettered
from ui.kit.shown_text import one_line
from ui.kit.spoken import name_choice

_LETTERS = dict(zip(OF_UNIT, "NKGWUADPBMSIJL", strict=True))
"""By which Alt reaches the fields."""

_SIZE = (560, 620)
"""Pixels. Chosen by eye: all fields are seen at once on a large screen."""

_ABOUT = "以后新建这个单位的报告，封面自动带上这些；已经有的报告不动。哪一项没有就空着。"
_NONE = "还没有报告，也就还没有单位。先新建一份报告，填好封面，再来这里。"


class UnitCardsDialog(QDialog):
    """Shows the card of a unit, and those of others.

    Args:
        cards: What is known of each unit; those of which there is only a report have what that says.
        read_only: Why nothing can be changed; empty if it can.
        parent: The window to ask over.

    Attributes:
        unit: Which unit is shown.
        fields: By the key of the particular.
    """

    def __init__(self, cards: Iterable[Card], read_only: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "单位资料")
        self.setWindowTitle("单位资料")
        within_screen(self, *_SIZE)
        self._cards = [dict(card) for card in cards]
        self._before = [dict(card) for card in self._cards]
        self._at = 0
        self.unit = QComboBox()
        name_choice(self.unit, "单位")
        for card in self._cards:
            self.unit.addItem(one_line(card[AGENCY]))
        self.fields: dict[str, QLineEdit | QComboBox] = {key: _field(key) for key in OF_UNIT if key != AGENCY}
        for field in self.fields.values():
            field.setEnabled(bool(self._cards) and not read_only)
        self._lay_out(read_only)
        self._show(0)
        self.unit.currentIndexChanged.connect(self._turn)

    @classmethod
    def ask(cls, cards: Iterable[Card], read_only: str = "", parent: QWidget | None = None) -> tuple[Card, ...]:
        """Return the cards that the clerk has changed; none if the clerk turns back."""
        dialog = cls(cards, read_only, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.changed if accepted and not read_only else ()

    @property
    def changed(self) -> tuple[Card, ...]:
        """The cards that are not as they were, and the one that is shown: of its unit there may be none yet."""
        self._take()
        pairs = enumerate(zip(self._cards, self._before, strict=True))
        return tuple(card for at, (card, before) in pairs if card != before or at == self._at)

    def _lay_out(self, read_only: str) -> None:
        form = QFormLayout()
        form.addRow(lettered("单位", _LETTERS[AGENCY]), self.unit)
        for key, field in self.fields.items():
            form.addRow(lettered(PARTICULARS[key].label, _LETTERS[key]), field)
        column = QVBoxLayout()
        column.addWidget(plain_label(read_only or (_ABOUT if self._cards else _NONE), "guide"))
        column.addLayout(form)
        column.addStretch(1)  # else the words above would stand in the middle of what is over
        buttons = answers("保存(&O)")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(buttons.StandardButton.Ok).setEnabled(bool(self._cards) and not read_only)
        lay_out(self, column, buttons)

    def _turn(self, at: int) -> None:
        """Show another unit; what was typed for the one before is kept in mind."""
        self._take()
        self._at = at
        self._show(at)

    def _take(self) -> None:
        if self._cards:
            card = self._cards[self._at]
            for key, field in self.fields.items():
                text = field.currentData() if isinstance(field, QComboBox) else field.text().strip()
                card.pop(key, None)
                if text:
                    card[key] = text

    def _show(self, at: int) -> None:
        card = self._cards[at] if self._cards else {}
        for key, field in self.fields.items():
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(0, field.findData(card.get(key, ""))))
            else:
                field.setText(card.get(key, ""))
                field.setCursorPosition(0)


def known_cards(cards: UnitCards, drafts: Iterable[Draft]) -> tuple[Card, ...]:
    """Return the card of each unit of which there is one, or a report; the unit of the last report first.

    Args:
        cards: Those that are kept.
        drafts: The drafts, those saved last first.
    """
    kept = {plain_name(card[AGENCY]): card for card in cards.all}
    found: dict[str, Card] = {}
    for draft in drafts:
        whose = draft.stored.unit_year.agency
        if whose and whose not in found and not draft.binned and draft.report:
            found[whose] = kept.get(whose) or card_of(draft.report)
    return tuple({**found, **{whose: kept[whose] for whose in kept if whose not in found}}.values())


def _field(key: str) -> QLineEdit | QComboBox:
    particular = PARTICULARS[key]
    if not particular.choices:
        line = QLineEdit()
        line.setPlaceholderText(particular.hint)
        return line
    choice = QComboBox()
    name_choice(choice, particular.label)
    choice.addItem(particular.hint, "")
    for id_, label in particular.choices.items():
        choice.addItem(label, id_)
    return choice

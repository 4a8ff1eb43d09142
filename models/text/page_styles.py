"""The style sheets of a web page: which of their declarations an element gets.

Only what can hide words, cross them out or raise them is kept. Elements are matched on their way down the page, with
all that stands around them, so that a page takes time by its length whatever its sheets say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from models.text.page_motion import vanishing
from models.text.page_order import ORDERING
from models.text.page_selectors import Part, parts_of, weight_of
from models.text.page_tokens import Tag
from models.text.page_variables import Variables, unescaped_words

_MOST_STATES = 4_000
"""Parts of selectors that are kept; beyond them the sheet is not understood. Chosen: ten times a large site's."""

_MOST_CANDIDATES = 500
"""Parts of selectors that may end in one element. Chosen: large sites have some 300 for their links."""

_MOST_NESTED = 100
"""Selectors of a rule in another one. Chosen: several times as many as people write."""

_DEEPEST = 20
"""Braces in braces. Chosen: several times as many as people write."""

_LONGEST_SELECTOR = 300
"""Characters. Chosen: several times as long as any that people write."""

_NARROW, _WIDE = 1_100, 1_920
"""Pixels of a window between which a page is looked at on a desk. Chosen: 1366 and 1920 are the usual screens."""

_HIDING = """visibility opacity content-visibility mso-hide font font-family font-size text-decoration
text-decoration-line vertical-align mso-text-raise mso-list text-indent clip clip-path mask mask-image mix-blend-mode
text-security overflow overflow-x overflow-y width height max-height max-width filter z-index font-variant-position
font-variant font-feature-settings zoom color background background-color background-image background-clip
text-fill-color text-shadow text-stroke text-stroke-width animation animation-name counter-reset counter-set
counter-increment content list-style list-style-type"""
RELEVANT = frozenset(_HIDING.split()) | ORDERING
"""The names of what is kept."""

_PIECES = re.compile(
    r"/\*(?s:.*?)(?:\*/|\Z)|\"(?:[^\"\\\n]|\\[^\n])*+\"?|'(?:[^'\\\n]|\\[^\n])*+'?|<!--|-->|[{}]|[^{}\"'/<-]++|[/<-]"
)
_CLASS = re.compile(r"\.((?:[\w-]|[^\x00-\x7f])++)")
_DECLARATIONS = re.compile(r"(?<![\w-])([\w-]++)\s*+:((?:[^;\"'(]|\"[^\"]*+\"?|'[^']*+'?|\([^()]*+\)?)*+)")
_OF_A_MAKER = re.compile(r"-(?:webkit|moz|ms|o)-")
_WIDTH = re.compile(r"\(\s*+(min|max)-(?:device-)?width\s*+:\s*+(\d{1,6})(?:\.\d*+)?+px\s*+\)")
_SCHEME = re.compile(r"\(\s*+prefers-color-scheme\s*+:\s*+(dark|light)\s*+\)")
_SKIPPED = re.compile(r"@(?:[\w-]*keyframes|font-face|page|counter-style|property|font-feature-values)\b")
_SUPPORTED = re.compile(r"@(?:supports(?!\s*+not)|document|-moz-document)\b")
Declared = Mapping[str, str]
"""What is declared: values by names, both in small letters."""


class Styles(NamedTuple):
    """What the sheets declare for an element.

    Attributes:
        normal: The declarations that hold, of several the strongest.
        important: Those that stand above what the element itself says.
        possible: Those of which it is not known whether they hold: names and values.
        beside: What a browser may write before and behind the element's own words, as declared.
    """

    normal: Declared
    important: Declared
    possible: frozenset[tuple[str, str]] = frozenset()
    beside: tuple[str, ...] = ()


OVER = "over"
"""Stands among what a browser writes beside an element's words, if it is placed freely and may lie over them."""

NO_STYLES = Styles({}, {})


class _State(NamedTuple):
    """A selector as far as one of its elements.

    Attributes:
        before: The state that an element around this one must be in; -1 if any will do.
        child: Whether that must be the next one around.
        rank: Of its declarations among others: the number of ids, of classes, of names, and its order.
        ends: Whether the selector ends here.
    """

    part: Part
    before: int
    child: bool
    sure: bool
    rank: tuple[int, ...] = ()
    ends: bool = False
    normal: Declared = NO_STYLES.normal
    important: Declared = NO_STYLES.important


_NOTHING = Part()


class Ancestry(NamedTuple):
    """Which states an element is in that go on in it, and those around it."""

    own: frozenset[int] = frozenset()
    around: frozenset[int] = frozenset()


class StyleSheets:
    """The style sheets of a page, in their order.

    Attributes:
        missing: Whether the page has others that are not at hand.
        quirky: Whether capitals make no difference in names of classes: the page does not say that it is HTML.
        overfull: Whether there is too much in them to be looked at.
        named: The classes that they speak of.
        asked: The attributes that they ask for.
        vanishing: The motions at whose end nothing is seen.
        known_looks: What `page_looks.seen` has found out; of a thousand cells most are alike.
    """

    def __init__(self) -> None:
        self.missing = False
        self.quirky = False
        self.overfull = False
        self.named: set[str] = set()
        self._states: list[_State] = []
        self._index: dict[str, list[int]] = {}
        self.asked: set[str] = set()
        self.known_looks: dict[tuple[str, tuple[tuple[str, str], ...], Any], Any] = {}
        self._known: dict[tuple[object, ...], tuple[Styles, Ancestry]] = {}
        self._variables = Variables()
        self.vanishing: set[str] = set()

    def add(self, sheet: str, medium: str = "all") -> None:
        """Take a style sheet that is for a medium, as the page says."""
        self.missing |= "@import" in sheet
        self._known.clear()
        self.known_looks.clear()
        for rule in _rules(unescaped_words(sheet), _holds(f"@media {medium}")):
            normal, important = _declarations(rule.body)
            self._variables.add(rule.body)
            selectors = [selector.strip() for selector in rule.selectors.split(",")]
            # Of a list with a selector that is none a browser takes nothing.
            for selector in selectors if (normal or important) and all(selectors) else ():
                self._take(selector, _State(_NOTHING, -1, False, rule.sure, (), True, normal, important))
        self.named |= set(_CLASS.findall(sheet))
        self.vanishing |= set(vanishing(sheet)) if "keyframes" in sheet else set()

    def set_variables(self, style: str) -> None:
        """Take the variables that an element sets for what is in it."""
        self._variables.add(style)

    def resolved(self, value: str) -> str:
        """Return a value with what its variables stand for, as far as that is known."""
        return self._variables.resolved(value)

    def of(self, tag: Tag, around: Ancestry) -> tuple[Styles, Ancestry]:
        """Return what is declared for an element, and the states that it is in.

        Args:
            tag: That begins it.
            around: Of the element around it.
        """
        if not self._states:
            return NO_STYLES, around
        own = tag.attributes
        asked = tuple((name, own[name]) for name in self.asked if name in own) if self.asked else ()
        key = (tag.name, own.get("id"), own.get("class"), asked, around)
        if key not in self._known:
            self._known[key] = self._looked_up(tag, around)
        return self._known[key]

    def _looked_up(self, tag: Tag, around: Ancestry) -> tuple[Styles, Ancestry]:
        told = tag.attributes.get("class", "")
        classes = frozenset((told.lower() if self.quirky else told).split())
        keys = (tag.name, "*", f"#{tag.attributes.get('id', '')}", *(f".{name}" for name in sorted(classes)))
        candidates = [number for key in keys for number in self._index.get(key, ())]
        self.overfull |= len(candidates) > _MOST_CANDIDATES
        found: list[int] = []
        for number in candidates[:_MOST_CANDIDATES]:
            state = self._states[number]
            held = around.own if state.child else around.around
            if (state.before < 0 or state.before in held) and state.part.fits(tag, classes):
                found.append(number)
        ended = sorted((self._states[at] for at in found if self._states[at].ends), key=lambda state: state.rank)
        begun = frozenset(at for at in found if not self._states[at].ends)
        if not begun and not around.own:
            return _merged(ended), around
        return _merged(ended), Ancestry(begun, around.around if begun <= around.around else around.around | begun)

    def _take(self, selector: str, rule: _State) -> None:
        if len(selector) > _LONGEST_SELECTOR or len(self._states) > _MOST_STATES:
            self.overfull = True
            return
        parts = parts_of(selector)
        if self.quirky:
            small = ((joint, part, frozenset(map(str.lower, part.classes))) for joint, part in parts)
            parts = [(joint, part._replace(classes=classes)) for joint, part, classes in small]
        if any(part.is_never for _, part in parts):
            return
        before, sure = -1, rule.sure
        for at, (joint, part) in enumerate(parts):
            sure = sure and part.sure
            is_last = at == len(parts) - 1
            if not is_last and parts[at + 1][0] in {"+", "~"}:
                sure = False  # what stands beside an element is not known on the way down
                continue
            state = rule if is_last else _State(_NOTHING, -1, False, sure)
            state = state._replace(part=part, before=before, child=joint == ">", sure=sure)
            before = len(self._states)
            self._states.append(state._replace(rank=(*weight_of(parts), before)))
            self._index.setdefault(part.key, []).append(before)
            self.asked |= {name for name, _, _ in part.attributes}


def _merged(states: list[_State]) -> Styles:
    """Return what several rules declare together, the strongest last."""
    normal: dict[str, str] = {}
    important: dict[str, str] = {}
    possible: set[tuple[str, str]] = set()
    beside: list[str] = []
    for state in states:
        if state.part.beside:
            beside += [OVER] * ("absolute" in {state.normal.get("position"), state.important.get("position")})
            beside += [content for kind in (state.normal, state.important) if (content := kind.get("content"))]
        elif not state.sure:
            possible |= {*state.normal.items(), *state.important.items()}
        else:
            normal |= state.normal
            important |= state.important
    return Styles(normal, important, frozenset(possible), tuple(beside))


def declarations_of(style: str) -> Declared:
    """Return what an element declares for itself, or a rule; what is important stands above the rest."""
    normal, important = _declarations(unescaped_words(style))
    return {**normal, **important}


class _Rule(NamedTuple):
    selectors: str
    body: str
    sure: bool


class _Open(NamedTuple):
    """What an opened brace begins: a group of rules, which may hold, or a rule with its selectors."""

    holds: bool | None
    selectors: str = ""


def _rules(sheet: str, holds: bool | None) -> Iterator[_Rule]:  # noqa: FBT001  what is known of all of it
    """Yield the rules of a sheet that hold for a page on a screen; what stands in other rules is not sure."""
    opened: list[_Open] = [_Open(holds)]
    pieces: list[str] = []
    has_stray = False  # a brace that closes nothing spoils the next rule
    for found in _PIECES.finditer(sheet + "}"):
        piece = found[0]
        if piece.startswith("/*") or piece in {"<!--", "-->"}:
            continue
        if piece not in {"{", "}"}:
            pieces.append(piece)
            continue
        text = "".join(pieces)
        pieces.clear()
        top = opened[-1]
        before, _, ahead = text.rpartition(";") if piece == "{" else (text, "", "")
        if top.selectors and before and top.holds is not False:
            yield _Rule(top.selectors, before, sure=top.holds is True)
        if piece == "}":
            has_stray = len(opened) == 1
            opened = opened[:-1] if len(opened) > 1 else opened
        elif len(opened) > _DEEPEST:
            return
        elif ahead.strip().startswith("@"):
            opened.append(_Open(_both(top.holds, _holds(ahead.strip())), top.selectors))
        elif top.selectors:
            opened.append(_Open(top.holds, _within(top.selectors, ahead.strip())))
        else:
            opened.append(_Open(None if has_stray else top.holds, ahead.strip()))
            has_stray = False


def _within(outer: str, inner: str) -> str:
    """Return the selectors of a rule that stands in another one."""
    pairs = [(around, one) for around in outer.split(",") for one in inner.split(",")]
    joined = (one.replace("&", around) if "&" in one else f"{around} {one}" for around, one in pairs[:_MOST_NESTED])
    return ",".join(selector for selector in joined if len(selector) <= _LONGEST_SELECTOR)


def _both(first: bool | None, second: bool | None) -> bool | None:  # noqa: FBT001  what two groups say
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def _holds(ahead: str) -> bool | None:
    """Return whether a group of rules holds for a page on a screen; None if that is not known."""
    words = ahead.lower()
    if _SKIPPED.match(words):
        return False
    if _SUPPORTED.match(words):
        return True
    if not words.startswith("@media"):
        return None
    answers = [_medium(query.strip()) for query in words.removeprefix("@media").split(",")]
    return True if True in answers else None if None in answers else False


def _medium(query: str) -> bool | None:
    scheme = _SCHEME.search(query)
    if scheme and scheme[1] == "dark":
        return False
    query = _SCHEME.sub("", query)
    named = re.sub(r"\([^()]*+\)|\bonly\b|\band\b", " ", query).split()
    widths = _WIDTH.findall(query)
    if named not in ([], ["screen"], ["all"]):
        return False if named[0] in {"print", "speech", "handheld", "tv", "projection", "aural", "braille"} else None
    if query.count("(") != len(widths):
        return None
    fits = {
        all(window >= int(size) if bound == "min" else window <= int(size) for bound, size in widths)
        for window in (_NARROW, _WIDE)
    }
    return fits.pop() if len(fits) == 1 else None


def _declarations(body: str) -> tuple[Declared, Declared]:
    """Return what a rule declares, and what of that is important."""
    normal: dict[str, str] = {}
    important: dict[str, str] = {}
    for found in _DECLARATIONS.finditer(body):
        name, value = _OF_A_MAKER.sub("", found[1].lower(), count=1), found[2].strip().lower()
        if name in RELEVANT:
            plain = value.partition("!")[0].strip() if value.endswith("important") else value
            (important if plain != value else normal)[name] = plain
    return normal, important

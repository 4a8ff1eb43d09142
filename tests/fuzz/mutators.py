"""What is done to a good file: small changes, each a function of its content and of chance alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, NamedTuple

from tests.fuzz.formats import Part, Parts
from tests.fuzz.vocabulary import FIGURES, NUMBERS, SURROGATES, WORDS

_TOKEN = re.compile(rb'<[^<>]*>|"[^"]*"|\d+(?:\.\d+)?|/[A-Za-z]\w*|[^<>"\d/]+|.', re.DOTALL)
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_VALUE = re.compile(rb'"[^"]*"')
_LARGEST = 2_000_000
"""Bytes; what is larger is the corpus's affair, and would slow the loop down."""


class Draw(NamedTuple):
    """What a change has at hand.

    Attributes:
        chance: The one source of chance.
        words: What is said in files of this kind.
        other: Another good file of the kind, taken apart.
    """

    chance: Random
    words: Sequence[str]
    other: Parts

    def word(self) -> bytes:
        """Return something to say."""
        pool = self.chance.choice((self.words or WORDS, WORDS, FIGURES))
        return self.chance.choice(pool).encode()

    def span(self, length: int, longest: int = 64) -> slice:
        """Return a short stretch of something so long."""
        start = self.chance.randrange(length + 1)
        return slice(start, start + self.chance.randrange(1, longest))


Change = Callable[[Draw, bytes], bytes]


# ---------------------------------------------------------------- bytes


def flip(draw: Draw, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(draw.chance.choice((1, 1, 4, 32))):
        if changed:
            changed[draw.chance.randrange(len(changed))] ^= 1 << draw.chance.randrange(8)
    return bytes(changed)


def cut(draw: Draw, content: bytes) -> bytes:
    span = draw.span(len(content), draw.chance.choice((4, 64, 4096)))
    return content[: span.start] + content[span.stop :]


def end(draw: Draw, content: bytes) -> bytes:
    return content[: draw.chance.randrange(len(content) + 1)]


def double(draw: Draw, content: bytes) -> bytes:
    span = draw.span(len(content), draw.chance.choice((16, 512, 8192)))
    times = draw.chance.choice((1, 1, 2, 100))
    return content[: span.stop] + content[span] * times + content[span.stop :]


def insert(draw: Draw, content: bytes) -> bytes:
    at = draw.chance.randrange(len(content) + 1)
    return content[:at] + draw.word() + content[at:]


def number(draw: Draw, content: bytes) -> bytes:
    size = draw.chance.choice((1, 2, 4))
    order = draw.chance.choice(("little", "big"))
    value = (draw.chance.choice(NUMBERS) % (1 << 8 * size)).to_bytes(size, order)  # type: ignore[arg-type]  # one of both
    at = draw.chance.randrange(len(content) + 1)
    return content[:at] + value + content[at + size :]


def splice(draw: Draw, content: bytes) -> bytes:
    """Go on as another file does."""
    other = draw.chance.choice(draw.other).content if draw.other else b""
    at, there = draw.chance.randrange(len(content) + 1), draw.chance.randrange(len(other) + 1)
    return content[:at] + other[there:]


BYTES: tuple[Change, ...] = (flip, cut, end, double, insert, number, splice)


# ---------------------------------------------------------------- tags, words and numbers


def _edited(content: bytes, edit: Callable[[list[bytes]], None]) -> bytes:
    """Return a text after an edit of some of its tokens; a long one is not taken apart as a whole."""
    found = _TOKEN.findall(content)
    edit(found)
    return b"".join(found)


def drop_tokens(draw: Draw, content: bytes) -> bytes:
    def edit(tokens: list[bytes]) -> None:
        del tokens[draw.span(len(tokens), draw.chance.choice((2, 2, 40)))]

    return _edited(content, edit)


def repeat_tokens(draw: Draw, content: bytes) -> bytes:
    def edit(tokens: list[bytes]) -> None:
        span = draw.span(len(tokens), draw.chance.choice((2, 12, 80)))
        tokens[span.stop : span.stop] = tokens[span] * draw.chance.choice((1, 1, 3, 30, 1_000))

    return _edited(content, edit)


def move_tokens(draw: Draw, content: bytes) -> bytes:
    def edit(tokens: list[bytes]) -> None:
        span = draw.span(len(tokens), 20)
        moved = tokens[span]
        del tokens[span]
        at = draw.chance.randrange(len(tokens) + 1)
        tokens[at:at] = moved

    return _edited(content, edit)


def say(draw: Draw, content: bytes) -> bytes:
    """Say something between two tokens."""

    def edit(tokens: list[bytes]) -> None:
        tokens.insert(draw.chance.randrange(len(tokens) + 1), draw.word())

    return _edited(content, edit)


def nest(draw: Draw, content: bytes) -> bytes:
    """Repeat what opens before, and what closes behind, so that things stand in each other."""

    def edit(tokens: list[bytes]) -> None:
        span, times = draw.span(len(tokens), 6), draw.chance.choice((2, 20, 400, 3_000))
        before, behind = tokens[span.start : span.start + 1], tokens[span.stop : span.stop + 1]
        tokens[span.stop : span.stop] = behind * times
        tokens[span.start : span.start] = before * times

    return _edited(content, edit)


def _replaced(draw: Draw, content: bytes, what: re.Pattern[bytes], new: bytes) -> bytes:
    found = [one.span() for one in what.finditer(content)]
    if not found:
        return insert(draw, content)
    start, stop = draw.chance.choice(found)
    return content[:start] + new + content[stop:]


def renumber(draw: Draw, content: bytes) -> bytes:
    return _replaced(draw, content, _NUMBER, draw.chance.choice(FIGURES).encode())


def revalue(draw: Draw, content: bytes) -> bytes:
    """Replace what stands in quotes, such as an attribute."""
    return _replaced(draw, content, _VALUE, b'"' + draw.word() + b'"')


MARKUP: tuple[Change, ...] = (drop_tokens, repeat_tokens, move_tokens, say, nest, renumber, revalue)


def mended(change: Change) -> Change:
    """Return a change that leaves no broken characters behind: a reader would look no further than these."""

    def change_and_mend(draw: Draw, content: bytes) -> bytes:
        changed = change(draw, content)
        try:
            content.decode()
        except UnicodeDecodeError:
            return changed  # it is no text, or in another encoding
        return changed.decode(errors="ignore").encode()

    return change_and_mend


WORDING: tuple[Change, ...] = tuple(map(mended, (*MARKUP, *MARKUP, *BYTES)))


# ---------------------------------------------------------------- JSON

_DEEP = 3_000
_RAW = (
    *(
        "NaN",
        "-Infinity",
        "1e400",
        "-1E-400",
        "1" + "0" * 400,
        "-0",
        "1.0",
        "true",
        "null",
        "[]",
        "{}",
        '""',
        '"\\u0000"',
    ),
    *("[" * _DEEP + "]" * _DEEP, '{"a":' * _DEEP + "1" + "}" * _DEEP, "1" + "0" * 5_000, '{"year":1,"year":2}'),
    *(json.dumps(half) for half in SURROGATES),
)
"""Values that stand in no tree of Python's."""


def revalue_json(draw: Draw, content: bytes) -> bytes:
    """Change an answer, a key, or a whole part."""
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError):
        return flip(draw, content)
    nodes = [node for node in _nodes(tree) if node]
    if not nodes:
        return insert(draw, content)
    raw = _strange(draw)
    node = draw.chance.choice(nodes)
    keys: list[Any] = list(node) if isinstance(node, dict) else list(range(len(node)))
    key = draw.chance.choice(keys)
    _change(draw, node, key)
    return json.dumps(tree, ensure_ascii=draw.chance.random() < 0.5).replace('"@"', raw).encode(errors="surrogatepass")


def _change(draw: Draw, node: Any, key: Any) -> None:  # noqa: ANN401  JSON is anything
    kind = draw.chance.randrange(6)
    if kind == 0:
        del node[key]
    elif kind == 1 and isinstance(node, dict):
        node[draw.chance.choice((*WORDS, "schema", "reasons", "cells", "year"))] = node[key]
    elif kind == 2 and isinstance(node, dict):
        node["@"] = "@"  # a key that becomes anything, also one that is there
    else:
        node[key] = "@"


def _strange(draw: Draw) -> str:
    if draw.chance.random() < 0.4:
        return draw.chance.choice(_RAW)
    return json.dumps(draw.chance.choice((*FIGURES, *WORDS, "cover/year", "2023-01-09", "street")))


def _nodes(tree: Any) -> list[Any]:  # noqa: ANN401  as above
    """Return every object and list, whatever it stands in."""
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict | list):
            found.append(node)
            waiting += node.values() if isinstance(node, dict) else node
    return found


# ---------------------------------------------------------------- parts


def change_part(draw: Draw, parts: Parts, changes: Sequence[Change]) -> Parts:
    """Return the parts after a change inside one of them; as often as not, of the large ones."""
    if not parts:
        return parts
    weights = [min(len(part.content), 20_000) + 1 for part in parts] if draw.chance.random() < 0.5 else None
    [at] = draw.chance.choices(range(len(parts)), weights)
    content = draw.chance.choice(changes)(draw, parts[at].content)
    return (*parts[:at], parts[at]._replace(content=content[:_LARGEST]), *parts[at + 1 :])


def rearrange(draw: Draw, parts: Parts) -> Parts:
    """Return the parts with one dropped, doubled, renamed, or taken from another file."""
    if not parts:
        return parts
    at, there = draw.chance.randrange(len(parts)), draw.chance.randrange(len(parts))
    name = draw.chance.choice((parts[there].name, "../../evil", "/etc/passwd", "xl/a.xml", parts[at].name.upper(), "a"))
    others = [part for part in draw.other if part.name == parts[at].name] or list(draw.other[:1]) or [parts[at]]
    new: tuple[Part, ...] = draw.chance.choice(
        ((), (parts[at], parts[at]), (parts[at]._replace(name=name),), (parts[there],), (others[0],))
    )
    return (*parts[:at], *new, *parts[at + 1 :])

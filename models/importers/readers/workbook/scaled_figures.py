"""A number set into the places of its format: rounded, scaled, grouped, with text between its digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import takewhile

from models.importers.readers.workbook.number_format import Kind, Token

_GROUP = 3
"""Digits between two commas, and what a comma behind the digits takes away."""

_EXACT = Context(prec=2_000)
"""Chosen: a double has up to 309 digits before the point, and a format of 255 characters some hundreds more."""

_MOST_DENOMINATOR = 4
"""Digits below the stroke that are worked out. Chosen: formats offer up to three."""

_BLANKS = {"0": "0", "?": " ", "#": ""}


def laid_out(size: Decimal, tokens: Sequence[Token]) -> str:
    """Return a number, 0 or more, as its format sets it; blanks around it are kept.

    A point behind which nothing stands goes: `2` and not `2.`, as it is read anyway.
    """
    point = next((at for at, token in enumerate(tokens) if token.kind is Kind.POINT), len(tokens))
    places = [at for at, token in enumerate(tokens) if token.kind is Kind.DIGIT]
    before, behind = [at for at in places if at < point], [at for at in places if at > point]
    commas, is_grouped = _commas(tokens, before)
    percents = sum(token.kind is Kind.PERCENT for token in tokens)
    scaled = size.scaleb(2 * percents - _GROUP * commas, _EXACT)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(behind)), ROUND_HALF_UP, _EXACT)
    whole, _, decimals = f"{rounded:f}".partition(".")
    digits = _before_point(whole.lstrip("0"), [tokens[at].text for at in before], is_grouped=is_grouped)
    digits += _behind_point(decimals, [tokens[at].text for at in behind])
    shown = dict(zip((*before, *behind), digits, strict=True))
    lead = whole.lstrip("0") if not before else ""
    has_decimals = any(shown[at].strip() for at in behind)
    out = []
    for at, token in enumerate(tokens):
        if token.kind is Kind.DIGIT:
            out.append(shown[at])
        elif at == point:
            out.append(f"{lead}." if has_decimals else lead)
        elif token.kind is not Kind.COMMA or not places or at < places[0]:
            out.append(token.text)
    return "".join(out)


def _commas(tokens: Sequence[Token], before: Sequence[int]) -> tuple[int, bool]:
    """Return how many commas make a number smaller, and whether others group its digits."""
    kinds = [token.kind for token in tokens]
    places = [at for at, kind in enumerate(kinds) if kind is Kind.DIGIT]
    if not places:
        return 0, False
    ends = {places[-1], before[-1] if before else places[-1]}
    scaling = [sum(1 for _ in takewhile(lambda kind: kind is Kind.COMMA, kinds[end + 1 :])) for end in ends]
    is_grouped = bool(before) and Kind.COMMA in kinds[before[0] : before[-1]]
    return sum(scaling), is_grouped


def _before_point(digits: str, places: Sequence[str], *, is_grouped: bool) -> list[str]:
    """Return what stands in each place before the point; the first holds all that is left."""
    shown: list[str] = []
    written = 0
    for at, place in enumerate(reversed(places)):
        is_first = at == len(places) - 1
        part = digits if is_first else digits[-1:]
        digits = "" if is_first else digits[:-1]
        text = ""
        for one in reversed(part or _BLANKS[place]):
            text = f"{one}," + text if is_grouped and written and written % _GROUP == 0 and one != " " else one + text
            written += 1
        shown.append(text)
    return shown[::-1]


def _behind_point(digits: str, places: Sequence[str]) -> list[str]:
    """Return what stands in each place behind the point; zeros at the end are seen where the format says so."""
    shown: list[str] = []
    is_end = True
    for digit, place in zip(reversed(digits), reversed(places), strict=True):
        is_end = is_end and digit == "0" and place != "0"
        shown.append(_BLANKS[place] if is_end else digit)
    return shown[::-1]


def scientific(size: Decimal, tokens: Sequence[Token]) -> str:
    """Return a number, 0 or more, with an exponent."""
    at = next(at for at, token in enumerate(tokens) if token.kind is Kind.EXPONENT)
    behind = [token for token in tokens[at + 1 :] if token.kind is Kind.DIGIT]
    rest = "".join(token.text for token in tokens[at + 1 :] if token.kind is Kind.TEXT)
    mantissa = tokens[:at]
    step = sum(
        1 for token in takewhile(lambda token: token.kind is not Kind.POINT, mantissa) if token.kind is Kind.DIGIT
    )
    exponent = size.adjusted() if size else 0
    exponent -= exponent % step if step > 1 else 0
    shown = laid_out(size.scaleb(-exponent, _EXACT), mantissa)
    if step == 1 and re.match("10", shown.strip()):
        exponent += 1
        shown = laid_out(size.scaleb(-exponent, _EXACT), mantissa)
    sign = "-" if exponent < 0 else "+" if tokens[at].text == "e+" else ""
    return f"{shown}E{sign}{abs(exponent):0{max(len(behind), 1)}d}{rest}"


def fraction(size: Decimal, tokens: Sequence[Token]) -> str:
    """Return a number, 0 or more, with a fraction; nothing if its format asks for none."""
    stroke = next((at for at, token in enumerate(tokens) if token.kind is Kind.SLASH), 0)
    above = [at for at in range(stroke) if tokens[at].kind is Kind.DIGIT]
    below = [token.text for token in tokens[stroke + 1 :] if token.kind is Kind.DIGIT or token.text.isdecimal()]
    if not above or not below:
        return ""
    limit, fixed = 10 ** min(len(below), _MOST_DENOMINATOR) - 1, "".join(below)
    has_whole = any(token.kind is Kind.TEXT and not token.text.strip() for token in tokens[above[0] : stroke])
    whole = size.to_integral_value(ROUND_FLOOR) if has_whole else Decimal(0)
    exact = Fraction(size - whole)
    if fixed.isdecimal() and fixed.strip("0"):
        bottom = int(fixed[:_MOST_DENOMINATOR])
        top = int(exact * bottom + Fraction(1, 2))
    else:
        near = exact.limit_denominator(limit)
        top, bottom = near.numerator, near.denominator
    part = f"{top}/{bottom}" if top else ""
    return " ".join(filter(None, (f"{whole:f}" if whole or not part else "", part)))

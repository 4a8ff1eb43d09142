"""核对码: eight characters by which paper, files and drafts are known to hold the same report.

It is a matching code, not a signature: anyone can work it out, and it proves neither who made the report nor
that its figures are right.
"""

from __future__ import annotations

import json
from hashlib import sha256
from itertools import chain

from models.form.figures import Amount
from models.report.report import Report, Value

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's Base32, which has no I, L, O and U to confuse with other characters."""

LENGTH = 8
"""Characters of five bits. Chosen: short enough to be read aloud; two reports agree by chance once in 2 to the 40th."""


def matching_code(report: Report) -> str:
    """Return the code of everything in `report`, as ``XXXX-XXXX``."""
    return code_of(sha256(canonical(report)).digest())


def code_of(digest: bytes) -> str:
    """Return the beginning of a SHA-256 as the code that is read aloud, ``XXXX-XXXX``."""
    number = int.from_bytes(digest[: LENGTH * 5 // 8], "big")
    digits = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return f"{digits[:4]}-{digits[4:]}"


def fingerprint(report: Report) -> str:
    """Return the SHA-256 of everything in `report` in hexadecimal digits, of which the code is the beginning."""
    return sha256(canonical(report)).hexdigest()


def canonical(report: Report) -> bytes:
    """Return the one spelling of `report` that the code is taken from.

    It is a JSON object in UTF-8 without white space, from the address of every answer, and of every total that
    follows from them, to its value as a string, in the order of the addresses. Neither the order in which the
    answers were typed nor the version of the program changes it.
    """
    answers = chain(report.values.items(), report.figures.items())
    spelled = {str(ref): _spelled(value) for ref, value in answers}
    return json.dumps(spelled, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _spelled(value: Value) -> str:
    if isinstance(value, str):
        return value
    return f"{value.value:f}{value.unit}" if isinstance(value, Amount) else f"{value:f}"

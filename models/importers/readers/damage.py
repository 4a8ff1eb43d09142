"""What parsers stumble over, told in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import ReportError, UnreadableReport


@contextmanager
def damage_named(what: str) -> Iterator[None]:
    """Turn whatever the parsers stumble over into a sentence.

    Raises:
        UnreadableReport: Something else than a sentence was raised.
    """
    try:
        yield
    except ReportError:
        raise
    except Exception as error:
        raise UnreadableReport(
            f"{what}已损坏，没有读出来；可能没有拷贝完整，请重新拷贝，或者打开它另存一份后再试。"
        ) from error

"""What parsers stumble over, told in a sentence; and what they say by themselves, told to nobody."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO

from models.system.errors import ReportError, UnreadableReport


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


@contextmanager
def quietly() -> Iterator[None]:
    """Keep back what libraries warn of and print: features of other programs, styles that are not there."""
    with warnings.catch_warnings(), redirect_stdout(StringIO()):
        warnings.simplefilter("ignore")
        yield

from __future__ import annotations

import pytest

from models.system.errors import DraftNotFound, NewerVersion, NoFormForYear, NotReady, ReportError, UnreadableReport


@pytest.mark.parametrize(
    ("error", "numbers"),
    [
        (NoFormForYear(2018, 2019), ("2018", "2019")),
        (NewerVersion(7, 1), ("7", "1")),
        (NotReady(12), ("12",)),
        (DraftNotFound(), ()),
        (UnreadableReport("坏了。"), ()),
    ],
)
def test_errors_phrase_themselves_with_their_numbers(error: ReportError, numbers: tuple[str, ...]) -> None:
    assert isinstance(error, ReportError)
    assert str(error).endswith("。")
    assert all(number in str(error) for number in numbers)

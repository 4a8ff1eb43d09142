from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from models.system.moments import is_time, moment


@given(st.text(max_size=30) | st.datetimes().map(datetime.isoformat) | st.integers())
def test_a_moment_has_a_zone(text: object) -> None:
    assert not is_time(text) or (isinstance(text, str) and moment(text).utcoffset() is not None)


def test_a_moment_is_told_as_it_was() -> None:
    for text in ("2026-01-21T07:30:00+00:00", "1971-01-01T00:00:00+08:00", "2999-12-31T23:59:59.5-11:00"):
        assert moment(text).isoformat() == datetime.fromisoformat(text).isoformat()

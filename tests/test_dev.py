from __future__ import annotations

import sys

import pytest

import dev


@pytest.mark.parametrize(
    ("statuses", "line"),
    [
        ({"ruff": 0, "mypy": 0}, "全部通过：ruff、mypy。"),
        ({"ruff": 0, "mypy": 1}, "没有通过：mypy。"),
        ({"ruff": 130, "format": 0, "mypy": 2}, "没有通过：ruff、mypy。"),
    ],
)
def test_one_line_says_what_failed(statuses: dict[str, int], line: str) -> None:
    assert dev.judgement(statuses) == line


@pytest.mark.parametrize("failing", [(), ("b",), ("a", "c")])
def test_every_checker_is_run_and_the_last_line_says_what_failed(
    capfd: pytest.CaptureFixture[str], failing: tuple[str, ...]
) -> None:
    programs = {name: (sys.executable, "-c", f"raise SystemExit({3 if name in failing else 0})") for name in "abc"}
    status = dev.run_all(programs)
    lines = capfd.readouterr().out.splitlines()

    assert lines[-1] == dev.judgement({name: name in failing for name in programs})
    assert len([line for line in lines if line.startswith("$")]) == 3
    assert status == (3 if failing else 0)


def test_every_command_is_explained() -> None:
    assert dev.__doc__
    assert [name for name in dev.COMMANDS if f"\n  {name} " not in dev.__doc__] == []

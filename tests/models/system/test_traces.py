from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.editions import form_for
from models.report.report_json import read_json
from models.system import traces
from models.system.errors import UnreadableReport
from models.system.traces import file_of, kinds, mark, name_of, places, tell
from tests import ROOT

SOURCES = {line.strip() for path in (ROOT / "models").rglob("*.py") for line in path.read_text("utf-8").splitlines()}
ELSEWHERE = r"C:\Users\王五\AppData\Local\年报填报"

secrets = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=30)


def caught(act: Callable[[], object]) -> BaseException:
    """Return the error that `act` ends with."""
    try:
        act()
    except BaseException as error:  # noqa: BLE001  whatever it is
        return error
    raise AssertionError


def message(secret: str) -> None:
    raise KeyError(secret)


def arguments(secret: str) -> None:
    raise ValueError(secret, [secret], {secret: secret})


def noted(secret: str) -> None:
    error = ValueError()
    error.add_note(secret)
    raise error


def chained(secret: str) -> None:
    try:
        message(secret)
    except KeyError as error:
        raise RuntimeError(secret) from error


def handling(secret: str) -> None:
    try:
        message(secret)
    finally:
        noted(secret)


def grouped(secret: str) -> None:
    raise ExceptionGroup(secret, [caught(lambda: message(secret)), caught(lambda: noted(secret))])  # type: ignore[type-var]


def on_the_disk(secret: str) -> None:
    Path(f"/{secret}/{secret}.json").read_bytes()


def encoded(secret: str) -> None:
    secret.encode("ascii")


def compiled(secret: str) -> None:
    compile(f"{secret} {secret}", secret, "exec")


def elsewhere(secret: str) -> None:
    """Raise in code whose file, function and class bear the name of a person."""
    code = f"class {secret}(Exception): pass\ndef {secret}(): raise {secret}({secret!r})\n{secret}()"
    exec(compile(code, rf"C:\Users\{secret}\{secret}.py", "exec"), {})  # noqa: S102  our own code


LEAKS = [message, arguments, noted, chained, handling, grouped, on_the_disk, encoded, compiled, elsewhere]


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.__name__)
@given(secret=secrets)
def test_no_word_of_an_error_is_told(leak: Callable[[str], None], secret: str) -> None:
    error = caught(lambda: leak(secret))

    assert secret in f"{error}{error!r}{error.__cause__}{error.__context__}{getattr(error, '__notes__', '')}"
    assert f"{tell(error)}{mark(error)}".isascii()


@given(secret=secrets)
def test_errors_in_our_own_code_tell_its_lines_and_nothing_else(secret: str) -> None:
    error = caught(lambda: read_json(secret.encode()))

    told = [line.partition(" | ") for line in tell(error).splitlines() if " | " in line]

    assert isinstance(error, UnreadableReport)
    assert all(place.startswith("  models/") and source in SOURCES for place, _, source in told)
    assert any(place.startswith("  models/report/report_json.py:") for place, _, _ in told)


def test_what_an_error_is_told_by() -> None:
    lines = tell(caught(lambda: form_for(1999))).splitlines()

    assert lines[0] == "error: NoFormForYear"
    assert lines[-1].startswith("  models/")
    assert "raise NoFormForYear" in lines[-1]


def test_numbers_of_the_system_are_told() -> None:
    error = OSError(28, "王五.json")
    error.add_note("王五")

    assert tell(error) == "error: OSError errno=28 notes=1"


def test_a_text_in_the_place_of_a_number_is_not_told() -> None:
    assert tell(OSError("王五", "李四")) == "error: OSError"


def test_what_led_to_it_is_told_once() -> None:
    first, second = ValueError("王五"), KeyError("李四")
    first.__cause__, second.__cause__ = second, first

    assert tell(first).splitlines() == ["error: ValueError", "caused by: KeyError"]
    assert kinds(first) == (ValueError, KeyError)


def test_a_recursion_is_told_by_its_ends() -> None:
    def deeper() -> None:
        deeper()

    lines = tell(caught(deeper)).splitlines()

    assert lines[0] == "error: RecursionError"
    assert len(lines) < 40
    assert sum(line.endswith(" more") for line in lines) == 1


def test_the_same_error_has_the_same_mark_whatever_it_is_about() -> None:
    one, other = caught(lambda: read_json("王五".encode())), caught(lambda: read_json("[李四".encode()))

    assert mark(one) == mark(other)
    assert mark(one) != mark(caught(lambda: form_for(1999)))


@pytest.mark.parametrize(
    ("path", "file"),
    [
        (rf"{ELSEWHERE}\ui\document.py", "ui/document.py"),
        (rf"{ELSEWHERE}\main.py", "main.py"),
        (rf"{ELSEWHERE}\ui\王五.py", "?"),
        (rf"{ELSEWHERE}\data\drafts.py", "?"),
        (rf"{ELSEWHERE}\.venv\Lib\site-packages\hypothesis\core.py", "package/hypothesis/core.py"),
        (r"C:\Users\王五\Python\site-packages\hypothesis\core.py", "package/hypothesis/core.py"),
        (r"C:\Users\王五\Python\site-packages\王五\core.py", "?"),
        (r"C:\Users\王五\Python\site-packages\zhangsan.py", "?"),
        (r"C:\Users\王五\Python\Lib\threading.py", "python/threading.py"),
        (r"C:\Users\王五\Desktop\test.py", "?"),
        (r"\\server\wangwu\test.py", "?"),
        ("threading.py", "python/threading.py"),
        ("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>"),
        ("<frozen 王五>", "?"),
        ("<string>", "?"),
        ("王五", "?"),
        ("wangwu", "?"),
        ("", "?"),
    ],
)
def test_files_are_told_without_the_folders_of_the_clerk(monkeypatch: pytest.MonkeyPatch, path: str, file: str) -> None:
    monkeypatch.setattr(traces, "_ROOT", ELSEWHERE)
    monkeypatch.setattr(traces, "_LIBRARY", r"C:\Users\王五\Python\Lib")

    assert file_of(path) == file


def test_places_of_this_very_program_are_known() -> None:
    [*_, place] = places(caught(lambda: form_for(1999)))

    assert place.ours
    assert (ROOT / place.file).exists()
    assert "test_traces" not in tell(caught(lambda: message("x")))
    assert sys.prefix not in tell(caught(lambda: message("x")))


@pytest.mark.parametrize("name", ["王五", "wang wu", "", None, 5, "x" * 101, "a\nb"])
def test_only_names_of_programmers_are_told(name: object) -> None:
    assert name_of(name) == "?"

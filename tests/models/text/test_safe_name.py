from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.text.safe_name import safe_name

PORTS = [f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"]
DEVICES = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", *PORTS]
UNSEEN = (
    "\u200b\u202e\u2066\u00ad\ufeff\ue000\uf03a\U000f0000\U0010fffd\ufffe\U0001ffff\ufdd0\ud800\u3164\ufe0f\u034f\u2800"
)
MARKS = "\u0301\u20dd\u0903"

ODD = st.text(st.sampled_from('区街道办 .\\/:*?"<>|\t\n\u3000\xa0𬱖éA' + UNSEEN + MARKS), max_size=60)
ENDINGS = ["", " ", ".", " .x", ":", "街道", ".txt", "\u200b"]
DEVICE_LIKE = st.builds("".join, st.tuples(st.sampled_from([*DEVICES, "con", "Nul"]), st.sampled_from(ENDINGS)))
TEXTS = st.one_of(st.text(max_size=60), st.text(st.characters(), max_size=60), ODD, DEVICE_LIKE)


def faults(name: str) -> list[str]:
    """Return what Microsoft's page on naming files says against a name, and what cannot be seen in it."""
    return [
        *(f"reserved character {char!r}" for char in name if char in '<>:"/\\|?*' or ord(char) < 32),
        *(["ends with a space or a period"] if name.endswith((" ", ".")) else []),
        *(["begins with a space or a period"] if name.startswith((" ", ".")) else []),
        *(["reserved name"] if name.partition(".")[0].rstrip(" ").upper() in DEVICES else []),
        *(["too long"] if len(name.encode("utf-16-le")) > 2 * 255 or len(name.encode()) > 255 else []),
        *(f"{char!r}" for char in name if char in UNSEEN or unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"}),
        *(["a mark on nothing"] if name and unicodedata.category(name[0])[0] == "M" else []),
        *(["not composed"] if unicodedata.normalize("NFC", name) != name else []),
    ]


@given(TEXTS)
@example("\u0301")
@example("CON" + "\u0301")
@example("<\u0338")
@example("\u037e")
@example("a" * 39 + "é街")
@example("𬱖" * 60)
@example(f"甲{UNSEEN}乙")
@example("e\u034f\u0301")
def test_windows_and_linux_take_whatever_is_made_of_it(text: str) -> None:
    name = safe_name(text)

    for whole in (name, f"{name}_2023年政府信息公开工作年度报告（报送版）.pdf", f"{name}_2023_TKCW-DA0Q"):
        assert not name or not faults(whole)
    assert safe_name(name) == name


@given(TEXTS)
def test_what_is_taken_away_makes_no_other_name_of_it(text: str) -> None:
    """What looks the same gives the same name, however it is spelled."""
    spelled = unicodedata.normalize("NFD", text)

    assert safe_name(spelled) == safe_name(text)
    assert safe_name(f" \u200b{text}\ue000. ") == safe_name(text)


@pytest.mark.parametrize("device", DEVICES)
def test_no_device_of_windows_is_written_to(device: str) -> None:
    for ending in ("", ".", " ", ".txt", " .tar.gz", ":", "\u202e"):
        for text in (device + ending, device.lower() + ending, f" {device}{ending}"):
            assert safe_name(text).startswith("单位"), text


@pytest.mark.parametrize(
    "text", ["", " ", "...", "\u3000", MARKS, UNSEEN, "\ue000\uf8ff", "???", "\ud800", ". \u0301 ."]
)
def test_of_what_cannot_be_seen_nothing_is_left(text: str) -> None:
    assert safe_name(text) == ""


@pytest.mark.parametrize(
    "text", ["鲤城区人民政府开元街道办事处", "甲 乙（丙）", "COM10", "CONSUL", "单位 1.5", "𬱖镇", "~甲"]
)
def test_what_is_good_stays(text: str) -> None:
    assert safe_name(text) == text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("names")


@given(TEXTS)
@example("CONIN$")
@example("COM¹.x")
def test_this_system_makes_a_file_of_that_name(folder: Path, text: str) -> None:
    path = folder / f"{safe_name(text)}_2023.txt"

    path.write_bytes(b"1")

    assert [found.name for found in folder.iterdir()] == [path.name]
    assert path.stat().st_size == 1
    path.unlink()


LONG = "福建省泉州市鲤城区人民政府开元街道办事处经济发展和社会事务综合服务中心"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{LONG}政务公开领导小组", f"{LONG}…"),
        (f"{LONG}市场监督管理所", f"{LONG}…"),
        (f"{LONG}一二三办事处", f"{LONG}…"),
        ("The Office Of The Longest Name That A Unit Has", "The Office Of The Longest Name That A…"),
        ("字" * 60, "字" * 39 + "…"),
    ],
)
def test_a_name_that_is_not_whole_ends_with_a_word_and_says_so(text: str, name: str) -> None:
    assert safe_name(text) == name

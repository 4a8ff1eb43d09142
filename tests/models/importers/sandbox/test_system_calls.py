"""The filter of calls, run here instruction by instruction for both kinds of processors, and its numbers."""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.importers.sandbox.system_calls import ARCHITECTURES, BOUND, PLAIN, calls_filter

ALLOWED, REFUSED, KILLED = 0x7FFF0000, 0x00050001, 0x80000000
LOAD, IF_EQUAL, IF_AT_LEAST, IF_ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
SHARED, PRIVATE, ANONYMOUS, GROWS_DOWN = 0x1, 0x2, 0x20, 0x100
READ, WRITE, EXECUTE = 0x1, 0x2, 0x4
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
FOLDER_OF_HERE, UP = -100, 2**64


def verdict(instructions: Sequence[bytes], architecture: int, number: int, arguments: Sequence[int]) -> int:
    """Return what the kernel would (struct seccomp_data), and see that the filter ends."""
    padded = [one % UP for one in (*arguments, *[0] * 6)[:6]]
    given = struct.pack("<IIQ6Q", number % 2**32, architecture, 0, *padded)
    at, value = 0, 0
    while True:
        code, yes, no, operand = struct.unpack("=HBBI", instructions[at])
        at += 1
        if code == RETURN:
            return int(operand)
        if code == LOAD:
            [value] = struct.unpack_from("<I", given, operand)
            continue
        holds = {IF_EQUAL: value == operand, IF_AT_LEAST: value >= operand, IF_ANY_BIT: bool(value & operand)}
        at += yes if holds[code] else no


def asked(machine: str, number: int, *arguments: int) -> int:
    return verdict(calls_filter(machine), ARCHITECTURES[machine], number, arguments)


def number_of(machine: str, name: str) -> int:
    numbers = PLAIN[name] if name in PLAIN else BOUND[name].numbers
    number = numbers[[*ARCHITECTURES].index(machine)]
    assert number is not None
    return number


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_what_is_on_the_list_is_allowed_and_nothing_else(machine: str) -> None:
    kind = [*ARCHITECTURES].index(machine)
    plain = {numbers[kind] for numbers in PLAIN.values()}
    bound = {one.numbers[kind] for one in BOUND.values()}
    found = {number: asked(machine, number) for number in range(1_000)}

    assert {number for number, what in found.items() if what == ALLOWED} == (plain | bound) - {None}
    assert {what for number, what in found.items() if number not in plain | bound} == {REFUSED}


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_who_calls_like_another_kind_of_program_is_ended(machine: str) -> None:
    instructions, read = calls_filter(machine), number_of(machine, "read")
    [other] = [name for name in ARCHITECTURES if name != machine]

    assert verdict(instructions, ARCHITECTURES[machine], read, ()) == ALLOWED
    assert verdict(instructions, ARCHITECTURES[machine], read | 0x40000000, ()) == KILLED
    assert verdict(instructions, ARCHITECTURES[machine], -1, ()) == KILLED
    assert verdict(instructions, ARCHITECTURES[other], read, ()) == KILLED
    assert verdict(instructions, 0x40000003, 3, ()) == KILLED, "32 bits"


@pytest.mark.parametrize("machine", ARCHITECTURES)
@pytest.mark.parametrize(
    ("flags", "what"),
    [
        (os.O_RDONLY, ALLOWED),
        (os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_DIRECTORY", 0), ALLOWED),
        *((flag, REFUSED) for flag in (os.O_WRONLY, os.O_RDWR, os.O_WRONLY | os.O_RDWR)),
        *((os.O_RDONLY | flag, REFUSED) for flag in (os.O_CREAT, os.O_TRUNC, os.O_APPEND)),
        (getattr(os, "O_TMPFILE", 0) | os.O_RDWR, REFUSED),
        (os.O_WRONLY | 1 << 32, REFUSED),
    ],
)
def test_files_are_opened_for_reading_only(machine: str, flags: int, what: int) -> None:
    assert asked(machine, number_of(machine, "openat"), FOLDER_OF_HERE, 1, flags) == what
    if machine == "x86_64":
        assert asked(machine, number_of(machine, "open"), 1, flags) == what


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_memory_is_counted_and_holds_no_new_code(machine: str) -> None:
    mapped, changed = number_of(machine, "mmap"), number_of(machine, "mprotect")
    own = PRIVATE | ANONYMOUS

    assert asked(machine, mapped, 0, 1, READ | WRITE, own) == ALLOWED
    for protection, flags in ((READ, SHARED), (READ | WRITE, own | GROWS_DOWN), (EXECUTE, own), (EXECUTE, PRIVATE)):
        assert asked(machine, mapped, 0, 1, protection, flags) == REFUSED
    assert asked(machine, changed, 0, 1, READ | WRITE) == ALLOWED
    assert asked(machine, changed, 0, 1, READ | EXECUTE) == REFUSED


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_the_numbers_are_those_of_the_kernel(machine: str) -> None:
    """As its headers say; where they are not installed, the tests of the escapes show as much of this machine."""
    if not HEADERS[machine].exists():
        pytest.skip("the headers of the kernel are not here")
    said = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)$", HEADERS[machine].read_text("utf-8"), re.MULTILINE)
    known = {name: int(number) for name, number in said}
    known["newfstatat"] = known.get("newfstatat", known.get("fstatat", -1))
    kind = [*ARCHITECTURES].index(machine)
    ours = {**PLAIN, **{name: bound.numbers for name, bound in BOUND.items()}}

    assert {name: known.get(name) for name in ours} == {name: numbers[kind] for name, numbers in ours.items()}

"""Fuzzing led by what the code does with a file; needs Atheris, which only Linux and macOS have: pip install atheris.

``python -m tests.fuzz.guided minutes target folder [options of libFuzzer…]``; what was learnt stays in the folder.
"""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # is not among the requirements: it has no wheels for Windows

with atheris.instrument_imports(include=["models", "docx", "openpyxl"]):
    from tests.fuzz.cases import good_parts
    from tests.fuzz.formats import FLAT
    from tests.fuzz.loop import Tally, put_aside, verdict_of
    from tests.fuzz.mutators import BYTES, Draw, change_part, rearrange
    from tests.fuzz.oracle import MOST_SECONDS
    from tests.fuzz.seeds import SEEDS, seed
    from tests.fuzz.targets import TARGETS, Target

_LARGEST_GOOD = 60_000
"""Bytes; what is learnt from small files is learnt sooner."""


def mutated(target: Target, whole: bytes, chance: Random) -> bytes:
    """Return a file after one change inside of it, or outside."""
    names = list(SEEDS[target.seeds])
    draw = Draw(chance, target.form.words, good_parts(target, chance.choice(names)))
    with suppress(Exception):  # what is damaged outside cannot be taken apart
        if (kind := chance.random()) < 0.85:
            parts = target.form.split(whole)
            return target.form.join(change_part(draw, parts, target.changes) if kind < 0.7 else rearrange(draw, parts))
    return FLAT.join(change_part(draw, FLAT.split(whole), BYTES))


def main(minutes: str, name: str, place: str, *options: str) -> None:
    """Fuzz one target; it ends the process."""
    folder, corpus = Path(place), Path(place, name)
    corpus.mkdir(parents=True, exist_ok=True)
    [target] = [target for target in TARGETS if target.name == name]
    for good in SEEDS[target.seeds]:
        if len(whole := seed(target.seeds, good)) <= _LARGEST_GOOD:
            (corpus / good.replace(" ", "-")).write_bytes(whole)
    tally = Tally(target, kinds=Counter())

    def one(whole: bytes) -> None:
        verdict = verdict_of(target, whole, folder)
        tally.cases += 1
        tally.kinds[verdict.kind] += 1
        if verdict.is_find:
            put_aside(tally, verdict, whole, folder, f"guided-{tally.cases}")

    def mutate(whole: bytes, longest: int, chance: int) -> bytes:
        return mutated(target, whole, Random(chance))[:longest]  # noqa: S311  not for secrets, but to be repeated

    seconds = round(float(minutes) * 60)
    bounds = (f"-max_total_time={seconds}", "-max_len=1000000", "-len_control=0", f"-timeout={MOST_SECONDS * 6:.0f}")
    atheris.Setup([sys.argv[0], str(corpus), *bounds, *options], one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])

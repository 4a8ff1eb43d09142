"""The self-test on trial: steps of it on a folder of their own."""

from __future__ import annotations

from pathlib import Path

from ui.self_test.self_test import Outcome, carried_out
from ui.self_test.trial import Act, SelfTestStep, Trial


def trial_in(folder: Path) -> Trial:
    """Return what steps share, below a folder; nothing of it is seen."""
    own = folder / "自检 用"
    own.mkdir()
    return Trial(own, folder / "drafts", unseen=True)


def tried(trial: Trial, *acts: Act) -> list[Outcome]:
    return list(carried_out(trial, [SelfTestStep(str(number), act) for number, act in enumerate(acts)]))


def states(outcomes: list[Outcome]) -> str:
    """Return what has become of the steps, a letter each: P, F, U."""
    return "".join(one.state.name[0] for one in outcomes)

"""Measured times in a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import perf_counter


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long `act` takes."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def percentile(times: Sequence[float], percent: int) -> float:
    return quantiles(times, n=100, method="inclusive")[percent - 1]


def line(label: str, times: Sequence[float]) -> str:
    """Return median, p95, p99 and the longest time in milliseconds."""
    figures = (median(times), percentile(times, 95), percentile(times, 99), max(times))
    return f"\n{label}: " + " / ".join(f"{figure:.1f}" for figure in figures) + f" ms ({len(times)})"

"""The tests; they mirror the packages."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The folder with `main.py` and the packages."""

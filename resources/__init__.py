"""What ships with the program besides code: samples, JSON schema, help, style sheet, pictures.

Asked by exporters and window for texts, pictures and samples; the models do without.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent  # `importlib.resources` would load packers and temporary files at every start


def read_bytes(name: str) -> bytes:
    """Return the content of a file under ``resources/``; `name` uses forward slashes."""
    return (_HERE / name).read_bytes()


def read_text(name: str) -> str:
    """Return a UTF-8 text under ``resources/``."""
    return read_bytes(name).decode("utf-8")


def samples() -> tuple[str, ...]:
    """Return the names of the sample reports, for `read_bytes`."""
    return tuple(sorted(f"samples/{entry.name}" for entry in (_HERE / "samples").glob("*.json")))

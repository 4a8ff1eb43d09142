"""What ships with the program besides code: samples, JSON schema, help, style sheet, pictures.

Asked by exporters and window for texts, pictures and samples; the models do without.
"""

from __future__ import annotations

from importlib.resources import files


def read_bytes(name: str) -> bytes:
    """Return the content of a file under ``resources/``; `name` uses forward slashes."""
    return files(__name__).joinpath(name).read_bytes()


def read_text(name: str) -> str:
    """Return a UTF-8 text under ``resources/``."""
    return read_bytes(name).decode("utf-8")


def samples() -> tuple[str, ...]:
    """Return the names of the sample reports, for `read_bytes`."""
    folder = files(__name__).joinpath("samples")
    return tuple(sorted(f"samples/{entry.name}" for entry in folder.iterdir() if entry.name.endswith(".json")))

"""What the sandbox of lists and zips does before it reads any: everything that loads something, once."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from models.exchange.manifest_json import read_manifest
from models.importers.sandbox.zip_parts import part_asked, part_unpacked, parts_listed
from models.system.errors import ReportError

_CHINESE = "gb18030"
"""What a zip of Windows in Chinese writes names in."""


def practise_deliveries() -> None:
    """Open a zip and a list, so that nothing is left to be loaded."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", "年".encode(_CHINESE))
    content = stream.getvalue()
    content.decode("cp437")
    [part] = parts_listed(content)
    part_unpacked(part_asked(part, content)).decode(_CHINESE)
    with suppress(ReportError):
        read_manifest(b"{}")

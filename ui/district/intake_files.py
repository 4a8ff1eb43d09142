"""The files that are offered, from sticks, folders and zips: which there are, and what is in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple, Self

from models.district.found_files import FoundFile, is_left_out, is_zip, reason_by_name, search
from models.exchange.manifest import MANIFEST
from models.importers.sandbox.deliveries import Deliveries
from models.importers.sandbox.intake import plain_content
from models.importers.sandbox.zipped_files import ZipOfFiles, Zipped
from models.system.errors import ReportError

_OF_A_MAC = "__MACOSX"
"""The folder in which a Mac puts its own notes about the files of a zip."""


class Within(NamedTuple):
    """Where a file of a zip is."""

    zip: ZipOfFiles
    name: str


class OfferedFiles:
    """All files below some places; zips stay open until it is left.

    Attributes:
        files: In the order of their names, once they were looked for; what is in a zip lies below it, as in a folder.
        left_out: Folders and files that were not looked at because of their names.
        deliveries: Understands zips and the lists of hand-overs.
    """

    def __init__(self, places: Sequence[Path]) -> None:
        self._places = tuple(places)
        self._ends = ExitStack()
        self.deliveries = self._ends.enter_context(Deliveries())
        self._within: dict[Path, Within] = {}
        self.files: tuple[FoundFile, ...] = ()
        self.left_out: tuple[Path, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()

    def look(self) -> None:
        """Look for the files.

        Raises:
            ReportError: A place is not there, or there is too much below.
        """
        found = search(self._places)
        if any(is_zip(one) or one.path.name == MANIFEST for one in found.files):
            self.deliveries.get_ready()
        self.files = tuple(part for one in found.files for part in self._opened(one))
        self.left_out = found.left_out

    @property
    def folders(self) -> int:
        """How many folders the files are in."""
        return len({one.path.parent for one in self.files})

    @property
    def to_read(self) -> tuple[Path, ...]:
        """The files that are read."""
        return tuple(one.path for one in self.files if not one.reason)

    def name(self, path: Path) -> str:
        """Return what is shown of a file: where it lies below what was chosen."""
        place = next((place for place in self._places if place in path.parents), path.parent)
        start = place.parent if place.suffix.lower() == ".zip" else place
        return str(path.relative_to(start))

    def content(self, path: Path) -> bytes:
        """Return what is in a file; safe to call from several threads.

        Raises:
            ReportError: It cannot be read.
        """
        within = self._within.get(path)
        return within.zip.content(within.name) if within else plain_content(path)

    def _opened(self, found: FoundFile) -> Iterable[FoundFile]:
        """Return the files in a zip; of anything else, the file itself."""
        if not is_zip(found):
            return (found,)
        try:
            opened = self._ends.enter_context(ZipOfFiles(found.path, self.deliveries))
        except ReportError as error:
            return (FoundFile(found.path, str(error)),)
        return tuple(self._parts(found.path, opened))

    def _parts(self, path: Path, opened: ZipOfFiles) -> Iterator[FoundFile]:
        for one in sorted(opened.files):
            part = path / one.name
            if not any(map(is_left_out, one.name.split("/"))):
                self._within[part] = Within(opened, one.name)
                yield FoundFile(part, one.reason or _by_name(one))


def _by_name(one: Zipped) -> str:
    is_of_a_mac = one.name.startswith(f"{_OF_A_MAC}/")
    return reason_by_name(".DS_Store" if is_of_a_mac else one.name.rpartition("/")[2])

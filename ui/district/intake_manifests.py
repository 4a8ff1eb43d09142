"""What the manifests among the files that came in say of those beside them; each folder is compared once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from models.district.found_files import FoundFile, is_of_a_system
from models.district.manifest_words import amiss, said_of, told
from models.district.outcomes import Kind, Outcome
from models.district.taking_in import Listed
from models.exchange.manifest import MANIFEST, ListedFile, Manifest, listed
from models.report.matching_code import matching_code
from models.report.report import Report
from models.system.errors import ReportError
from ui.district.intake_files import OfferedFiles

_STARTS_ITSELF = "autorun.inf"
"""The one file of a system that no clerk's system leaves behind: it is told."""


class IntakeManifests:
    """The manifests among some files; they are read beside, while the reports are, in the same order."""

    def __init__(self, files: OfferedFiles) -> None:
        self._files = files
        self._paths = {path.parent: path for path in files.to_read if path.name == MANIFEST}
        self._beside: dict[Path, list[FoundFile]] = {folder: [] for folder in self._paths}
        for one in files.files:
            if one.path.parent in self._beside and one.path.name != MANIFEST:
                self._beside[one.path.parent].append(one)
        reading = ThreadPoolExecutor(1)
        self._known = {folder: reading.submit(self._compared, folder) for folder in self._paths}
        reading.shutdown(wait=False)  # once they are read, it ends; when the files are given up, at once

    def about(self, path: Path, report: Report) -> Listed:
        """Return what the manifest beside a file says about the report in it."""
        if path.parent not in self._paths:
            return Listed()
        known = self._known[path.parent].result()
        return Listed(amiss=(known,)) if isinstance(known, str) else said_of(*known, matching_code(report))

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what becomes of each manifest itself."""
        for folder, path in self._paths.items():
            known = self._known[folder].result()
            sentence = known if isinstance(known, str) else told(*known)
            is_fine = not isinstance(known, str) and not known[1]
            yield Outcome(str(path), self._files.name(path), Kind.BESIDE if is_fine else Kind.ASIDE, sentence)

    def _compared(self, folder: Path) -> tuple[Manifest, tuple[str, ...]] | str:
        """Return a manifest with what is amiss, or why it cannot be used."""
        try:
            manifest = self._files.deliveries.manifest(self._files.content(self._paths[folder]))
            return manifest, amiss(manifest, tuple(self._found(folder)))
        except ReportError as error:
            return str(error)

    def _found(self, folder: Path) -> Iterator[ListedFile]:
        for one in self._beside[folder]:
            name = one.path.name
            if not is_of_a_system(one) or name.lower() == _STARTS_ITSELF:
                with suppress(ReportError):
                    yield listed(name, self._files.content(one.path))

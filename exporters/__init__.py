"""Report → bytes. Never Qt. `EXPORTERS` is the one list to add to."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, NamedTuple

from exporters.release import Release, Variant
from models.checks.findings import Finding
from models.checks.verdict import open_points
from models.report.report import Report
from models.report.unit import file_name
from models.system.errors import NotReady

Write = Callable[[Release, IO[bytes]], tuple[str, ...]]


class Exporter(NamedTuple):
    """A kind of file that a report can become.

    Attributes:
        label: What the clerk reads, for example ``PDF 文件``.
        suffix: With the dot.
        variants: The formal ones that are made of it.
        write: Writes the release to a binary stream that the caller owns. Returns what the clerk
            should know about the file, as sentences.
    """

    label: str
    suffix: str
    variants: tuple[Variant, ...]
    write: Write

    def label_of(self, variant: Variant) -> str:
        """Return what the clerk reads where this variant of the file is meant."""
        return self.label if len(self.variants) == 1 else f"{self.label}（{variant.value}：{variant.purpose}）"

    def file_name(self, release: Release) -> str:
        """Return a name for the file, with suffix; variants of one report have different names."""
        plain = release.variant is Variant.PUBLIC or self.variants == (release.variant,)
        kind = "" if plain else f"（{release.variant.value}）"
        return f"{file_name(release.report)}{kind}{self.suffix}"


def _pdf(release: Release, stream: IO[bytes]) -> tuple[str, ...]:
    from exporters.pdf.pdf_file import write_pdf  # noqa: PLC0415  ReportLab would double the time to the first window

    return write_pdf(release, stream)


def _excel(release: Release, stream: IO[bytes]) -> tuple[str, ...]:
    from exporters.excel import write_excel  # noqa: PLC0415  as above

    write_excel(release, stream)
    return ()


def _word(release: Release, stream: IO[bytes]) -> tuple[str, ...]:
    from exporters.word import write_word  # noqa: PLC0415  as above

    return write_word(release, stream)


PDF = Exporter("PDF 文件", ".pdf", (Variant.PUBLIC, Variant.FILING), _pdf)
EXCEL = Exporter("Excel 工作簿", ".xlsx", (Variant.FILING,), _excel)
WORD = Exporter("Word 文档", ".docx", (Variant.PUBLIC,), _word)
EXPORTERS: tuple[Exporter, ...] = (PDF, EXCEL, WORD)


def let_out(
    report: Report,
    variant: Variant,
    previous: Report | None = None,
    findings: tuple[Finding, ...] | None = None,
    *,
    light_banners: bool = False,
) -> Release:
    """Check `report` and let it out as this variant of it.

    Args:
        report: The report, finished or not.
        variant: Which one is wanted.
        previous: Last year's report of the same unit, where it is at hand.
        findings: All that the check has found in these very reports, where it has just been asked.
        light_banners: Whether banners of tables lie on a light ground; never on what is signed.

    Raises:
        NotReady: A formal variant of a report with open errors is asked for.
    """
    if findings is None:
        from models.rules import check  # noqa: PLC0415  the rules are slow to load

        findings = check(report, previous, missing_characters)
    if variant is not Variant.DRAFT and (count := open_points(findings)):
        raise NotReady(count)
    return Release(
        report,
        variant,
        findings,
        is_checked=True,
        compared_with=previous.year if previous else None,
        light_banners=light_banners,
    )


def missing_characters(text: str) -> frozenset[str]:
    """Return the characters of `text` that no font of this computer has. The first call reads the fonts."""
    from exporters.pdf.fonts import font_book  # noqa: PLC0415  as above

    return font_book().missing(text)

"""Every file that a finished report can become, put into one folder in one act, and one account of what was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from exporters import EXPORTERS, Exporter
from exporters.release import Release, Variant
from models.system.disk_faults import words_of
from models.system.errors import ReportError
from models.system.files import replacing
from models.system.rights import as_usual
from ui.kit.shown_text import one_line


class FileToWrite(NamedTuple):
    """A file that is to be written."""

    path: Path
    exporter: Exporter
    released: Release


class Outcome(NamedTuple):
    """How the writing of a file has ended.

    Attributes:
        remarks: What the clerk should know about the file.
        fault: Why it was not written; empty if it was.
    """

    file: FileToWrite
    remarks: tuple[str, ...] = ()
    fault: str = ""


class Account(NamedTuple):
    """What is told of all of them: a sentence, and what stands under it."""

    sentence: str
    more: str


def files_of(release: Callable[[Variant], Release], folder: Path, named: Callable[[str], str]) -> list[FileToWrite]:
    """Return the files of a report: every kind in every formal variant.

    Args:
        release: Lets the report out as a variant; it is called once for each.
        folder: Where they shall lie.
        named: Returns the name of a file, made of its usual one.
    """
    released = {variant: release(variant) for exporter in EXPORTERS for variant in exporter.variants}
    return [
        FileToWrite(folder / named(exporter.file_name(released[variant])), exporter, released[variant])
        for exporter in EXPORTERS
        for variant in exporter.variants
    ]


def written(files: list[FileToWrite]) -> Iterator[Outcome]:
    """Write the files one after the other; one that cannot be written keeps none of the others from it."""
    for file in files:
        try:
            with replacing(file.path, as_usual) as stream:
                remarks = file.exporter.write(file.released, stream)
        except OSError as error:
            yield Outcome(file, fault=words_of(error))
        except ReportError as error:
            yield Outcome(file, fault=str(error))
        else:
            yield Outcome(file, remarks)


def account_of(outcomes: list[Outcome], folder: Path) -> Account:
    """Return what was written where, what was not and why, and what is to be known of it."""
    failed = [one for one in outcomes if one.fault]
    done = [one for one in outcomes if not one.fault]
    place = one_line(str(folder))
    if not failed:
        sentence = f"{len(done)} 个文件都写好了，在：\n{place}"
    elif done:
        sentence = f"{len(failed)} 个文件没有写成，{len(done)} 个写好了，在：\n{place}"
    else:
        sentence = f"一个文件也没有写成：\n{place}"
    lines = [f"· {_called(one)}" for one in done]
    lines += [f"× 没有写成：{_called(one)}（{one.fault}）" for one in failed]
    advice = ["请看看这些文件是不是正开着，或者换个文件夹再导出。"] if failed else []
    remarks = dict.fromkeys(remark for one in done for remark in one.remarks)
    return Account(sentence, "\n".join([*lines, *advice, *([""] if remarks else []), *remarks]))


def _called(outcome: Outcome) -> str:
    file = outcome.file
    return f"{file.exporter.label_of(file.released.variant)}：{one_line(file.path.name)}"

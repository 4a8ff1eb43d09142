"""The report as a Word document: for the editor of the web site, and for heads who correct in Word.

Asked through `EXPORTERS` with a release.
"""

from __future__ import annotations

from typing import IO

from exporters.release import Release
from exporters.word.markup import body
from exporters.word.page_setup import set_page
from exporters.word.word_contents import contents
from exporters.word.word_file import blank, save, set_properties

_ADVICE = "Word 文档供修改文字和上网发布；在 Word 里改了什么，请在本程序里也改过来。打印签字请用 PDF。"


def write_word(release: Release, stream: IO[bytes]) -> tuple[str, ...]:
    """Write a report as an A4 document with real headings and tables; the same release gives the same bytes.

    Args:
        release: The report, and which variant of it; there is none to file in Word.
        stream: Where to; stays open.

    Returns:
        Sentences for the clerk.
    """
    document = blank()
    empty, full = document.element.body, body(*contents(release.manuscript, tinted=release.is_tinted))
    full.append(empty.sectPr)
    document.element.replace(empty, full)
    set_page(document, release.variant.mark)
    set_properties(document, release)
    save(document, stream)
    return (_ADVICE,)

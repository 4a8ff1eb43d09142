"""The report as a web page of its own, to be put on a site or opened in any browser.

Asked through `EXPORTERS` with a release; `models.importers` reads it back like any other saved page. It says the same
as what is copied for the editor of a site: a spreadsheet opens it, too, and none of it may be a formula there.
"""

from __future__ import annotations

from html import escape
from typing import IO

from exporters.clipboard_page import as_html
from exporters.release import Release
from models.report.wording import title

_STYLE = (
    "body { max-width: 50em; margin: 2em auto; padding: 0 1em; line-height: 1.8; "
    'font-family: "仿宋", "FangSong", serif } p { text-indent: 2em } table { line-height: 1.5 } '
    "p[style] { text-indent: 0 } h1, h2, h3 { font-family: sans-serif }"
)
"""How a browser shows it; an editor of a site that drops it loses nothing but that."""


def write_web_page(release: Release, stream: IO[bytes]) -> None:
    """Write a release as an HTML page in UTF-8, which loads nothing from elsewhere and runs nothing.

    Args:
        release: The report, and which variant of it: a draft says so at its top.
        stream: Where to; stays open.
    """
    mark = f'<p style="text-align: center"><strong>{escape(release.variant.mark)}</strong></p>\n'
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f"<title>{escape(title(release.report))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{mark if release.variant.mark else ''}{as_html(release.report)}</body>\n</html>\n"
    )
    stream.write(page.encode())

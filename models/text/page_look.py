"""What is said of the look of words on a web page, as bits of a number."""

from __future__ import annotations


class Look:
    """How a text looks, as bits of a number; the looks of an element are those of what is in it, too.

    They are plain numbers, for a page asks for them some ten times an element.

    `DOUBTFUL` is what may look otherwise, `PALE` what may not stand out from the ground, `AFLOAT` what may lie over
    other words, `NUMBER` the number of a paragraph in a list, `UNSTYLED` what has a look of its own in a style sheet
    that is not at hand; in what is `VERBATIM` lines end where they end in the source, `SMALLER` is what stands in
    smaller type than what is around it, and `BESIDE` is where a browser writes words of its own. What is `MOVED` may
    stand elsewhere among what is around it than it is written, in what is `TURNED` the parts may, and in what runs
    `FROM_RIGHT` parts stand from right to left.

    Four are of an element alone, and not of what is in it: `OWN_LINE` is a line of its own though its tag makes none,
    `APART` has room around it, or may, `OF_BOXES` is what holds boxes that are set apart from each other, and
    `COVERING` is a box with a ground of its own that may lie over what is around it.
    """

    PLAIN = 0
    GONE = 1
    VEILED = 2
    FADED = 4
    SIZELESS = 8
    INKLESS = 16
    CROSSED_OUT = 32
    RAISED = 64
    DOUBTFUL = 128
    AFLOAT = 256
    NUMBER = 512
    UNSTYLED = 1024
    PALE = 2048
    VERBATIM = 4096
    SMALLER = 8192
    BESIDE = 16384
    MOVED = 32768
    TURNED = 65536
    FROM_RIGHT = 131072
    OWN_LINE = 262144
    APART = 524288
    OF_BOXES = 1048576
    COVERING = 2097152


UNSEEN = Look.GONE | Look.VEILED | Look.FADED | Look.SIZELESS | Look.INKLESS
"""Looks that leave nothing to see. What is not gone keeps its place."""

OUT_OF_ORDER = Look.MOVED | Look.TURNED
"""Looks of what may be shown in another order than it is written."""

ALONE = Look.OWN_LINE | Look.APART | Look.OF_BOXES | Look.COVERING
"""Looks of an element that are not those of what is in it."""

DOUBTS = Look.DOUBTFUL | Look.PALE | Look.BESIDE | OUT_OF_ORDER | Look.FROM_RIGHT
"""Looks of which it is not known whether they are seen just so."""

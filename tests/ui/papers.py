"""PDFs for tests."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
"""Points."""


def marked(count: int) -> bytes:
    """Return pages with a small red square in the middle and their number, large, above."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for number in range(1, count + 1):
        canvas.setFont("Helvetica", 160)
        canvas.drawCentredString(A4[0] / 2, 550, str(number))
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(A4[0] / 2 - 10, A4[1] / 2 - 10, 20, 20, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()

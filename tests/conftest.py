from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Writing a workbook takes longer than Hypothesis would wait.
settings.register_profile("everyday", deadline=None)
settings.load_profile("everyday")

"""Whether banners of tables lie on a light ground in what goes onto the web site; remembered over sessions."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox

from ui.kit.letters import lettered
from ui.kit.plain_widgets import set_tool_tip

_KEY = "light_banners"
_LABEL, _LETTER = "横栏浅色", "B"
_TIP = "公开版和 Word 的表格里，“第二十条第（一）项”这样的横栏用浅蓝色底；签字盖章的报送版总是白底"


def are_light(settings: QSettings) -> bool:
    """Return whether the clerk wants them light; what is remembered may be anything."""
    return settings.value(_KEY) in {True, "true"}


def light_box(settings: QSettings) -> QCheckBox:
    """Return the box to tick, which remembers what was chosen."""
    box = QCheckBox(lettered(_LABEL, _LETTER))
    set_tool_tip(box, _TIP)
    box.setChecked(are_light(settings))
    box.toggled.connect(lambda on: settings.setValue(_KEY, on))
    return box

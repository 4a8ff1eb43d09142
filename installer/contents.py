"""What the installed folder holds, as data: what is kept of Python, Qt and the packages; what Windows has itself."""

from __future__ import annotations

NAME = "年报填报"
PROGRAM = ("main.py", "models", "exporters", "resources", "ui")
"""Of this repository; `start.py` comes from beside this file."""

RUNTIME = (
    *("python311.dll", "python3.dll", "python311.zip", "libffi-8.dll", "vcruntime140.dll", "vcruntime140_1.dll"),
    *("_bz2.pyd", "_ctypes.pyd", "_decimal.pyd", "_elementtree.pyd", "_lzma.pyd", "_queue.pyd", "_socket.pyd"),
    *("_uuid.pyd", "pyexpat.pyd", "select.pyd", "unicodedata.pyd"),
)
"""Of the Windows Python. No OpenSSL: nothing opens a connection, and `hashlib` has its own SHA-256.

`_socket` stays because `logging.handlers` imports it.
"""

PATHS = ("python311.zip", ".", "..\\app", "..\\lib")
"""Where Python looks for modules, and nowhere else."""

NATIVE_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll")
"""Microsoft's C and C++ runtime: one copy of each beside Python, the newest, which is Qt's."""

ONLY = {
    "PySide6": (
        *("*.py", "support/*.py", "pyside6.abi3.dll", "QtCore.pyd", "QtGui.pyd", "QtWidgets.pyd", "QtPrintSupport.pyd"),
        *("Qt6Core.dll", "Qt6Gui.dll", "Qt6Widgets.dll", "Qt6PrintSupport.dll"),
        *("plugins/platforms/qwindows.dll", "plugins/platforms/qoffscreen.dll", "translations/qtbase_zh_CN.qm"),
    ),
    "shiboken6": ("*.py", "Shiboken.pyd", "shiboken6.abi3.dll"),
}
"""Of these packages, nothing else. No Qt6Network, and no plugins of it."""

NEVER = (
    *("*.pyi", "*.pyx", "*.pxd", "*.pxi", "*.h", "*.c", "*.lib", "py.typed", "*/tests/*", "*/test/*", "bin/*"),
    *("*.dist-info/*", "*.data/*", "pypdfium2_cli/*", "lxml/includes/*", "lxml/isoschematron/*", "PIL/_avif.*"),
    "reportlab/fonts/*",
)
"""Of all packages; licences are kept apart. A `*` also stands for folders."""

TAKEN_UP = (
    *("dll", "drv", "ocx", "cpl", "ime", "acm", "ax", "local", "manifest", "config"),
    *("pyd", "py", "pyw", "pyc", "pth", "_pth", "cfg"),
    "conf",
)
"""Ends of names that Windows, Python or Qt may take up from a program’s folder; `launcher/foreign.c` looks for them.

No programs: nothing starts one by its bare name, and a clerk may well keep an installer beside ours.
"""

LOOKED_THROUGH = ("app", "lib", "runtime")
"""Folders that hold nothing but what is shipped, as far as `TAKEN_UP` goes."""

QT_FOLDERS = (
    *("platforms", "platformthemes", "platforminputcontexts", "styles", "imageformats", "iconengines", "generic"),
    *("printsupport", "accessible", "accessiblebridge"),
)
"""Folders beside a program in which the Qt libraries that are shipped look for additions (their `QFactoryLoader`s)."""

OF_WINDOWS = frozenset(
    [
        "advapi32",
        "authz",
        "bcrypt",
        "bcryptprimitives",
        "cfgmgr32",
        "comctl32",
        "comdlg32",
        "crypt32",
        "d2d1",
        "d3d11",
        "d3d12",
        "d3d9",
        "dnsapi",
        "dwmapi",
        "dwrite",
        "dxgi",
        "gdi32",
        "imm32",
        "iphlpapi",
        "kernel32",
        "mpr",
        "msvcrt",
        "netapi32",
        "ntdll",
        "ole32",
        "oleaut32",
        "powrprof",
        "propsys",
        "psapi",
        "rpcrt4",
        "secur32",
        "setupapi",
        "shcore",
        "shell32",
        "shlwapi",
        "synchronization",
        "ucrtbase",
        "uiautomationcore",
        "user32",
        "userenv",
        "usp10",
        "uxtheme",
        "version",
        "winmm",
        "winspool.drv",
        "ws2_32",
        "wtsapi32",
        "icuuc",
        "icuin",
        "icu",
    ]
)
"""Libraries of Windows 10 1809; beside these, all whose names begin with `api-ms-win-`."""

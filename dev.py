"""Set up this project and start it; needs only Python and its standard library.

用法：python3 dev.py 命令 [参数…]      （Windows：py dev.py 命令 [参数…]）

  run [参数…]    准备环境并启动程序；参数交给 main.py；没有显示器时处理示例
  test [参数…]   准备环境并运行测试；参数交给 pytest
  lint           检查格式、写法、类型、模块间的引用
  bench [参数…]  测量速度
  endure [哪些]  长时间的考验（kills 强行结束、no_network 不联网、soak 连续使用），默认全部，要几十分钟
  fuzz [分钟]    用改坏的文件试每一条导入的路
  picture [文件] 重新生成 README 里的窗口图片（resources/pictures/window.png）
  schema         按各版格式写出 resources/report.schema.json
  setup          只准备环境
  checkers       安装独立的 PDF 校验程序（Debian，需要管理员权限），让测试用它检查导出的文件
  installer      生成 Windows 安装程序和免安装的压缩包，放在 dist（Debian）；--fast 压缩得快，文件大
  trial          生成安装程序，在 Wine 里安装、自检、升级、卸载（Debian）
  lock [参数…]   按 pyproject.toml 重新锁定依赖；参数交给 uv，例如 --upgrade
"""

# This file has to parse and begin on Python 3.8, which is then told what is missing.
from __future__ import annotations

import hashlib
import importlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path

# The versions that the locked packages have wheels for, the best known first.
PYTHONS = ("3.13", "3.12", "3.11", "3.14")
THIS_PYTHON = "{}.{}".format(*sys.version_info)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
VENV_PYTHON = VENV_BIN / ("python.exe" if os.name == "nt" else "python")
MAIN = ROOT / "main.py"
RUNTIME = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"
SAMPLE = "resources/samples/002_kaiyuan_street_2023.json"
SCHEMA = "resources/report.schema.json"
OUT = "out"

# What a bare Debian 12 lacks; more comes along with these.
QT_PACKAGES = ("libglib2.0-0", "libgl1", "libegl1", "libfontconfig1", "libxkbcommon0", "libdbus-1-3")
WINDOW_PACKAGES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libwayland-cursor0",
    "libwayland-egl1",
)
FONT_PACKAGES = ("fonts-wqy-microhei",)

# Apache PDFBox Preflight, which tells whether a PDF is fit for archives.
CHECKER_PACKAGES = (
    "libpdfbox2-java",
    "libfontbox2-java",
    "libactivation-java",
    "libjaxb-api-java",
    "libcommons-logging-java",
)

# What builds a program for Windows, and an installer; and what plays Windows, as one in China.
BUILD_PACKAGES = ("nsis", "gcc-mingw-w64-x86-64-win32")
BUILD_TOOLS = ("makensis", "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres")
TRIAL_PACKAGES = ("wine", "wine64", "locales")

# A module of tests stays in one process, where its tests share what is dear.
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=loadfile")

# What `lint` runs, under the names by which it says what failed.
CHECKS: dict[str, tuple[str | Path, ...]] = {
    "ruff format": (VENV_PYTHON, "-m", "ruff", "format", "--check"),
    "ruff check": (VENV_PYTHON, "-m", "ruff", "check"),
    "mypy": (VENV_PYTHON, "-m", "mypy"),
    "lint-imports": (VENV_BIN / "lint-imports",),
}

UV = "uv==0.13.8"
LOCK_OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--only-binary=:all:",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--annotation-style=line",
    "--custom-compile-command=python3 dev.py lock",
    "--quiet",
)


class SetUpError(Exception):
    """What keeps the environment from being made, as a sentence for the person at the keyboard."""


def main(arguments: Sequence[str]) -> int:
    """Carry out the command in `arguments` and return its exit status."""
    speak_utf8()
    if not fits(THIS_PYTHON):
        return start_again(arguments)
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(__doc__)
        return 0 if {"-h", "--help"}.intersection(arguments) else 2
    try:
        return command(arguments[1:])
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


# The commands


def run(arguments: Sequence[str]) -> int:
    """Start the program; without a display and arguments, let it do its job on a sample."""
    set_up(RUNTIME)
    if arguments or has_display():
        return call(VENV_PYTHON, MAIN, *arguments)
    return run_sample()


def test(arguments: Sequence[str]) -> int:
    """Run the tests, all of them on all processors; no display is needed."""
    set_up(RUNTIME, DEVELOPMENT)
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return call(VENV_PYTHON, "-m", "pytest", *(arguments or SIDE_BY_SIDE), cwd=ROOT, QT_QPA_PLATFORM=platform)


def bench(arguments: Sequence[str]) -> int:
    """Measure the speed, showing what the measurements print."""
    return test(["-s", "tests/bench", *arguments])


def endure(arguments: Sequence[str]) -> int:
    """Run the trials of endurance with their full numbers, showing what they measure."""
    which = [f"tests/endurance/test_{name}.py" for name in arguments] or ["tests/endurance"]
    return test(["-s", "--hypothesis-profile=thorough", *which])


def fuzz(arguments: Sequence[str]) -> int:
    """Try damaged files on every importer."""
    set_up(RUNTIME, DEVELOPMENT)
    return call(VENV_PYTHON, "-m", "tests.fuzz", *arguments, cwd=ROOT)


def lint(_: Sequence[str]) -> int:
    """Run every checker."""
    set_up(RUNTIME, DEVELOPMENT)
    return run_all(CHECKS)


def picture(arguments: Sequence[str]) -> int:
    """Make the picture of the window again that README shows."""
    set_up(RUNTIME, DEVELOPMENT)
    return call(VENV_PYTHON, "-m", "tests.pictures", *arguments, cwd=ROOT)


def schema(_: Sequence[str]) -> int:
    """Write the description of the JSON format anew, from the editions of the form."""
    set_up(RUNTIME)
    make = f"from models.report.json_schema import schema_file; open({SCHEMA!r}, 'wb').write(schema_file())"
    return call(VENV_PYTHON, "-c", make, cwd=ROOT)


def setup(_: Sequence[str]) -> int:
    """Make the environment for running, testing and checking."""
    set_up(RUNTIME, DEVELOPMENT)
    return 0


def checkers(_: Sequence[str]) -> int:
    """Install the independent checkers that CI judges our files with."""
    java = () if shutil.which("java") else ("default-jre-headless",)
    return provide(*java, *CHECKER_PACKAGES)


def installer(arguments: Sequence[str]) -> int:
    """Build the installer for Windows."""
    set_up(RUNTIME, DEVELOPMENT)
    status = 0 if all(map(shutil.which, BUILD_TOOLS)) else provide(*BUILD_PACKAGES)
    return status or call(VENV_PYTHON, "-m", "installer.build", *arguments, cwd=ROOT)


def trial(arguments: Sequence[str]) -> int:
    """Build the installer and try what it installs, as far as this can be done without Windows."""
    set_up(RUNTIME, DEVELOPMENT)
    status = provide(*BUILD_PACKAGES, *TRIAL_PACKAGES)
    return status or call(VENV_PYTHON, "-m", "installer.trial", *arguments, cwd=ROOT)


def lock(arguments: Sequence[str]) -> int:
    """Write the two requirement files anew; without `--upgrade`, versions stay where they can."""
    with tempfile.TemporaryDirectory() as folder:
        require(call(sys.executable, "-m", "venv", folder), "无法创建临时环境。")
        scripts = Path(folder) / VENV_BIN.name
        require(call(scripts / VENV_PYTHON.name, "-m", "pip", "install", "--quiet", UV), "无法安装 uv。")
        uv = [str(scripts / "uv"), "pip", "compile", f"--python={sys.executable}", *LOCK_OPTIONS, *arguments]
        runtime = ("pyproject.toml", f"--output-file={RUNTIME.name}")
        development = ("--group=dev", f"--constraints={RUNTIME.name}", f"--output-file={DEVELOPMENT.name}")
        return call(*uv, *runtime, cwd=ROOT) or call(*uv, *development, cwd=ROOT)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "endure": endure,
    "fuzz": fuzz,
    "picture": picture,
    "schema": schema,
    "setup": setup,
    "checkers": checkers,
    "installer": installer,
    "trial": trial,
    "lock": lock,
}


# The right Python


def fits(version: str) -> bool:
    """Tell whether this interpreter, of the given version, can run the program."""
    return version in PYTHONS and sys.maxsize > 2**32


def start_again(arguments: Sequence[str]) -> int:
    """Start this file with an installed Python that fits, or say which one to install."""
    python = fitting_python()
    if python is None:
        bits = 64 if sys.maxsize > 2**32 else 32
        say(f"需要 64 位的 Python 3.11–3.14，现在是 {bits} 位的 {THIS_PYTHON}。请安装后重试。")
        say(f"64-bit Python 3.11-3.14 is needed; this is {bits}-bit {THIS_PYTHON}. Please install it and try again.")
        return 1
    return call(*python, Path(__file__).resolve(), *arguments)


def fitting_python() -> list[str] | None:
    """Return the command that starts an installed Python that fits, if there is one."""
    candidates = [[f"python{version}"] for version in PYTHONS] + [["py", f"-{version}"] for version in PYTHONS]
    return next((command for command in candidates if is_fitting(command)), None)


def is_fitting(command: Sequence[str]) -> bool:
    """Tell whether `command` starts a 64-bit Python; a version manager's shim may exist and not work."""
    program = shutil.which(command[0])
    return program is not None and succeeds(program, *command[1:], "-c", "import sys; sys.exit(sys.maxsize < 2**32)")


# System libraries


def provide_system_packages() -> None:
    """Install the libraries that are missing; without the right to do so, say how."""
    missing = missing_system_packages()
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if not is_root():
        say(f"缺少系统库，请管理员运行：\n  sudo apt-get update && sudo {' '.join(install)}")
        return
    say(f"正在安装系统库：{' '.join(missing)}")
    apt_get("update")
    apt_get(*install[1:])
    if missing_system_packages():
        say("系统库没有装全，程序可能无法启动。")


def provide(*packages: str) -> int:
    """Install the packages of Debian that are missing, or say how; return what apt-get does."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        say("这台电脑没有 apt，这一步只能在 Debian 上做。")
        return 1
    present = installed_packages()
    missing = [name for name in packages if name not in present]
    if not missing:
        return 0
    install = ["install", "-y", "--no-install-recommends", *missing]
    if not is_root():
        say(f"请管理员运行：\n  sudo apt-get update && sudo apt-get {' '.join(install)}")
        return 1
    say(f"正在安装：{' '.join(missing)}")
    apt_get("update")
    return apt_get(*install)


def missing_system_packages() -> list[str]:
    """Return the packages to install; none on a system without Debian's tools."""
    if not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return []
    venv = () if has_ensurepip() else (f"python{THIS_PYTHON}-venv",)
    present = installed_packages()
    return [name for name in (*venv, *QT_PACKAGES, *WINDOW_PACKAGES, *FONT_PACKAGES) if name not in present]


def installed_packages() -> set[str]:
    """Return the names of all installed packages and what they provide.

    Newer releases renamed some (libglib2.0-0t64) and provide the old name.
    """
    query = [shutil.which("dpkg-query") or "", "-W", "-f", "${db:Status-Status} ${Package} ${Provides}\n"]
    lines = subprocess.run(query, capture_output=True, encoding="utf-8", check=False).stdout.splitlines()
    return set(chain.from_iterable(line.replace(",", " ").split() for line in lines if line.startswith("installed ")))


def apt_get(*arguments: str) -> int:
    """Call apt-get, waiting for the lock that a fresh machine's automatic updates may hold."""
    program = shutil.which("apt-get") or "apt-get"
    return call(program, "-o", "DPkg::Lock::Timeout=300", *arguments, DEBIAN_FRONTEND="noninteractive")


def is_root() -> bool:
    """Tell whether system packages may be installed."""
    return sys.platform == "linux" and os.geteuid() == 0


def has_ensurepip() -> bool:
    """Tell whether this Python can make an environment with pip; Debian packs that apart."""
    importlib.invalidate_caches()  # it may just have been installed
    return importlib.util.find_spec("ensurepip") is not None


# The environment in .venv


def set_up(*requirements: Path) -> None:
    """Make `.venv` hold what `requirements` name; return at once if it does."""
    provide_system_packages()
    if all(map(is_installed, requirements)):
        return
    make_venv()
    outdated = [file for file in requirements if not is_installed(file)]
    install(outdated)
    for file in outdated:
        stamp(file).write_text(fingerprint(file), encoding="utf-8")


def make_venv() -> None:
    """Make `.venv` unless it is there and works."""
    works = f"import pip, sys; sys.exit('{{}}.{{}}'.format(*sys.version_info) != '{THIS_PYTHON}')"
    if VENV_PYTHON.exists() and succeeds(VENV_PYTHON, "-c", works):
        return
    if not has_ensurepip():
        message = "这个 Python 不能创建虚拟环境。Debian/Ubuntu 请先运行：\n  sudo apt-get install -y python{}-venv"
        raise SetUpError(message.format(THIS_PYTHON))
    say("正在创建 .venv …")
    require(call(sys.executable, "-m", "venv", "--clear", VENV), "无法创建 .venv。")


def install(requirements: Iterable[Path]) -> None:
    """Install exactly the locked wheels."""
    say("正在安装依赖（首次约需几分钟）…")
    options = ["--disable-pip-version-check", "--no-input", "--require-hashes", "--only-binary=:all:"]
    if not sys.stdout.isatty():
        options.append("--quiet")  # a log needs no progress bars
    files = [f"--requirement={file}" for file in requirements]
    status = call(VENV_PYTHON, "-m", "pip", "install", *options, *files)
    require(status, "依赖没有装全，原因见上；若是网络问题，请稍后重试。")


def is_installed(requirements: Path) -> bool:
    """Tell whether `.venv` was made here, by this Python, from this very file."""
    note = stamp(requirements)
    return VENV_PYTHON.exists() and note.exists() and note.read_text(encoding="utf-8") == fingerprint(requirements)


def stamp(requirements: Path) -> Path:
    """Return the file that notes what was installed; it goes with `.venv`."""
    return VENV / f"{requirements.stem}.stamp"


def fingerprint(requirements: Path) -> str:
    """Return what an installation depends on: an environment can be neither moved nor used by another Python."""
    content = hashlib.sha256(requirements.read_bytes()).hexdigest()
    return "\n".join([content, THIS_PYTHON, str(VENV)])


# The sample, where there is no display


def has_display() -> bool:
    """Tell whether a window can be shown."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def run_sample() -> int:
    """Check and export a sample on the command line, and say what was made."""
    say(f"没有显示器（DISPLAY、WAYLAND_DISPLAY 均未设置），不打开窗口，改为核对并导出示例 {SAMPLE}。")
    started = time.time()
    check = call_aloud(VENV_PYTHON, MAIN.name, "check", SAMPLE)
    export = call_aloud(VENV_PYTHON, MAIN.name, "export", SAMPLE, "--to", OUT)
    made = [file for file in sorted((ROOT / OUT).rglob("*")) if file.is_file() and file.stat().st_mtime >= started]
    say("\n  ".join(["已生成：", *map(str, made)]) if made else "没有生成文件。")
    return check or export


# Saying and calling


def speak_utf8() -> None:
    """Print Chinese anywhere, as the programs called from here do."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(sentence: str) -> None:
    """Print `sentence` before what the next program prints."""
    print(sentence, flush=True)


def call(*command: str | Path, cwd: Path | None = None, **environment: str) -> int:
    """Run `command` to its end and return its exit status, as a shell counts it."""
    variables = {**os.environ, "PYTHONUTF8": "1", **environment}
    status = subprocess.run(command, cwd=cwd, env=variables, check=False).returncode
    return 128 - status if status < 0 else status


def call_aloud(*command: str | Path) -> int:
    """Run `command` in the project's folder after showing it."""
    say(f"\n$ {' '.join(str(word).replace(str(VENV_BIN) + os.sep, '') for word in command)}")
    return call(*command, cwd=ROOT)


def succeeds(*command: str | Path) -> bool:
    """Tell whether `command` can be run and exits with 0; it prints nothing."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def require(status: int, otherwise: str) -> None:
    """Go on after the exit status 0 only.

    Raises:
        SetUpError: `status` is not 0; the sentence is `otherwise`.
    """
    if status:
        raise SetUpError(otherwise)


def run_all(commands: Mapping[str, Sequence[str | Path]]) -> int:
    """Run every command, also after one has failed; say which have failed, and return the first failure."""
    statuses = {name: call_aloud(*command) for name, command in commands.items()}
    say("\n" + judgement(statuses))
    return first_failure(statuses.values())


def judgement(statuses: Mapping[str, int]) -> str:
    """Return the names of the commands that have failed, by their exit statuses, as one line."""
    failed = [name for name, status in statuses.items() if status]
    return f"没有通过：{'、'.join(failed)}。" if failed else f"全部通过：{'、'.join(statuses)}。"


def first_failure(statuses: Iterable[int]) -> int:
    """Return the first exit status that is not 0, or 0."""
    return next(filter(None, statuses), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Ways round an auditor of Python, as code of the process that reads; each fails by OSError where it is held."""

from __future__ import annotations

from typing import NamedTuple

from models.importers.sandbox.held import Held


class Way(NamedTuple):
    """A way out.

    Attributes:
        held: What the system has to refuse so that it leads nowhere.
    """

    held: Held
    code: str


BLINDED = """
import gc
guard = next(one for one in gc.get_objects() if type(one).__name__ == "Guard")
type(guard).__call__ = lambda *_: None
"""
"""The auditor, found and turned off. In a process without one there is nothing to turn off."""

NATIVE = """
libc = ctypes.CDLL(None, use_errno=True)

def native(name, *arguments):
    result = getattr(libc, name)(*arguments)
    if result == -1:
        raise OSError(ctypes.get_errno(), name)
    return result

def status(child):
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
"""

UNHEARD: dict[str, Way] = {
    "the part below subprocess": Way(
        Held.STARTS,
        "sys.audit = lambda *_: None\nsubprocess.run(['/bin/sh', '-c', ': > new'], check=True)",
    ),
    "a pipe with a name": Way(Held.WRITES, "os.mkfifo('new')"),
    "a file as a node": Way(Held.WRITES, "os.mknod('new', 0o100600)"),
    "more memory than is counted": Way(Held.MEMORY, "mmap.mmap(-1, 400_000_000)"),
    "what was open before": Way(Held.WRITES, "mmap.mmap(opened.fileno(), 1)[0] = 0x32"),
}
"""What the auditor does not hear of."""

BLIND: dict[str, Way] = {
    "open": Way(Held.WRITES, "open('new', 'w')"),
    "native open": Way(Held.WRITES, "native('open', b'new', os.O_WRONLY | os.O_CREAT, 0o600)"),
    "native creat": Way(Held.WRITES, "native('creat', b'new', 0o600)"),
    "empty": Way(Held.WRITES, "os.close(os.open('victim', os.O_RDONLY | os.O_TRUNC))"),
    "cut off": Way(Held.WRITES, "os.truncate('victim', 0)"),
    "native unlink": Way(Held.WRITES, "native('unlink', b'victim')"),
    "native rename": Way(Held.WRITES, "native('rename', b'victim', b'new')"),
    "native mkdir": Way(Held.WRITES, "native('mkdir', b'new', 0o700)"),
    "native link": Way(Held.WRITES, "native('link', b'victim', b'new')"),
    "native symlink": Way(Held.WRITES, "native('symlink', b'victim', b'new')"),
    "native chmod": Way(Held.WRITES, "native('chmod', b'victim', 0o777)"),
    "change times": Way(Held.WRITES, "os.utime('victim', (1, 1))"),
    "native socket": Way(Held.CONNECTIONS, "native('socket', 2, 1, 0)"),
    "local socket": Way(Held.CONNECTIONS, "socket.socket(socket.AF_UNIX).bind('new')"),
    "native fork": Way(Held.STARTS, "child = native('fork')\nchild or os._exit(0)\nstatus(child)"),
    "native system": Way(Held.STARTS, "if native('system', b': > new'):\n    raise OSError"),
    "another program": Way(
        Held.STARTS, "child = os.posix_spawn('/bin/sh', ['sh', '-c', ': > new'], {})\nstatus(child)"
    ),
    "a thread": Way(Held.STARTS, "threading.Thread(target=int).start()"),
    "become another program": Way(Held.STARTS, "os.execv('/bin/sh', ['sh', '-c', 'echo done'])"),
    "another process": Way(Held.STARTS, "native('kill', os.getppid(), 0)"),
    "look into another file": Way(Held.LOOKS, "open('victim').close()"),
    "native look": Way(Held.LOOKS, "native('open', b'victim', os.O_RDONLY)"),
    "look around": Way(Held.LOOKS, "os.listdir('.')"),
    "new code": Way(Held.MEMORY, "mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_EXEC)"),
    "raise the limits": Way(Held.MEMORY, "native('setrlimit', resource.RLIMIT_CORE, (ctypes.c_ulong * 2)())"),
}
"""What it would refuse, done where it is off."""

"""Importing a module does nothing but define things: no file, no connection, no process, no look at the environment."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "jobs", "services", "handover", "messages", "storage", "playground")
RUN_BY_ALEMBIC = "storage/migrations"
"""Scripts that Alembic runs; nobody imports them."""

WATCH = r"""
import importlib, json, os, sys

root, modules = sys.argv[1], json.loads(sys.argv[2])
deeds = []
FORBIDDEN = {
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request",
    "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.mkdir", "os.remove",
    "os.rename", "os.rmdir", "os.truncate", "os.chmod", "os.link", "os.symlink", "shutil.copyfile", "shutil.rmtree",
    "sqlite3.connect", "tempfile.mkstemp", "tempfile.mkdtemp", "os.putenv", "os.unsetenv", "_thread.start_new_thread",
}
CODE = (".py", ".pyc", ".so")
current = None

def ours(depth):
    frame = sys._getframe(depth)
    for _ in range(3):
        if frame is None:
            return False
        if frame.f_code.co_filename.startswith(root) and "/.venv/" not in frame.f_code.co_filename:
            return True
        frame = frame.f_back
    return False

def hook(event, arguments):
    if current is None:
        return
    if event == "open":
        path, mode, flags = arguments
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC)
        reads_data = str(path).startswith(root) and "/.venv/" not in str(path) and not str(path).endswith(CODE)
        if writes or reads_data:
            deeds.append(f"{current} opens {path}")
    elif event in FORBIDDEN:
        deeds.append(f"{current}: {event} {arguments!r}"[:300])

class Watched(type(os.environ)):
    def __getitem__(self, name):
        if current is not None and ours(2):
            deeds.append(f"{current} looks at {name} in the environment")
        return super().__getitem__(name)

os.environ.__class__ = Watched
sys.addaudithook(hook)
sys.path.insert(0, root)
for current in modules:
    importlib.import_module(current)
current = None
print(json.dumps(deeds))
"""


def modules(folder: Path) -> list[str]:
    """Return the dotted names of all modules below a package's folder."""
    files = [file.relative_to(folder.parent) for file in sorted(folder.rglob("*.py"))]
    named = [file for file in files if not file.as_posix().startswith(RUN_BY_ALEMBIC)]
    return [".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in named]


def deeds(root: Path, names: list[str]) -> list[str]:
    """Return what importing these modules one after the other did in a fresh interpreter, besides reading code."""
    words = [sys.executable, "-B", "-c", WATCH, str(root), json.dumps(names)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=root)
    assert done.returncode == 0, done.stderr
    told: list[str] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_importing_the_whole_house_does_nothing() -> None:
    names = [name for package in PACKAGES for name in modules(ROOT / package)]
    assert len(names) > 100
    assert deeds(ROOT, names) == []


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("open('made.txt', 'w').close()", "made.txt"),
        ("from pathlib import Path; Path(__file__).with_name('data.yml').read_text()", "data.yml"),
        ("import socket; socket.socket().bind(('127.0.0.1', 0))", "socket.bind"),
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', ''])", "subprocess.Popen"),
        ("import os; os.environ.get('HOME')", "HOME"),
        ("import os; os.getenv('HOME')", "HOME"),
    ],
)
def test_the_watch_sees_what_a_module_does(tmp_path: Path, code: str, what: str) -> None:
    package = tmp_path / "loud"
    package.mkdir()
    (package / "__init__.py").write_text(code)
    (package / "data.yml").write_text("")
    seen = deeds(tmp_path, modules(package))
    assert len(seen) == 1
    assert what in seen[0]

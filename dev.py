#!/usr/bin/env python3
"""The commands of whoever works on quickphrase; needs nothing but Python 3.11.

    python3 dev.py run [ARGS]       start the program (without a display: a practice session that plays itself)
    python3 dev.py test             every check that CI does
    python3 dev.py test ARGS        only pytest, with these arguments
    python3 dev.py bench [--write]  the benchmarks; --write puts the results into docs/benchmarks.md

What is missing is installed first: Python packages into .venv, and on Debian as root the packages below.
"""

import ast
import concurrent.futures
import contextlib
import hashlib
import importlib.util
import os
import pathlib
import platform
import shutil
import subprocess
import sys
from datetime import datetime

HERE = pathlib.Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
READY = VENV / "quickphrase-ready"
PICTURES = HERE / "build" / "practice"

DEBIAN_QT = """
    libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libdbus-1-3 fonts-noto-cjk fonts-dejavu-core """
DEBIAN_DESKTOP = " xvfb xauth openbox dunst trayer x11-xserver-utils dbus dbus-x11 xclip "
DEBIAN_TESTS = """
    hexchat ngircd libnotify-bin xdotool wmctrl x11-utils x11-apps imagemagick
    python3-gi gir1.2-gtk-3.0 fcitx5 fcitx5-pinyin fcitx5-frontend-gtk2 fcitx5-frontend-gtk3 """


class ProblemError(Exception):
    """What a person has to know, in one sentence; ends the program."""


def say(text: str) -> None:
    print(f"dev.py: {text}", flush=True)


def call(command: list[str], **options: object) -> int:
    return subprocess.run(command, check=False, cwd=HERE, **options).returncode


def hear(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
    """Run it without a word; what it says is in the result."""
    return subprocess.run(
        command, check=False, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options
    )


def must(command: list[str], sentence: str, **options: object) -> None:
    """Run it without a word; when it fails, show the end of what it said and raise ProblemError(sentence)."""
    done = hear(command, **options)
    if done.returncode:
        print(*done.stdout.splitlines()[-15:], sep="\n", file=sys.stderr)
        raise ProblemError(sentence)


def install_debian_packages(wanted: str) -> None:
    """Nothing happens where there is no dpkg, or nothing is missing."""
    if not shutil.which("dpkg-query"):
        return
    known = hear(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *wanted.split()]).stdout
    missing = [name for name in wanted.split() if f"installed {name}" not in known.splitlines()]
    install = ["apt-get", "install", "--no-install-recommends", *missing]
    if missing and os.geteuid() != 0:
        say(f"some Debian packages are missing, tests that need them are skipped; sudo {' '.join(install)}")
    elif missing:
        say(f"installing Debian packages: {' '.join(missing)}")
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        must(["apt-get", "update", "-qq"], "the Debian package lists could not be read: is there a network?", env=quiet)
        must([*install, "-qq", "-y"], "Debian packages could not be installed; apt's words stand above.", env=quiet)


def install_python_packages() -> None:
    """Make .venv hold the project and its development dependencies; instant while pyproject.toml has not changed."""
    import tomllib  # Python 3.11

    pyproject = (HERE / "pyproject.toml").read_bytes()
    state = hashlib.sha256(pyproject).hexdigest()
    usable = PYTHON.exists() and hear([str(PYTHON), "-c", "import pip"]).returncode == 0
    if usable and READY.is_file() and READY.read_text() == state:
        return
    if not usable:
        if sys.platform == "linux" and importlib.util.find_spec("ensurepip") is None:
            install_debian_packages("python3-venv")
        say("making .venv")
        make = [sys.executable, "-m", "venv", "--clear", str(VENV)]
        must(make, "no virtual environment could be made; on Debian, install python3-venv.")
    say("installing Python packages into .venv (once; about a minute)")
    development = tomllib.loads(pyproject.decode())["dependency-groups"]["dev"]
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--editable", str(HERE), *development]
    must(install, "the Python packages could not be installed; pip's words stand above.")
    READY.write_text(state)


def prepare(debian: str) -> None:
    if sys.platform == "linux":
        install_debian_packages(debian)
    install_python_packages()


def has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def in_own_desktop(command: list[str]) -> list[str]:
    """The command with an X server, window manager, tray and notification daemon of its own, which end with it."""
    if not shutil.which("xvfb-run"):
        raise ProblemError("there is no display and no Xvfb to make one: install xvfb, or run this on a desktop.")
    screen = "-screen 0 1280x800x24 -nolisten tcp -noreset"
    # The desktop's own words go nowhere, the command's where they belong.
    bus = 'exec dbus-run-session -- "$@" 3>&2 2>/dev/null'
    inside = 'xsetroot -solid "#4a6079"; openbox >/dev/null & dunst & '
    inside += 'trayer --edge bottom --align right --widthtype request & sleep 0.5; "$@" 2>&3'
    return ["xvfb-run", "-a", "-s", screen, "sh", "-c", bus, "sh", "sh", "-c", inside, "sh", *command]


def run(args: list[str]) -> int:
    prepare(DEBIAN_QT if has_display() else DEBIAN_QT + DEBIAN_DESKTOP)
    program = [str(PYTHON), "-m", "assistant"]
    if has_display():
        return call([*program, *(args or ["start"])])
    if not args:
        say(f"no display here, so a practice session plays itself; pictures: {PICTURES.relative_to(HERE)}/")
        PICTURES.mkdir(parents=True, exist_ok=True)
    return call(in_own_desktop([*program, *(args or ["practice", "--auto", "--screenshots", str(PICTURES)])]))


def checks() -> dict[str, list[str]]:
    """The checks beside the tests, each a command."""
    tools = PYTHON.parent
    wanted = {
        "ruff check": [str(tools / "ruff"), "check", "."],
        "ruff format": [str(tools / "ruff"), "format", "--check", "."],
        "types": [str(tools / "mypy")],
        "layers": [str(tools / "lint-imports")],
    }
    for name, script in {"docs": "docs/generate.py", "translations": "resources/locale/update.py"}.items():
        if (HERE / script).exists():
            wanted[name] = [str(PYTHON), script, "--check"]
    return wanted


def test(args: list[str]) -> int:
    prepare(DEBIAN_QT + DEBIAN_DESKTOP + DEBIAN_TESTS)
    pytest = [str(PYTHON), "-m", "pytest"]
    if args:
        return call([*pytest, *args])
    failed = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        commands = checks()
        for name, done in zip(commands, pool.map(hear, commands.values()), strict=True):
            say(f"{name}: {'FAILED' if done.returncode else 'ok'}")
            if done.returncode:
                print(done.stdout)
                failed.append(name)
    several = {"tests": ["not end2end", "-n", "auto", "--dist", "loadfile"], "end to end": ["end2end", "-v"]}
    for name, selection in several.items():
        code = call([*pytest, "-q", "-m", *selection])
        say(f"{name}: {'FAILED' if code else 'ok'}")
        failed += [name] if code else []
    say(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def bench(args: list[str]) -> int:
    """Each benchmark prints what it has measured and decides nothing."""
    prepare(DEBIAN_QT + DEBIAN_DESKTOP + DEBIAN_TESTS)
    made = "Made by `python3 dev.py bench --write`. The ratios count; the times are one machine's:"
    pages = ["# Benchmarks", f"{made} {machine()}."]
    for script in sorted((HERE / "tests" / "benchmarks").glob("bench_*.py")):
        done = hear([str(PYTHON), str(script)])
        pages.append(section(script, done.stdout.strip()))
        print(pages[-1], flush=True)
        if done.returncode:
            raise ProblemError(f"{script.relative_to(HERE)} failed; its words stand above.")
    if "--write" in args:
        (HERE / "docs" / "benchmarks.md").write_text("\n\n".join(pages) + "\n", encoding="utf-8")
    return 0


def machine() -> str:
    versions = "import platform, PySide6; print('Python', platform.python_version(), 'PySide6', PySide6.__version__)"
    system = "Xvfb" if sys.platform == "linux" else platform.system()
    with contextlib.suppress(OSError):
        system += f", {platform.freedesktop_os_release()['PRETTY_NAME']}"
    today = datetime.now().astimezone().date()
    return f"{os.cpu_count()} cores, {system}, {hear([str(PYTHON), '-c', versions]).stdout.strip()}, {today}"


def section(script: pathlib.Path, measured: str) -> str:
    """What a benchmark says of itself, and what it has measured."""
    name = script.stem.removeprefix("bench_").capitalize()
    about = ast.get_docstring(ast.parse(script.read_text(encoding="utf-8"))) or ""
    tables = any(line.startswith("|--") for line in measured.splitlines())
    return "\n\n".join([f"## {name}", about, measured if tables else f"```text\n{measured}\n```"])


def main(args: list[str]) -> int:
    commands = {"run": run, "test": test, "bench": bench}
    if sys.version_info < (3, 11):  # noqa: UP036 - said here before something fails less clearly
        raise ProblemError(f"quickphrase needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not args or args[0] not in commands:
        print(__doc__.strip())
        return 0 if args in ([], ["-h"], ["--help"]) else 2
    return commands[args[0]](args[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ProblemError as problem:
        sys.exit(f"dev.py: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)

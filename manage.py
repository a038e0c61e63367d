#!/usr/bin/env python3
"""The one command of this house: it sets itself up on the first run, then does what was asked.

Standard library only, because it runs before anything is installed. The first run makes `.venv` and installs the pinned
libraries, each checked against its hash; a later run sees by a stamp that nothing changed and starts at once.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python must read a sentence and not a traceback
    sys.exit(f"Python 3.11 or newer is needed; this is Python {sys.version_info[0]}.{sys.version_info[1]}.")

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"

# Command: what it is for, the requirement file it needs, and the arguments of the Python that runs it.
# What is not here is a sub-command of the bot.
CHILDREN = {
    "demo": ("a group chat with the bot in your browser; no token, no internet", RUNTIME, ["-m", "sandbox", "demo"]),
    "play": ("play a scenario file in the terminal", RUNTIME, ["-m", "sandbox", "play"]),
    "serve": ("the Telegram emulator's HTTP door alone", RUNTIME, ["-m", "sandbox", "serve"]),
    "run": ("run the bot (BOT_TOKEN is needed)", RUNTIME, ["-m", "bot", "run"]),
    "migrate": ("bring the database up to date", RUNTIME, ["-m", "bot", "migrate"]),
    "verify": ("look for tampering and for balances that do not add up", RUNTIME, ["-m", "bot", "verify"]),
    "backup": ("write a backup", RUNTIME, ["-m", "bot", "backup"]),
    "export": ("export a group's books", RUNTIME, ["-m", "bot", "export"]),
    "gallery": ("draw every chart into docs/gallery/", RUNTIME, ["-m", "charts.gallery"]),
    "test": ("all tests, or those you name", DEVELOPMENT, ["-m", "pytest", "-q", "-n", "auto"]),
    "simulate": ("the long kill test; `simulate year`: a year of reminders", DEVELOPMENT, ["-m", "tests.simulation"]),
    "bench": ("measure speed and memory", DEVELOPMENT, ["-m", "benchmarks"]),
}
OWN = {
    "check": "style, types, import directions, dependencies and translations",
    "lock": "renew the pinned requirements (needs Python 3.11)",
}

# Each check, and the plain sentence for when it fails.
CHECKS = [
    ("ruff check", ["-m", "ruff", "check", "."], "The code breaks a style rule."),
    ("ruff format", ["-m", "ruff", "format", "--check", "."], "Some files are not formatted: run `ruff format .`"),
    ("mypy", ["-m", "mypy"], "The types do not fit."),
    (
        "import-linter",
        ["-c", "from importlinter.cli import lint_imports_command as main; main()"],
        "An import goes the wrong way.",
    ),
    ("deptry", ["-m", "deptry", "."], "Imports and declared dependencies differ."),
    ("catalogues", ["-m", "locales", "check"], "A sentence is not translated: see `python -m locales missing`."),
]


def main(arguments: list[str]) -> int:
    """Do what the first argument says; the rest belongs to the child, whose exit code and Ctrl-C pass through."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(usage())
        return 0
    command, rest = arguments[0], arguments[1:]
    if command.startswith("-"):
        print(usage(), file=sys.stderr)
        return 2
    if command == "play":
        rest = [from_here(argument) for argument in rest]
    os.chdir(ROOT)
    if command == "check":
        parser("check").parse_args(rest)
        return check(prepare(DEVELOPMENT))
    if command == "lock":
        upgrade = parser("lock", "--upgrade").parse_args(rest).upgrade
        return lock(prepare(DEVELOPMENT), upgrade=upgrade)
    _help, requirements, child = CHILDREN.get(command, ("", RUNTIME, ["-m", "bot", command]))
    return become(prepare(requirements), [*child, *rest])


def usage() -> str:
    """Return the list of commands."""
    helps = {name: child[0] for name, child in CHILDREN.items()} | OWN
    lines = [f"  {name:<10} {text}" for name, text in helps.items()]
    return "\n".join(["usage: python3 manage.py COMMAND [ARGUMENTS]", "", *lines])


def parser(command: str, *flags: str) -> argparse.ArgumentParser:
    """Return a parser for a command of our own."""
    own = argparse.ArgumentParser(prog=f"python3 manage.py {command}", description=OWN[command])
    for flag in flags:
        own.add_argument(flag, action="store_true")
    return own


def from_here(argument: str) -> str:
    """Return a file name that still holds after we have gone to our own folder."""
    path = Path(argument)
    return str(path.resolve()) if path.exists() else argument


def prepare(requirements: str) -> str:
    """Return the Python of `.venv` with everything in a requirement file installed, installing it where needed."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = VENV / "installed.json"
    wanted = hashlib.sha256((ROOT / requirements).read_bytes()).hexdigest()
    done: dict[str, str] = {}
    if stamp.exists() and python.exists():
        done = json.loads(stamp.read_text(encoding="utf-8"))
    if done.get(requirements) == wanted:
        return str(python)
    if not has_pip(python):
        make_venv()
    print(f"Installing the libraries of {requirements} into .venv ...", file=sys.stderr, flush=True)
    install(python, requirements)
    done[requirements] = wanted
    if requirements == DEVELOPMENT:
        # It holds all of the other one.
        done[RUNTIME] = hashlib.sha256((ROOT / RUNTIME).read_bytes()).hexdigest()
    stamp.write_text(json.dumps(done), encoding="utf-8")
    return str(python)


def has_pip(python: Path) -> bool:
    """Tell whether a virtual environment is whole: one that was interrupted has a Python and no pip."""
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    """Make `.venv` anew."""
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            sys.exit(f"Python's module {module} is missing. On Debian or Ubuntu: apt install python3-venv")
    print("Making .venv ...", file=sys.stderr, flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, check=False)
    if made.returncode:
        words = (made.stderr or made.stdout).strip().splitlines() or ["no reason given"]
        sys.exit(f"The virtual environment .venv could not be made: {words[-1]}")


def install(python: Path, requirements: str) -> None:
    """Install a requirement file, every file checked against its hash; say in one sentence why it failed."""
    command = [
        str(python),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--retries",
        "2",
    ]
    command += ["--require-hashes", "--requirement", str(ROOT / requirements)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    log = VENV / "install.log"
    log.write_text(done.stdout + done.stderr, encoding="utf-8")
    sys.exit(f"{why_it_failed(done.stderr)} The installer's own words are in .venv/{log.name}.")


def why_it_failed(words: str) -> str:
    """Return one sentence for what the installer complained of."""
    if "DO NOT MATCH THE HASHES" in words:
        return "A downloaded library is not the pinned one, so it was not installed."
    if "No space left" in words:
        return "The disk is full."
    if "from versions: none" in words or "Connection" in words or "Could not fetch" in words or "timed out" in words:
        return "The libraries could not be downloaded: the first run needs the internet."
    return "The libraries could not be installed."


def become(python: str, arguments: list[str]) -> int:
    """Run the child in our place; Windows has no such thing and waits for it instead."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(python, [python, *arguments])
    return subprocess.run([python, *arguments], check=False).returncode


def check(python: str) -> int:
    """Run every check, each with one plain line; the tools' own words only where one fails."""
    failed = 0
    for name, arguments, sentence in CHECKS:
        done = subprocess.run(
            [python, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode:
            failed += 1
            print(done.stdout.rstrip())
        print(f"{name}: {sentence}" if done.returncode else f"{name}: fine.", flush=True)
    print(f"{failed} of {len(CHECKS)} checks failed." if failed else f"All {len(CHECKS)} checks are fine.")
    return 1 if failed else 0


def lock(python: str, *, upgrade: bool) -> int:
    """Renew the pinned requirement files from pyproject.toml, with the hash of every file of each release.

    Resolved by the oldest Python we support, and without this machine's own settings of pip: the files must be the same
    wherever they are made, and name no address.
    """
    question = "import sys; print(*sys.version_info[:2])"
    version = subprocess.run([python, "-c", question], capture_output=True, check=True)
    if version.stdout.split() != [b"3", b"11"]:
        sys.exit("The requirements must be resolved for the oldest supported Python: make .venv with Python 3.11.")
    local = {"PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_NO_INDEX"}
    environment = {name: value for name, value in os.environ.items() if name not in local}
    environment |= {"PIP_CONFIG_FILE": os.devnull, "CUSTOM_COMPILE_COMMAND": "python3 manage.py lock"}
    common = ["-m", "piptools", "compile", "--quiet", "--generate-hashes", "--no-emit-options", "--strip-extras"]
    common += ["--allow-unsafe", *(["--upgrade"] if upgrade else []), "pyproject.toml"]
    outputs = [(RUNTIME, []), (DEVELOPMENT, ["--extra", "dev", "--constraint", RUNTIME])]
    for output, options in outputs:
        print(f"Resolving {output} ...", flush=True)
        command = [python, *common, *options, "--output-file", output]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr.rstrip())
            print(f"{output} could not be renewed.")
            return 1
        if "://" in (ROOT / output).read_text(encoding="utf-8"):
            print(f"{output} names an address: it must not be committed.")
            return 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

"""The set-up command: what it installs and when, what it hands on, and how it says that something is wrong."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import manage

ROOT = Path(manage.__file__).resolve().parent


class Became(Exception):
    """Raised in place of becoming another program."""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh clone with two requirement files and no `.venv`."""
    (tmp_path / manage.RUNTIME).write_text("aiohttp==1\n", encoding="utf-8")
    (tmp_path / manage.DEVELOPMENT).write_text("aiohttp==1\npytest==1\n", encoding="utf-8")
    monkeypatch.setattr(manage, "ROOT", tmp_path)
    monkeypatch.setattr(manage, "VENV", tmp_path / ".venv")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def installed(house: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was installed, in place of making an environment and downloading."""
    names: list[str] = []

    def make_venv() -> None:
        (house / ".venv" / "bin").mkdir(parents=True)
        (house / ".venv" / "bin" / "python").symlink_to(sys.executable)
        names.append("venv")

    monkeypatch.setattr(manage, "make_venv", make_venv)
    monkeypatch.setattr(manage, "install", lambda _python, requirements: names.append(requirements))
    return names


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], list[str]]:
    """What a command line becomes."""

    def become(_python: str, arguments: list[str]) -> int:
        raise Became(arguments)

    monkeypatch.setattr(manage, "become", become)
    monkeypatch.setattr(manage, "prepare", lambda _requirements: "python")

    def run(arguments: list[str]) -> list[str]:
        with pytest.raises(Became) as caught:
            manage.main(arguments)
        return list(caught.value.args[0])

    return run


def test_the_first_run_installs_and_the_second_starts_at_once(installed: list[str]) -> None:
    manage.prepare(manage.RUNTIME)
    assert installed == ["venv", manage.RUNTIME]
    manage.prepare(manage.RUNTIME)
    assert installed == ["venv", manage.RUNTIME]


def test_the_libraries_of_the_tests_are_installed_when_they_are_wanted(installed: list[str]) -> None:
    manage.prepare(manage.RUNTIME)
    manage.prepare(manage.DEVELOPMENT)
    assert installed[1:] == [manage.RUNTIME, manage.DEVELOPMENT]


def test_the_development_file_holds_the_runtime_too(installed: list[str]) -> None:
    manage.prepare(manage.DEVELOPMENT)
    manage.prepare(manage.RUNTIME)
    assert installed[1:] == [manage.DEVELOPMENT]


def test_a_changed_file_installs_again(installed: list[str], house: Path) -> None:
    manage.prepare(manage.RUNTIME)
    (house / manage.RUNTIME).write_text("aiohttp==2\n", encoding="utf-8")
    manage.prepare(manage.RUNTIME)
    assert installed[1:] == [manage.RUNTIME, manage.RUNTIME]


def test_an_interrupted_install_is_done_again(
    installed: list[str], house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_python: Path, _requirements: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(manage, "install", interrupted)
        manage.prepare(manage.RUNTIME)
    assert not (house / ".venv" / "installed.json").exists()
    manage.prepare(manage.RUNTIME)
    assert installed[-1] == manage.RUNTIME


def test_an_environment_whose_python_went_away_is_made_anew(installed: list[str], house: Path) -> None:
    stamp = house / ".venv" / "installed.json"
    stamp.parent.mkdir()
    wanted = hashlib.sha256((house / manage.RUNTIME).read_bytes()).hexdigest()
    stamp.write_text(json.dumps({manage.RUNTIME: wanted}), encoding="utf-8")
    manage.prepare(manage.RUNTIME)
    assert installed == ["venv", manage.RUNTIME]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ERROR: No matching distribution (from versions: none)", "the first run needs the internet"),
        ("NewConnectionError: Connection refused", "the first run needs the internet"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the pinned one"),
        ("OSError: [Errno 28] No space left on device", "The disk is full."),
        ("something else", "could not be installed"),
    ],
)
def test_a_failed_install_says_why_in_one_sentence(words: str, sentence: str) -> None:
    assert sentence in manage.why_it_failed(words)


def test_a_failed_install_keeps_the_installers_own_words(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (house / ".venv").mkdir()

    def fail(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        assert "--require-hashes" in command
        return subprocess.CompletedProcess(command, 1, "", "Connection refused")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(SystemExit, match="needs the internet"):
        manage.install(house / ".venv" / "bin" / "python", manage.RUNTIME)
    assert (house / ".venv" / "install.log").read_text(encoding="utf-8") == "Connection refused"


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_module_of_python_is_named(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else found(name))
    with pytest.raises(SystemExit, match=f"{module} is missing"):
        manage.make_venv()


def test_an_old_python_is_told_so() -> None:
    code = "import sys; sys.version_info = (3, 9, 2); import manage"
    old = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (old.returncode, old.stderr) == (1, "Python 3.11 or newer is needed; this is Python 3.9.\n")


@pytest.mark.parametrize(
    ("arguments", "child"),
    [
        (["demo", "--port", "8000"], ["-m", "sandbox", "demo", "--port", "8000"]),
        (["demo", "--help"], ["-m", "sandbox", "demo", "--help"]),
        (["run"], ["-m", "bot", "run"]),
        (["verify"], ["-m", "bot", "verify"]),
        (["born-later", "-x"], ["-m", "bot", "born-later", "-x"]),
        (["test"], ["-m", "pytest", "-q", "-n", "auto"]),
        (["test", "tests/savings", "-k", "flat"], ["-m", "pytest", "-q", "-n", "auto", "tests/savings", "-k", "flat"]),
    ],
)
def test_a_command_becomes_its_child(
    arguments: list[str], child: list[str], children: Callable[[list[str]], list[str]]
) -> None:
    assert children(arguments) == child


def test_a_scenario_is_found_from_the_folder_one_stands_in(
    house: Path, children: Callable[[list[str]], list[str]]
) -> None:
    (house / "mine").mkdir()
    (house / "mine" / "first.txt").write_text("", encoding="utf-8")
    os.chdir(house / "mine")
    assert children(["play", "first.txt"])[-1] == str(house / "mine" / "first.txt")


def test_the_exit_code_of_the_child_passes() -> None:
    code = "import sys, manage; manage.become(sys.executable, ['-c', 'import sys; sys.exit(7)'])"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 7


def test_without_a_command_it_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert manage.main([]) == 0
    listed = capsys.readouterr().out
    assert [command for command in [*manage.CHILDREN, *manage.OWN] if f"  {command} " not in listed] == []
    assert manage.main(["--nonsense"]) == 2


def test_the_checks_each_say_one_plain_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = [("good", ["-c", "print('noise')"], "Bad."), ("bad", ["-c", "import sys; sys.exit('why')"], "It is bad.")]
    monkeypatch.setattr(manage, "CHECKS", checks)
    assert manage.check(sys.executable) == 1
    assert capsys.readouterr().out.splitlines() == ["good: fine.", "why", "bad: It is bad.", "1 of 2 checks failed."]


def test_the_makefile_has_the_same_names() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    line = next(line for line in makefile.splitlines() if line.startswith("COMMANDS := "))
    assert sorted(line.split()[2:]) == sorted([*manage.CHILDREN, *manage.OWN])

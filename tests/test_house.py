"""The house rules that a machine can see: folders, docstrings, sizes, imports, pinned requirements, documents."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from importlinter.api import read_configuration

import manage

ROOT = Path(__file__).resolve().parents[1]

FOLDERS = {
    ".ci",
    "bot",
    "handlers",
    "services",
    "savings",
    "storage",
    "charts",
    "locales",
    "sandbox",
    "tests",
    "docs",
    "benchmarks",
}
PACKAGES = ["bot", "handlers", "services", "savings", "storage", "charts", "locales", "sandbox"]
LONGEST_MODULE = 600

# Libraries that are slow or large to import: inside functions only, outside of the folder that is theirs.
HEAVY = {
    "sqlalchemy": "storage/migrations/",
    "alembic": "storage/migrations/",
    "matplotlib": "charts/",
    "PIL": "charts/",
    "numpy": "charts/",
    "icalendar": "bot/making.py",
}

MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|home/\w+|Users/\w+|root)/\w")
REGISTRY = re.compile(r"(?:py)pi\.org|python(?:hosted)|registry\.(?:npm)js|deb\.(?:deb)ian|/simple\b", re.IGNORECASE)
TOKEN = re.compile(r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b")


@cache
def tracked() -> tuple[Path, ...]:
    """The files that git knows; a copy without git is looked through instead."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name]
        return tuple(path for path in map(ROOT.joinpath, names) if path.is_file())
    hidden = {".venv", ".git", "__pycache__", "data"}
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not hidden & set(path.relative_to(ROOT).parts))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def modules() -> tuple[Path, ...]:
    return tuple(path for path in tracked() if path.suffix == ".py")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name(path))


@cache
def texts() -> dict[str, str]:
    """Every tracked text file; pictures and the like are left out."""
    found = {}
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content:
            found[name(path)] = content.decode("utf-8")
    return found


def test_every_folder_is_a_room_of_the_house() -> None:
    rooms = {name(path).split("/")[0] for path in tracked() if "/" in name(path)}
    assert rooms - FOLDERS == set()


def test_every_module_says_what_it_is() -> None:
    assert [name(path) for path in modules() if path.stat().st_size and not ast.get_docstring(tree(path))] == []


def test_no_module_is_too_long_to_read() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_an_init_is_a_face_and_not_a_cupboard() -> None:
    cupboards = [
        name(path)
        for path in modules()
        if path.name == "__init__.py"
        and any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) for node in tree(path).body)
    ]
    assert cupboards == []


def test_imports_go_one_way() -> None:
    # In a process of its own: it switches the loggers of this one off.
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0, "run `lint-imports`"


def test_every_package_is_under_the_import_contracts() -> None:
    born = {package for package in PACKAGES if (ROOT / package / "__init__.py").exists()}
    roots = read_configuration(str(ROOT / "pyproject.toml"))["session_options"]["root_packages"]
    assert born - set(roots) == set()


def imported(path: Path) -> set[str]:
    """The libraries that a module imports as soon as it is imported itself."""
    body = tree(path).body
    plain = {alias.name for node in body if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module or "" for node in body if isinstance(node, ast.ImportFrom)}
    return {module.split(".")[0] for module in plain | named}


@pytest.mark.parametrize("library", sorted(HEAVY))
def test_heavy_libraries_are_imported_inside_functions(library: str) -> None:
    at_home = (HEAVY[library], "tests/")
    assert [name(path) for path in modules() if library in imported(path) and not name(path).startswith(at_home)] == []


@pytest.mark.skipif(not (ROOT / "bot" / "__main__.py").exists(), reason="the bot has no command line yet")
def test_starting_the_bot_imports_nothing_heavy() -> None:
    code = f"import sys, bot.__main__; sys.exit(' '.join(set({sorted(HEAVY)!r}) & sys.modules.keys()) or 0)"
    started = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (started.returncode, started.stderr) == (0, "")


def entries(file: str) -> dict[str, str]:
    """The requirements of a pinned file by name, each with all of its lines."""
    joined = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {re.split(r"[=\s\[]", line, maxsplit=1)[0].lower(): line for line in lines}


@pytest.mark.parametrize("file", [manage.RUNTIME, manage.DEVELOPMENT])
def test_every_requirement_is_pinned_with_hashes_and_no_address(file: str) -> None:
    requirements = entries(file)
    assert requirements
    assert "://" not in (ROOT / file).read_text(encoding="utf-8")
    loose = [one for one, line in requirements.items() if not re.search(r"==\S+.*--hash=sha256:[0-9a-f]{64}", line)]
    assert loose == []


def test_both_requirement_files_agree_and_hold_what_is_declared() -> None:
    runtime, development = entries(manage.RUNTIME), entries(manage.DEVELOPMENT)
    assert {one for one, line in runtime.items() if development.get(one, "").split() != line.split()} == set()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for declared, pinned in (
        (project["dependencies"], runtime),
        (project["optional-dependencies"]["dev"], development),
    ):
        names = {re.split(r"[\[<>=]", line, maxsplit=1)[0].lower().replace("_", "-") for line in declared}
        assert names - pinned.keys() == set(), "run `python3 manage.py lock`"


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY, TOKEN], ids=["machine path", "registry", "token"])
def test_no_file_tells_of_the_machine_it_was_written_on(pattern: re.Pattern[str]) -> None:
    assert [path for path, text in texts().items() if path != "tests/test_house.py" and pattern.search(text)] == []


@pytest.mark.skipif(not (ROOT / "README.md").exists(), reason="there is no README yet")
def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in [*manage.CHILDREN, *manage.OWN] if command not in readme] == []
    assert "python3 manage.py demo" in readme
    assert "python3 manage.py test" in readme


def test_ci_runs_the_tests_and_the_checks_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "python3 manage.py test" in script
    assert "python3 manage.py check" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111

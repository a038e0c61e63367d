"""The source strings in our own code, read from its syntax tree.

Read from the tree and not by a pattern, so that `_(f"...")`, which no catalogue could ever hold, is found and refused.
"""

import ast
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# What may say a word to people. storage and savings speak no language.
SPEAKING_FOLDERS = ("bot", "charts", "handlers", "locales", "services")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source string: a sentence, or a singular and a plural, and where it stands."""

    text: str | tuple[str, str]
    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Misuse:
    """A call of a translator with something that no catalogue can hold."""

    path: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


def python_files(root: Path, folders: Iterable[str] = SPEAKING_FOLDERS) -> list[Path]:
    """Return the Python files that may speak, in a steady order; folders that do not exist yet are passed over."""
    return sorted(path for folder in folders for path in (root / folder).rglob("*.py"))


def read(root: Path, folders: Iterable[str] = SPEAKING_FOLDERS) -> tuple[list[Source], list[Misuse]]:
    """Return every source string and every misuse in the folders of `root`."""
    sources: list[Source] = []
    misuses: list[Misuse] = []
    for path in python_files(root, folders):
        name = path.relative_to(root).as_posix()
        for found in read_text(path.read_text(encoding="utf-8"), name):
            if isinstance(found, Source):
                sources.append(found)
            else:
                misuses.append(found)
    return sources, misuses


def read_text(code: str, path: str) -> Iterator[Source | Misuse]:
    """Yield what the translator calls in one module's code hold."""
    for node in ast.walk(ast.parse(code, path)):
        if isinstance(node, ast.Call):
            yield from _read_call(node, path)


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the `{placeholders}` in a sentence. Raises ValueError where the braces do not match."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _read_call(call: ast.Call, path: str) -> Iterator[Source | Misuse]:
    role = _role(call.func)
    if role is None:
        return
    wanted = 2 if role == "many" else 1
    if len(call.args) < wanted:
        yield Misuse(path=path, line=call.lineno, reason="the sentence itself must be the first argument")
        return
    choices = [list(_choices(argument)) for argument in call.args[:wanted]]
    for choice in (choice for alternatives in choices for choice in alternatives):
        reason = _refusal(choice, marked=role == "mark")
        if reason:
            yield Misuse(path=path, line=choice.lineno, reason=reason)
    if role == "many":
        for one, many in zip(*choices, strict=False):
            if (first := _literal(one)) and (second := _literal(many)):
                yield Source(text=(first, second), path=path, line=call.lineno)
        return
    for choice in choices[0]:
        if text := _literal(choice):
            yield Source(text=text, path=path, line=choice.lineno)


def _role(function: ast.expr) -> str | None:
    """Tell whether a call is `_(...)`, `_.many(...)` or `N_(...)`; `_` may hang on an object, as in `turn._(...)`."""
    if isinstance(function, ast.Name) and function.id == "N_":
        return "mark"
    if _is_translator(function):
        return "translate"
    if isinstance(function, ast.Attribute) and function.attr == "many" and _is_translator(function.value):
        return "many"
    return None


def _is_translator(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "words"
    return (isinstance(node, ast.Name) and node.id == "_") or (isinstance(node, ast.Attribute) and node.attr == "_")


def _choices(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the branches of `a if x else b`: each is a sentence of its own."""
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    else:
        yield node


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _refusal(node: ast.expr, *, marked: bool) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "no f-string inside _(): give the values as arguments"
    if isinstance(node, ast.BinOp):
        return "no % and no + inside _(): one whole sentence, the values as arguments"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"format", "join"}:
        return f"no .{node.func.attr}() inside _(): give the values as arguments"
    if _literal(node) is not None:
        return None
    if marked or not isinstance(node, ast.Name | ast.Attribute | ast.Subscript | ast.Call):
        return "the sentence must stand here as plain text, or come from a table marked with N_()"
    return None

"""The documents are true: tables equal the code, links lead somewhere, and every sample chat is played.

A ```chat block is a dialog in the format of sandbox/dialog.py. The blocks of one document are one story: they are
played from its top in the started group of the `laris` fixture. What the reader need not see (who comes in, how time
passes) stands in a comment `<!-- chat ... -->` and is played as well.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pydantic_core import PydanticUndefined

from bot.settings import Settings
from handlers.commands import TABLES
from handlers.menus import needed
from handlers.registry import Scope
from savings.phrases import understand
from savings.roles import ALLOWED, OFFICERS, Action, Role
from tests.chat import Chat

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PACKAGES = ("bot", "handlers", "services", "savings", "storage", "locales", "sandbox")

CHAT = re.compile(r"^(?:```|<!-- )chat\n(?P<dialog>.*?)^(?:```|-->)$", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]\n]*)\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
OTHER_COMMANDS = {"newbot", "setprivacy", "revoke", "mybots"}
"""Commands of @BotFather."""


def name(path: Path) -> str:
    """A file as it is called in this house."""
    return path.relative_to(ROOT).as_posix()


NAMES = [name(path) for path in DOCUMENTS]
GUIDES = [document for document in NAMES if document.startswith("docs/panduan/")]


@cache
def text_of(document: str) -> str:
    """A document."""
    return (ROOT / document).read_text(encoding="utf-8")


def rows(document: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    _, _, below = text_of(document).partition(f"\n{heading}\n")
    lines = [line.strip() for line in re.split(r"^#+ ", below, maxsplit=1, flags=re.MULTILINE)[0].splitlines()]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return cells[2:]


@cache
def sources() -> str:
    """All our Python and SQL, in one text."""
    files = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*")) if path.is_file()]
    return "\n".join(path.read_text(encoding="utf-8") for path in files if path.suffix in {".py", ".sql"})


@cache
def strings() -> tuple[str, ...]:
    """Every piece of text in the code of the operator's side, adjacent pieces put together as Python does."""
    found: list[str] = []
    for where in ("bot/**/*.py", "services/**/*.py", "storage/**/*.py", "handlers/clock.py"):
        for path in sorted(ROOT.glob(where)):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
            found += [text for text in texts if isinstance(text, str)]
    return tuple(found)


# --- commands ----------------------------------------------------------------------------------------------------

WHERE = {Scope.ANYWHERE: "group, private", Scope.GROUP: "group", Scope.PRIVATE: "private"}
ENGLISH = {
    Role.KETUA: "chair",
    Role.SEKRETARIS: "secretary",
    Role.BENDAHARA: "treasurer",
    Role.PENDAMPING: "facilitator",
}


def who(action: Action | None) -> str:
    """Who may, in the README's words."""
    if action is None:
        return "anybody"
    roles = ALLOWED[action]
    if Role.ANGGOTA in roles:
        return "members, facilitator" if Role.PENDAMPING in roles else "members"
    if roles >= OFFICERS:
        return "officers, facilitator" if Role.PENDAMPING in roles else "officers"
    return ", ".join(ENGLISH[role] for role in ENGLISH if role in roles)


def test_the_table_of_commands_is_that_of_the_code() -> None:
    """What a command does is told there in English, by hand; the rest is the code's."""
    shown = [(command, where, may) for command, does, where, may in rows("README.md", "## Commands") if does]
    wanted = [(f"`/{row.name}`", WHERE[row.scope], who(needed(row))) for row in TABLES.commands]
    assert sorted(set(shown) ^ set(wanted)) == []
    assert shown == wanted


@pytest.mark.parametrize("document", NAMES)
def test_no_document_names_a_command_that_does_not_exist(document: str) -> None:
    known = {command.name for command in TABLES.commands} | OTHER_COMMANDS
    prose = FENCED.sub("", text_of(document))
    named = {found[1] for code in CODE.findall(prose) if (found := re.match(r"/([a-z]+)(?![\w/])", code))}
    assert named - known == set()


@pytest.mark.parametrize("guide", GUIDES)
def test_every_sentence_of_a_guide_is_understood(guide: str) -> None:
    """What stands there in small letters is what a member types."""
    prose = FENCED.sub("", text_of(guide))
    typed = [code for code in CODE.findall(prose) if re.fullmatch(r"[a-z][a-z0-9 ,]+", code)]
    assert [sentence for sentence in typed if understand(sentence) is None] == []


# --- settings and the operator's lines ---------------------------------------------------------------------------


def shown_default(value: object) -> str:
    """A default as docs/settings.md shows it."""
    if value is PydanticUndefined:
        return "must be set"
    return "not set" if value is None else f"`{value}`"


def test_every_setting_is_told_with_its_default() -> None:
    wanted = [[f"`{key.upper()}`", shown_default(field.default)] for key, field in Settings.model_fields.items()]
    assert [cells[:2] for cells in rows("docs/settings.md", "## All settings")] == wanted


@pytest.mark.parametrize("document", NAMES)
def test_no_document_names_a_setting_that_does_not_exist(document: str) -> None:
    known = {key.upper() for key in Settings.model_fields}
    named = set(re.findall(r"\b(?:[A-Z]+_)+(?:TOKEN|URL|CHAT_ID|FORMAT|SECOND|MINUTE|SECRET|KEY)\b", text_of(document)))
    assert named - known == set()


def test_every_line_for_the_operator_is_one_that_the_program_says() -> None:
    lines = rows("docs/operating.md", "## What each line means")
    assert len(lines) >= 15
    for line, _meaning in lines:
        for piece in re.split("…", line.strip("`")):
            assert any(piece.strip() in known for known in strings()), piece


# --- the glossary ------------------------------------------------------------------------------------------------

GLOSSARY = "docs/glossary.md"


def glossary() -> Iterator[list[str]]:
    """Its rows: the group's word, identifiers, meaning."""
    headings = re.findall(r"^## .+$", text_of(GLOSSARY), re.MULTILINE)
    for heading in headings:
        yield from rows(GLOSSARY, heading)


def test_every_word_of_the_glossary_stands_in_the_code() -> None:
    entries = list(glossary())
    assert len(entries) >= 50
    for term, identifiers, meaning in entries:
        assert CODE.findall(identifiers), f"{term}: no identifier"
        assert meaning, term
        for identifier in CODE.findall(identifiers):
            assert re.search(rf"(?<![A-Za-z0-9]){re.escape(identifier)}(?![A-Za-z0-9])", sources()), identifier


def test_the_glossary_has_every_word_once_both_ways() -> None:
    entries = list(glossary())
    terms = [term.lower() for cells in entries for term in cells[0].split(", ")]
    identifiers = [identifier for cells in entries for identifier in CODE.findall(cells[1])]
    for listed in (terms, identifiers):
        assert sorted(word for word in set(listed) if listed.count(word) > 1) == []


# --- links -------------------------------------------------------------------------------------------------------


def anchors(path: Path) -> set[str]:
    """The anchors that a reader of Markdown makes of the headings."""
    headings = HEADING.findall(FENCED.sub("", path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", NAMES)
def test_every_link_leads_somewhere(document: str) -> None:
    place = ROOT / document
    for link in LINK.findall(FENCED.sub("", text_of(document))):
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = (place.parent / file).resolve() if file else place
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


def test_every_picture_is_there_and_says_what_it_shows() -> None:
    for document in NAMES:
        for words, link in PICTURE.findall(text_of(document)):
            assert ((ROOT / document).parent / link).is_file(), link
            assert len(words) > 10, link


def test_every_document_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        place = waiting.pop()
        seen.add(place)
        for link in LINK.findall(text_of(name(place))):
            target = (place.parent / link.partition("#")[0]).resolve()
            files = sorted(target.glob("*.md")) if target.is_dir() else [target]
            waiting += [file for file in files if file.suffix == ".md" and file.is_file() and file not in seen]
    assert [name(path) for path in DOCUMENTS if path not in seen] == []


# --- sample chats ------------------------------------------------------------------------------------------------


def chats(document: str) -> list[tuple[int, str]]:
    """Every sample chat of a document, with the line where it begins."""
    text = text_of(document)
    return [(text.count("\n", 0, found.start()) + 1, found["dialog"]) for found in CHAT.finditer(text)]


@pytest.mark.parametrize("document", [document for document in NAMES if chats(document)])
async def test_the_sample_chats_are_what_people_see(laris: Chat, document: str) -> None:
    for line, dialog in chats(document):
        laris.player.source = f"{document}, chat of line {line}"
        await laris.play(dialog)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_guide_shows_how_it_looks(guide: str) -> None:
    assert chats(guide)

"""`python -m sandbox play FILE`: a scenario in the terminal, with a little colour."""

import asyncio
import tempfile
from pathlib import Path

import typer

from sandbox.dialog import DialogMismatch, Transcript
from sandbox.dialog_lines import BOT_ALERT, BOT_LINE, PERSON_LINE
from sandbox.stage import Stage


def play_in_terminal(scenario: Path, *, record: bool = False) -> bool:
    """Play a scenario from an empty world and show it; False where a line differs.

    `record` takes what the bot says, and writes the file anew with it.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="sisihkan-") as folder:
            text = scenario.read_text(encoding="utf-8")
            transcript = asyncio.run(_play(Path(folder) / "play.db", text, source=scenario.name, record=record))
    except DialogMismatch as error:
        typer.echo()
        for line in str(error).splitlines():
            typer.echo(_marked(line))
        return False
    if record:
        scenario.write_text(transcript.text, encoding="utf-8")
    return True


async def _play(database: Path, text: str, *, source: str, record: bool) -> Transcript:
    painter = Painter()
    stage = await Stage.open(database)
    try:
        return await stage.play(text, source=source, record=record, write=lambda line: typer.echo(painter.paint(line)))
    finally:
        await stage.close()


class Painter:
    """Gives every line the colour of who speaks; a continued line has the colour of the line above."""

    def __init__(self) -> None:
        self._colour: str | None = None

    def paint(self, line: str) -> str:
        """The line with its colour."""
        if line.startswith("#"):
            return typer.style(line, dim=True)
        if line.startswith("|"):
            return typer.style(line, fg=self._colour)
        self._colour = None
        if line.startswith("="):
            return typer.style(line, dim=True)
        if BOT_ALERT.match(line):
            self._colour = typer.colors.YELLOW
        elif BOT_LINE.match(line):
            self._colour = typer.colors.GREEN
        elif PERSON_LINE.match(line):
            self._colour = typer.colors.CYAN
        return typer.style(line, fg=self._colour)


def _marked(line: str) -> str:
    """A line of the difference: what was foretold in red, what came in green."""
    if line.startswith("  - "):
        return typer.style(line, fg=typer.colors.RED)
    if line.startswith("  + "):
        return typer.style(line, fg=typer.colors.GREEN)
    return line

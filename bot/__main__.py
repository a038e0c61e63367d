"""`python -m bot`: run the bot, and look after its books."""

import asyncio
import gc
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from bot.settings import SettingsError

T = TypeVar("T")

NOT_NEEDED = ("rich", "greenlet", "httpx._main")
"""What structlog and httpx load where it is installed, for coloured tracebacks, for gevent and for a command line of
their own: 5 MB and a fifth of the time to start, and none of it is used to run."""

app = typer.Typer(
    help="Sisihkan, the bookkeeping companion of village savings groups.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def fail(text: str) -> typer.Exit:
    """One plain line for the operator."""
    print(text, file=sys.stderr)
    return typer.Exit(1)


def books() -> Path:
    """The database file of the settings; ends the program with one line where there can be none."""
    from bot.settings import StoreSettings

    try:
        return StoreSettings().database_path
    except SettingsError as error:
        raise fail(str(error)) from None


@app.command()
def run() -> None:
    """Run the bot until SIGTERM or Ctrl-C."""
    for name in NOT_NEEDED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None is how Python is told "not there"
    # What is loaded stays. Looking for rubbish in it would cost a sixth of the start, and a pause at each later look.
    gc.disable()
    from bot.running import Stopped, live

    gc.freeze()
    gc.enable()
    try:
        asyncio.run(live())
    except (SettingsError, Stopped) as error:
        raise fail(str(error)) from None


@app.command()
def migrate() -> None:
    """Create the database, or bring it to the newest schema."""
    from storage.migrations.upgrade import NEWEST, MigrationFailed, upgrade

    path = books()
    try:
        upgrade(path)
    except MigrationFailed as error:
        raise fail(f"The database {path} cannot be written: {error}") from None
    print(f"{path}: revision {NEWEST}")


@app.command()
def verify() -> None:
    """Check every hash, number and balance of the books; ends 1 where anything does not add up."""
    from bot.upkeep import check

    findings = asyncio.run(_known(check(books())))
    for finding in findings:
        print(finding)
    print("The books add up." if not findings else f"{len(findings)} findings.")
    if any(finding.is_damage for finding in findings):
        raise typer.Exit(1)


@app.command()
def backup(
    target: Annotated[Path | None, typer.Argument(help="Where to; a dated file beside the database")] = None,
) -> None:
    """Copy the database consistently while the bot runs, and check the copy."""
    from bot.upkeep import back_up

    print(asyncio.run(_known(back_up(books(), target))))


@app.command()
def export(folder: Annotated[Path, typer.Argument(help="A folder for the files")]) -> None:
    """Write everything that the groups have on the books as CSV files, a set for each group."""
    from services.backup import export as write

    for path in asyncio.run(_known(write(books(), folder))):
        print(path)


async def _known(work: Coroutine[Any, Any, T]) -> T:
    """What the operator can mend is one line and exit 1."""
    from services.backup import BackupFailed
    from storage.database import StorageError

    try:
        return await work
    except StorageError as error:
        raise fail(f"The database {books()} cannot be used: {error}") from None
    except BackupFailed as error:
        raise fail(f"Not done: {error}") from None


if __name__ == "__main__":
    app()

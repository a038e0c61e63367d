"""`python -m sandbox demo | play FILE | serve`: the commands of the sandbox.

What they need is imported inside them, so that --help comes at once.
"""

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Telegram tiruan untuk mencoba Sisihkan.",
)


@app.callback()
def main() -> None:
    """Telegram tiruan untuk mencoba Sisihkan, tanpa token dan tanpa internet."""


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Nomor port; kalau terpakai, yang berikutnya.")] = 8080,
    host: Annotated[str, typer.Option(help="Alamat; jangan dibuka ke jaringan luar.")] = "127.0.0.1",
    db: Annotated[Path | None, typer.Option(help="Simpan bukunya di berkas baru ini.")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Mulai tanpa kelompok.")] = False,
) -> None:
    """Obrolan kelompok dengan bot, di peramban."""
    from sandbox.demo import CannotOpen
    from sandbox.demo import demo as run

    _quiet(logging.WARNING)
    try:
        run(host=host, port=port, database=db, empty=empty, tell=lambda line: print(line, flush=True))
    except CannotOpen as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


@app.command()
def play(
    file: Annotated[Path, typer.Argument(help="Berkas skenario.", exists=True, dir_okay=False, readable=True)],
    record: Annotated[bool, typer.Option("--record", help="Tulis ulang berkas dengan jawaban bot.")] = False,
) -> None:
    """Mainkan skenario di terminal; selesai dengan 0, atau 1 kalau ada baris yang berbeda."""
    from sandbox.playing import play_in_terminal

    _quiet(logging.ERROR)
    if not play_in_terminal(file, record=record):
        raise typer.Exit(1)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Alamat; jangan dibuka ke jaringan luar.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Nomor port.")] = 8081,
    token: Annotated[str, typer.Option(help="Token bot yang terdaftar.")] = "1:x",
    any_token: Annotated[bool, typer.Option("--any-token", help="Terima token apa pun.")] = False,
    privacy: Annotated[bool, typer.Option("--privacy", help="Mode privasi menyala.")] = False,
    limits: Annotated[bool, typer.Option(help="Batas kirim seperti di Telegram.")] = True,
) -> None:
    """Emulator saja, dengan halaman kendali."""
    from sandbox.serve import serve as run_server  # uvicorn is not needed for --help

    run_server(host=host, port=port, token=token, any_token=any_token, privacy=privacy, limits=limits)


def _quiet(level: int) -> None:
    """The bot's own log goes to the error output, and only what is wrong: the screen is for the people."""
    import structlog

    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


if __name__ == "__main__":
    app()

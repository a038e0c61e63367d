"""`python -m sandbox serve`: the commands of the sandbox."""

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Telegram tiruan untuk mencoba Sisihkan.")


@app.callback()
def main() -> None:
    """Telegram tiruan untuk mencoba Sisihkan, tanpa token dan tanpa internet."""


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


if __name__ == "__main__":
    app()

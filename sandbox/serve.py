"""The emulator alone on 127.0.0.1, so that any Bot API client can run against it."""

import uvicorn

from sandbox.clock import MovableClock
from sandbox.http import AsgiApp, http_app
from sandbox.telegram import Telegram


def opening_world(*, token: str = "1:x", privacy: bool = False, limits: bool = True) -> Telegram:
    """A world to play in: one bot, three people, and a group into which the bot was just put."""
    world = Telegram(MovableClock(live=True), limits=limits)
    bot = world.add_bot(token, privacy=privacy)
    rini = world.add_user("Bu Rini", username="burini")
    siti, budi = world.add_user("Bu Siti"), world.add_user("Pak Budi")
    group = world.add_group("KSM Contoh", rini, members=[siti, budi])
    rini.adds(bot, group)
    return world


def run(app: AsgiApp, *, host: str, port: int) -> None:
    """Serve until Ctrl-C."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http="httptools",
        log_level="warning",
        access_log=False,
        # Event streams never end by themselves.
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run()


def serve(*, host: str, port: int, token: str, any_token: bool, privacy: bool, limits: bool) -> None:
    """`python -m sandbox serve`."""
    world = opening_world(token=token, privacy=privacy, limits=limits)
    world.accept_any_token = any_token
    print(f"Halaman kendali: http://{host}:{port}/")
    print(f"Jalankan bot:    BOT_TOKEN={token} BOT_API_URL=http://{host}:{port}/bot python -m bot run", flush=True)
    run(http_app(world), host=host, port=port)

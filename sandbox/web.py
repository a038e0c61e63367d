"""The chat page and what it asks for beyond the control routes: who holds which role, the menu of commands, the clock.

The page is three files without a build step. Nothing on it comes from outside, which its content policy makes sure of.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox import control
from sandbox.bots import Bot
from sandbox.people import NotPossible, Person
from sandbox.records import Chat, Json
from sandbox.telegram import Telegram

_PAGE = Path(__file__).with_name("page")
_FILES = {
    "/": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/chat.js": ("chat.js", "text/javascript"),
}
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFacts:
    """What the page shows of a group beyond what Telegram knows."""

    zone: str
    utc_offset_hours: float
    roles: Mapping[int, list[str]] = field(default_factory=dict)
    """The words for what the accounts are in the group, by Telegram id."""


Facts = Callable[[], Awaitable[Mapping[int, GroupFacts]]]
PassTime = Callable[[timedelta], Awaitable[None]]


async def _no_facts() -> Mapping[int, GroupFacts]:
    """Where nobody can look into the books."""
    return {}


def page_app(world: Telegram, *, facts: Facts = _no_facts, pass_time: PassTime | None = None) -> Starlette:
    """The page at /, its files, and the control routes under /world.

    `facts` tells of the groups by chat id. `pass_time` takes the place of a plain jump of the clock, so that what is
    due on the way happens on the way.
    """

    def file(path: str) -> Route:
        name, kind = _FILES[path]

        async def send(request: Request) -> Response:
            return Response((_PAGE / name).read_bytes(), media_type=kind, headers=_HEADERS)

        return Route(path, send)

    async def state(request: Request) -> Response:
        groups = await facts()
        known = {
            str(chat_id): {"zone": group.zone, "utc_offset_hours": group.utc_offset_hours, "roles": dict(group.roles)}
            for chat_id, group in groups.items()
        }
        return JSONResponse(control.describe(world) | {"live": world.clock.live, "groups": known})

    async def commands(request: Request) -> Response:
        try:
            person = world.users.get(int(request.query_params["person"]))
            if not isinstance(person, Person):
                raise NotPossible("nobody has this id")
            chat = control.find_chat(world, request.query_params["chat"], person)
        except (KeyError, ValueError) as error:
            return JSONResponse({"ok": False, "description": str(error)}, status_code=404)
        return JSONResponse(
            [
                {"bot": bot.username, "commands": commands_for(bot, person, chat)}
                for bot in world.bots.values()
                if chat.has(bot.id) or chat.bot is bot.user
            ]
        )

    async def clock(request: Request) -> Response:
        try:
            body = await request.json()
            span = _span(world, body)
        except (KeyError, TypeError, ValueError) as error:
            return JSONResponse({"ok": False, "description": f"a span expected: {error}"}, status_code=400)
        if pass_time is None:
            world.clock.advance(span)
        else:
            await pass_time(span)
        world.emit("clock")
        return JSONResponse({"ok": True, "result": world.clock.now().isoformat()})

    return Starlette(
        routes=[
            *(file(path) for path in _FILES),
            Route("/world/page", state),
            Route("/world/commands", commands),
            Route("/world/clock", clock, methods=["POST"]),
            *control.control_routes(world),
        ]
    )


def commands_for(bot: Bot, person: Person, chat: Chat) -> list[Json]:
    """The menu that this person's client shows in this chat: the narrowest scope, the own language first."""
    member = chat.member(person.id)
    if chat.type == "private":
        scopes = [f"chat:{chat.id}", "all_private_chats"]
    else:
        scopes = [f"chat_member:{chat.id}:{person.id}", f"chat:{chat.id}", "all_group_chats"]
        if member is not None and member.is_admin:
            scopes.insert(1, f"chat_administrators:{chat.id}")
            scopes.insert(3, "all_chat_administrators")
    for scope in (*scopes, "default"):
        for language in (person.language_code or "", ""):
            if (scope, language) in bot.commands:
                return bot.commands[scope, language]
    return []


def _span(world: Telegram, body: Json) -> timedelta:
    """How far the clock is to go. ValueError where that is backwards."""
    if "to" in body:
        span = datetime.fromisoformat(str(body["to"])) - world.clock.now()
    else:
        span = timedelta(seconds=float(body["seconds"]))
    if span < timedelta(0):
        raise ValueError("a clock does not run backwards")
    return span

"""Control routes: play people, move the clock and order faults over HTTP, for the page, for curl and for tests.

People are named by name or id, groups by title or id; the chat `bot` is that person's private chat with the first
bot, `bot:username` with another one.
"""

import asyncio
import base64
import binascii
import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.bots import Bot
from sandbox.people import NotPossible, Person
from sandbox.records import Chat, Event, Json, Message, User
from sandbox.telegram import Telegram

_PAGE = Path(__file__).with_name("control.html")
_EVENTS_KEPT = 1_000
_BREATH_SECONDS = 15.0


def control_app(world: Telegram) -> Starlette:
    """The plain control page at /, the routes under /world."""

    async def page(request: Request) -> Response:
        return HTMLResponse(_PAGE.read_text(encoding="utf-8"))

    return Starlette(routes=[Route("/", page), *control_routes(world)])


def control_routes(world: Telegram) -> list[Route]:
    """GET /world, /world/chats/ID, /world/files/ID, /world/events; POST /world/ACTION with a JSON body."""

    async def overview(request: Request) -> Response:
        return JSONResponse(describe(world))

    async def history(request: Request) -> Response:
        person = request.query_params.get("person")
        try:
            chat = find_chat(world, request.path_params["chat"], _person(world, person) if person else None)
        except NotPossible as error:
            return _refusal(error, 404)
        return JSONResponse([message_json(message) for message in chat.messages.values()])

    async def file(request: Request) -> Response:
        stored = world.files.get(request.path_params["file_id"])
        if stored is None:
            raise HTTPException(404)
        return Response(stored.content, media_type=stored.mime)

    async def events(request: Request) -> Response:
        return StreamingResponse(_stream(world), media_type="text/event-stream")

    async def act(request: Request) -> Response:
        action = ACTIONS.get(request.path_params["action"])
        if action is None:
            return _refusal(f"unknown action; there are {', '.join(sorted(ACTIONS))}", 404)
        try:
            body = await request.json() if await request.body() else {}
            if not isinstance(body, dict):
                return _refusal("a JSON object expected", 400)
            return JSONResponse({"ok": True, "result": action(world, body)})
        except KeyError as error:
            return _refusal(f"missing: {error.args[0]}", 400)
        except (ValueError, TypeError) as error:
            return _refusal(error, 400)

    return [
        Route("/world", overview),
        Route("/world/chats/{chat}", history),
        Route("/world/files/{file_id}", file),
        Route("/world/events", events),
        Route("/world/{action}", act, methods=["POST"]),
    ]


def describe(world: Telegram) -> Json:
    """The clock, the bots, the people and the chats."""
    return {
        "now": world.clock.now().isoformat(),
        "bots": [bot.user.to_json() | {"privacy": bot.privacy, "pending": bot.pending} for bot in world.bots.values()],
        "users": [person.to_json() for person in world.people()],
        "chats": [chat_json(chat) for chat in (*world.groups(), *world.private_chats())],
        "faults": world.faults.to_json(),
        "limits": world.limits,
    }


def chat_json(chat: Chat) -> Json:
    """A chat with who is in it."""
    result = chat.to_json()
    if chat.type == "private":
        return result | {"bot": chat.bot.username if chat.bot else None, "blocked": chat.blocked}
    members = [
        {"id": m.user.id, "name": m.user.name, "status": m.status, "anonymous": m.anonymous, "is_bot": m.user.is_bot}
        for m in chat.members.values()
        if m.present
    ]
    return result | {"members": members}


def message_json(message: Message) -> Json:
    """A message as clients see it: with the keyboard that the Bot API keeps to itself."""
    result = dict(message.to_json())
    if message.keyboard is not None:
        result["keyboard"] = message.keyboard
    if message.chat.bot is not None:
        result["bot"] = message.chat.bot.username
    return result


def event_json(event: Event) -> Json:
    """An event for the stream."""
    result: Json = {"kind": event.kind, "data": event.data}
    if event.chat is not None:
        result["chat"] = event.chat.to_json()
        if event.chat.bot is not None:
            result["bot"] = event.chat.bot.username
    if event.message is not None:
        result["message"] = message_json(event.message)
    if event.user is not None:
        result["user"] = event.user.to_json()
    return result


async def _stream(world: Telegram) -> AsyncIterator[str]:
    queue: asyncio.Queue[Event] = asyncio.Queue(_EVENTS_KEPT)

    def observe(event: Event) -> None:
        if queue.full():
            queue.get_nowait()  # a browser that sleeps loses the oldest; it reads the history when it wakes
        queue.put_nowait(event)

    unsubscribe = world.subscribe(observe)
    try:
        yield ": halo\n\n"
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), _BREATH_SECONDS)
                if event.kind == "end":
                    return
                yield f"event: {event.kind}\ndata: {json.dumps(event_json(event))}\n\n"
            except TimeoutError:
                yield ": napas\n\n"
    finally:
        unsubscribe()


# --- who and where --------------------------------------------------------------------------------------------


def _person(world: Telegram, who: Any) -> Person:
    found = world.users.get(int(who)) if str(who).isdigit() else world.person(str(who))
    if not isinstance(found, Person):
        raise NotPossible(f"nobody is called {who}")
    return found


def _bot(world: Telegram, username: Any = None) -> Bot:
    for bot in world.bots.values():
        if not username or bot.username == str(username).lstrip("@"):
            return bot
    raise NotPossible("there is no such bot")


def _user(world: Telegram, who: Any) -> User:
    if str(who) == "bot" or str(who).startswith("bot:"):
        return _bot(world, str(who)[4:]).user
    return _person(world, who)


def find_chat(world: Telegram, which: Any, person: Person | None) -> Chat:
    """A chat by id or title, or a person's private one by `bot`."""
    name = str(which)
    if person is not None and (name == "bot" or name.startswith("bot:")):
        return world.private_chat(person, _bot(world, name[4:]))
    for chat in world.chats.values():
        if str(chat.id) == name or (chat.title == name and chat.migrated_to is None):
            return chat
    if person is not None and name == str(person.id):
        return world.private_chat(person, _bot(world))
    raise NotPossible(f"there is no chat {which}")


def _where(world: Telegram, body: Json) -> tuple[Person, Chat]:
    person = _person(world, body["person"])
    return person, find_chat(world, body["chat"], person)


def _message(chat: Chat, message_id: Any) -> Message:
    message = chat.messages.get(int(message_id))
    if message is None:
        raise NotPossible(f"there is no message {message_id}")
    return message


def _newest_with(chat: Chat, label: str) -> Message:
    """The newest message with this button: what somebody at a terminal means who gives no message_id."""
    for message in reversed(chat.messages.values()):
        if label in message.buttons:
            return message
    raise NotPossible(f"there is no button [{label}] in this chat")


def _reply(chat: Chat, body: Json) -> Message | None:
    return _message(chat, body["reply_to"]) if body.get("reply_to") else None


# --- actions --------------------------------------------------------------------------------------------------


def _add_user(world: Telegram, body: Json) -> Json:
    person = world.add_user(str(body["name"]), username=body.get("username"), language_code=body.get("language", "id"))
    return person.to_json()


def _add_bot(world: Telegram, body: Json) -> Json:
    token = str(body.get("token", "1:x"))
    if token in world.bots:
        raise NotPossible("this token is registered already")
    bot = world.add_bot(
        token,
        str(body.get("username", f"bot{token.partition(':')[0]}_bot")),
        str(body.get("name", "Bot")),
        privacy=bool(body.get("privacy")),
    )
    return bot.user.to_json()


def _add_group(world: Telegram, body: Json) -> Json:
    creator = _person(world, body["creator"])
    members = [_person(world, who) for who in body.get("members", ())]
    bots = [_bot(world, username) for username in body.get("bots", ())]
    return chat_json(
        world.add_group(
            str(body["title"]), creator, supergroup=bool(body.get("supergroup")), members=members, bots=bots
        )
    )


def _say(world: Telegram, body: Json) -> Json:
    person, chat = _where(world, body)
    return message_json(person.says(chat, str(body["text"]), reply_to=_reply(chat, body)))


def _send_photo(world: Telegram, body: Json) -> Json:
    person, chat = _where(world, body)
    content = _decoded(body.get("content"))
    name = str(body.get("name", "foto.jpg"))
    return message_json(
        person.sends_photo(chat, content, str(body.get("caption", "")), name=name, reply_to=_reply(chat, body))
    )


def _send_document(world: Telegram, body: Json) -> Json:
    person, chat = _where(world, body)
    content = _decoded(body["content"]) or b""
    caption = str(body.get("caption", ""))
    return message_json(person.sends_document(chat, content, str(body["name"]), caption, reply_to=_reply(chat, body)))


def _decoded(content: Any) -> bytes | None:
    if content is None:
        return None
    try:
        return base64.b64decode(str(content), validate=True)
    except binascii.Error:
        raise NotPossible("content must be base64") from None


def _press(world: Telegram, body: Json) -> Json:
    person, chat = _where(world, body)
    if "data" in body:
        return {"query_id": person.presses_data(_message(chat, body["message_id"]), str(body["data"])).id}
    message = _message(chat, body["message_id"]) if "message_id" in body else _newest_with(chat, str(body["label"]))
    query = person.presses(message, str(body["label"]))
    return {"query_id": query.id if query else None}


def _edit(world: Telegram, body: Json) -> Json:
    person, chat = _where(world, body)
    return message_json(person.edits(_message(chat, body["message_id"]), str(body["text"])))


def _forward(world: Telegram, body: Json) -> Json:
    person, chat = _where(world, body)
    return message_json(person.forwards(_message(chat, body["message_id"]), find_chat(world, body["to"], person)))


def _delete(world: Telegram, body: Json) -> bool:
    person, chat = _where(world, body)
    person.deletes(_message(chat, body["message_id"]))
    return True


def _start(world: Telegram, body: Json) -> Json:
    bot = _bot(world, body.get("bot"))
    return message_json(_person(world, body["person"]).starts(bot, str(body.get("payload", ""))))


def _block(world: Telegram, body: Json) -> bool:
    _person(world, body["person"]).blocks(_bot(world, body.get("bot")))
    return True


def _unblock(world: Telegram, body: Json) -> bool:
    _person(world, body["person"]).unblocks(_bot(world, body.get("bot")))
    return True


def _join(world: Telegram, body: Json) -> bool:
    person, chat = _where(world, body)
    person.join(chat)
    return True


def _leave(world: Telegram, body: Json) -> bool:
    person, chat = _where(world, body)
    person.leave(chat)
    return True


def _add(world: Telegram, body: Json) -> bool:
    person, chat = _where(world, body)
    person.adds(_user(world, body.get("who", "bot")), chat, start_payload=body.get("payload"))
    return True


def _remove(world: Telegram, body: Json) -> bool:
    person, chat = _where(world, body)
    person.removes(_user(world, body.get("who", "bot")), chat)
    return True


def _promote(world: Telegram, body: Json) -> bool:
    person, chat = _where(world, body)
    person.promotes(_user(world, body.get("who", "bot")), chat, rights=body.get("rights"))
    return True


def _demote(world: Telegram, body: Json) -> bool:
    person, chat = _where(world, body)
    person.demotes(_user(world, body.get("who", "bot")), chat)
    return True


def _anonymous(world: Telegram, body: Json) -> bool:
    person, chat = _where(world, body)
    person.hides(chat, bool(body.get("on", True)))
    return True


def _migrate(world: Telegram, body: Json) -> Json:
    return chat_json(find_chat(world, body["chat"], None).migrate())


def _privacy(world: Telegram, body: Json) -> bool:
    _bot(world, body.get("bot")).privacy = bool(body.get("on", True))
    return True


def _clock(world: Telegram, body: Json) -> str:
    if "to" in body:
        world.clock.advance_to(datetime.fromisoformat(str(body["to"])))
    else:
        world.clock.advance(timedelta(seconds=float(body["seconds"])))
    world.emit("clock")
    return world.clock.now().isoformat()


def _fault(world: Telegram, body: Json) -> list[Json]:
    world.faults.add(
        kind=str(body["kind"]),
        method=body.get("method"),
        times=int(body.get("times", 1)),
        chat_id=body.get("chat_id"),
        retry_after=int(body.get("retry_after", 3)),
    )
    return world.faults.to_json()


def _clear_faults(world: Telegram, body: Json) -> bool:
    world.faults.clear()
    return True


def _limits(world: Telegram, body: Json) -> bool:
    world.limits = bool(body.get("on", True))
    return world.limits


ACTIONS: dict[str, Callable[[Telegram, Json], Any]] = {
    "user": _add_user, "register": _add_bot, "group": _add_group, "say": _say, "photo": _send_photo,
    "document": _send_document, "press": _press, "edit": _edit, "forward": _forward, "delete": _delete,
    "start": _start, "block": _block, "unblock": _unblock, "join": _join, "leave": _leave, "add": _add,
    "remove": _remove, "promote": _promote, "demote": _demote, "anonymous": _anonymous, "migrate": _migrate,
    "privacy": _privacy, "clock": _clock, "fault": _fault, "clear_faults": _clear_faults, "limits": _limits,
}  # fmt: skip


def _refusal(why: object, status: int) -> Response:
    return JSONResponse({"ok": False, "description": str(why)}, status_code=status)

"""Calls of the Bot API: `answer` is what every door uses, and the methods about updates and the bot itself are here.

Sending is in messages.py, chats and members in chats.py; importing them registers their methods.
"""

import re
from typing import Any

from sandbox import chats, messages, webhook
from sandbox.access import METHODS, find_chat, method
from sandbox.bots import DEFAULT_UPDATES, KNOWN_UPDATES, Bot
from sandbox.errors import ApiError, Disconnected, TimedOut, bad_request, forbidden, too_many_requests
from sandbox.faults import Fault
from sandbox.params import Params, Upload
from sandbox.records import Json, StoredFile, Webhook
from sandbox.telegram import Telegram

__all__ = ["METHODS", "answer", "chats", "download", "messages"]

MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024

_TOKEN = re.compile(r"\d+:[\w-]+")


async def answer(
    world: Telegram, token: str, name: str, raw: dict[str, Any], files: dict[str, Upload] | None = None
) -> tuple[int, Json]:
    """One call. Raises Undelivered where an ordered fault leaves the bot without an answer."""
    try:
        bot = _bot(world, token)
        name = name.lower()
        params = Params(raw, files)
        fault = world.faults.take(name, str(raw.get("chat_id", "")))
        if fault is not None:
            _strike_before(fault)
        if name == "getupdates":
            result: Any = await get_updates(world, bot, params)
        else:
            function = METHODS.get(name)
            if function is None:
                raise ApiError(404, "Not Found")
            result = function(world, bot, params)
        if fault is not None and fault.kind == "timeout_after_delivery":
            raise TimedOut
    except ApiError as error:
        return error.code, error.to_json()
    return 200, {"ok": True, "result": result}


def _bot(world: Telegram, token: str) -> Bot:
    bot = world.bots.get(token)
    if bot is not None:
        return bot
    if not _TOKEN.fullmatch(token):
        raise ApiError(404, "Not Found")
    if not world.accept_any_token:
        raise ApiError(401, "Unauthorized")
    number = token.partition(":")[0]
    return world.add_bot(token, username=f"bot{number}_bot", name=f"Bot {number}")


def _strike_before(fault: Fault) -> None:
    match fault.kind:
        case "429":
            raise too_many_requests(fault.retry_after)
        case "403":
            raise forbidden("bot was blocked by the user")
        case "400":
            raise bad_request("an ordered fault")
        case "500":
            raise ApiError(500, "Internal Server Error")
        case "timeout_before":
            raise TimedOut
        case "disconnect":
            raise Disconnected
        case "timeout_after_delivery":
            pass


# --- updates --------------------------------------------------------------------------------------------------


async def get_updates(world: Telegram, bot: Bot, params: Params) -> list[Json]:
    """Long polling, with Telegram's meaning of the offset."""
    if bot.webhook is not None:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
            "first",
        )
    _remember_allowed(bot, params)
    bot.confirm(params.integer("offset"))
    limit = params.integer("limit", 100)
    await bot.poll(min(params.integer("timeout"), 50))
    return bot.waiting(limit if 1 <= limit <= 100 else 100)


def _remember_allowed(bot: Bot, params: Params) -> None:
    if not params.has("allowed_updates"):
        return
    wanted = params.nested("allowed_updates")
    if not isinstance(wanted, list):
        raise bad_request("can't parse allowed_updates: expected an Array of String")
    # Telegram ignores kinds it does not know; an empty list means the default again.
    bot.allowed_updates = frozenset(wanted) & KNOWN_UPDATES if wanted else DEFAULT_UPDATES


@method
def set_webhook(world: Telegram, bot: Bot, params: Params) -> bool:
    """Post updates to an address from now on; an empty one takes the webhook away."""
    address = params.text("url") or ""
    if not address:
        return delete_webhook(world, bot, params) is True
    webhook.check_address(address)
    secret = params.text("secret_token")
    if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    _remember_allowed(bot, params)
    if params.flag("drop_pending_updates"):
        bot.drop_pending()
    most = params.integer("max_connections", 40)
    bot.webhook = Webhook(url=address, secret=secret, max_connections=min(max(most, 1), 100))
    webhook.start(world, bot)
    return True


@method
def delete_webhook(world: Telegram, bot: Bot, params: Params) -> bool:
    """Back to getUpdates."""
    bot.webhook = None
    webhook.stop(bot)
    if params.flag("drop_pending_updates"):
        bot.drop_pending()
    return True


@method
def get_webhook_info(world: Telegram, bot: Bot, params: Params) -> Json:
    """Where updates go, and how many wait."""
    info: Json = {
        "url": bot.webhook.url if bot.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": bot.pending,
    }
    if bot.webhook is not None:
        info["max_connections"] = bot.webhook.max_connections
        if bot.webhook.last_error is not None:
            info |= {"last_error_date": bot.webhook.last_error_at, "last_error_message": bot.webhook.last_error}
    if bot.allowed_updates != DEFAULT_UPDATES:
        info["allowed_updates"] = sorted(bot.allowed_updates)
    return info


# --- the bot itself -------------------------------------------------------------------------------------------


@method
def get_me(world: Telegram, bot: Bot, params: Params) -> Json:
    """Who the bot is, and whether privacy mode hides the groups' talk from it."""
    return bot.user.to_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method
def log_out(world: Telegram, bot: Bot, params: Params) -> bool:
    """Nothing to log out of."""
    return True


@method
def close(world: Telegram, bot: Bot, params: Params) -> bool:
    """Nothing to close."""
    return True


_SCOPES: dict[str, tuple[str, ...]] = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (),
    "chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id"),
}  # fmt: skip


def _scope(world: Telegram, bot: Bot, params: Params) -> tuple[str, str]:
    scope = params.nested("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    needed = _SCOPES[scope["type"]]
    if any(field not in scope for field in needed):
        raise bad_request(f"can't parse BotCommandScope: Can't find field \"{needed[-1]}\"")
    if "chat_id" in needed:
        find_chat(world, bot, scope["chat_id"])
    return ":".join([scope["type"], *(str(scope[field]) for field in needed)]), _language(params)


def _language(params: Params) -> str:
    code = params.text("language_code") or ""
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


@method
def set_my_commands(world: Telegram, bot: Bot, params: Params) -> bool:
    """The menu of one scope and language."""
    commands = params.nested("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for command in commands:
        if not isinstance(command, dict) or command.keys() != {"command", "description"}:
            raise bad_request("can't parse BotCommand: exactly command and description expected")
        name = str(command["command"]).removeprefix("/")
        if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command["description"])) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        kept.append({"command": name, "description": command["description"]})
    bot.commands[_scope(world, bot, params)] = kept
    return True


@method
def get_my_commands(world: Telegram, bot: Bot, params: Params) -> list[Json]:
    """The menu of exactly one scope and language."""
    return bot.commands.get(_scope(world, bot, params), [])


@method
def delete_my_commands(world: Telegram, bot: Bot, params: Params) -> bool:
    """Forget the menu of a scope and language."""
    bot.commands.pop(_scope(world, bot, params), None)
    return True


def _text_setting(name: str, field: str, most: int, error: str) -> None:
    def setter(world: Telegram, bot: Bot, params: Params) -> bool:
        value = params.text(field) or ""
        if len(value) > most:
            raise bad_request(error)
        bot.texts[field, _language(params)] = value
        return True

    def getter(world: Telegram, bot: Bot, params: Params) -> Json:
        fallback = bot.texts.get((field, ""), bot.user.first_name if field == "name" else "")
        return {field: bot.texts.get((field, _language(params))) or fallback}

    METHODS[f"setmy{name}"] = setter
    METHODS[f"getmy{name}"] = getter


_text_setting("description", "description", 512, "BOT_DESCRIPTION_TOO_LONG")
_text_setting("shortdescription", "short_description", 120, "BOT_SHORT_DESCRIPTION_TOO_LONG")
_text_setting("name", "name", 64, "BOT_TITLE_TOO_LONG")


# --- files ----------------------------------------------------------------------------------------------------


@method
def get_file(world: Telegram, bot: Bot, params: Params) -> Json:
    """Where a file can be fetched."""
    file = world.files.get(params.text("file_id") or "")
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


def download(world: Telegram, token: str, path: str) -> StoredFile:
    """The bytes behind a file_path, for the doors."""
    _bot(world, token)
    for file in world.files.values():
        if file.path == path:
            return file
    raise ApiError(404, "Not Found")

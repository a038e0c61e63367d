"""The methods of the Bot API: one function each, strict where Telegram is.

`answer` is what every door calls: a token, a method's name and its parameters in, status and body out.
"""

import re
from collections.abc import Callable
from typing import Any

from sandbox import webhook
from sandbox.bots import DEFAULT_UPDATES, KNOWN_UPDATES, Bot
from sandbox.entities import formatted, utf16_length
from sandbox.errors import ApiError, Disconnected, TimedOut, bad_request, forbidden, too_many_requests
from sandbox.faults import Fault
from sandbox.markup import checked_markup
from sandbox.params import Params, Upload
from sandbox.people import document_content, photo_content
from sandbox.records import Chat, Json, Member, Message, StoredFile, User, Webhook
from sandbox.telegram import Telegram

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_FILE_BYTES = 50 * 1024 * 1024
MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
QUERY_LIVES_SECONDS = 15 * 60
DELETE_WITHIN_SECONDS = 48 * 3600

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_TOKEN = re.compile(r"\d+:[\w-]+")

Method = Callable[[Telegram, Bot, Params], Any]
METHODS: dict[str, Method] = {}


def method(function: Method) -> Method:
    """Register a function under its own name in camel case; Telegram ignores the case of method names."""
    METHODS[function.__name__.replace("_", "")] = function
    return function


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
        raise bad_request(f'can\'t parse BotCommandScope: Can\'t find field "{needed[-1]}"')
    if "chat_id" in needed:
        _chat(world, bot, scope["chat_id"])
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


# --- which chat, and may the bot write there ------------------------------------------------------------------


def _chat(world: Telegram, bot: Bot, chat_id: Any) -> Chat:
    """The chat a bot means; "chat not found" where the bot could not know it."""
    if chat_id is None or chat_id == "":
        raise bad_request("chat_id is empty")
    if isinstance(chat_id, str) and chat_id.startswith("@"):
        wanted = chat_id[1:].lower()
        for chat in world.chats.values():
            if (chat.username or "").lower() == wanted:
                return chat
        raise bad_request("chat not found")
    try:
        number = int(chat_id)
    except (TypeError, ValueError):
        raise bad_request("chat not found") from None
    if number > 0:
        user = world.users.get(number)
        if user is None or user is bot.user:
            raise bad_request("chat not found")
        return world.private_chat(user, bot)
    found = world.chats.get(number)
    if found is None or bot.id not in found.members:
        raise bad_request("chat not found")
    return found


def _kind(chat: Chat) -> str:
    return f"{chat.type} chat"


def _readable_chat(world: Telegram, bot: Bot, params: Params) -> Chat:
    """A chat the bot is in."""
    chat = _chat(world, bot, params.raw.get("chat_id"))
    if chat.migrated_to is not None:
        raise bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to.id
        )
    if chat.type != "private":
        member = chat.members[bot.id]
        if member.status == "kicked":
            raise forbidden(f"bot was kicked from the {_kind(chat)}")
        if member.status == "left":
            raise forbidden(f"bot is not a member of the {_kind(chat)}")
    return chat


def _writable_chat(world: Telegram, bot: Bot, params: Params) -> Chat:
    """A chat the bot may write in now."""
    chat = _readable_chat(world, bot, params)
    if chat.user is not None:
        if chat.user.is_bot:
            raise forbidden("bot can't send messages to bots")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
    elif chat.type == "channel":
        if not chat.members[bot.id].is_admin:
            raise bad_request("need administrator rights in the channel chat")
    elif not chat.writable and not chat.members[bot.id].is_admin:
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def _count(world: Telegram, bot: Bot, chat: Chat) -> None:
    """Telegram's flood limits."""
    if world.limits and (wait := bot.limits.take(chat.id, private=chat.type == "private")):
        raise too_many_requests(wait)


# --- sending --------------------------------------------------------------------------------------------------


@method
def send_message(world: Telegram, bot: Bot, params: Params) -> Json:
    """A text message."""
    chat = _writable_chat(world, bot, params)
    content = _text(world, params)
    return _deliver(world, bot, chat, params, content)


def _text(world: Telegram, params: Params) -> Json:
    source = params.text("text")
    if source is None or not source.strip():
        raise bad_request("message text is empty")
    text, entities = formatted(source, params.text("parse_mode"), params.nested("entities"))
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    _resolve_mentions(world, entities)
    return {"text": text, "entities": entities} if entities else {"text": text}


def _caption(world: Telegram, params: Params) -> Json:
    text, entities = formatted(
        params.text("caption") or "", params.text("parse_mode"), params.nested("caption_entities")
    )
    if utf16_length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    _resolve_mentions(world, entities)
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def _resolve_mentions(world: Telegram, entities: list[Json]) -> None:
    """tg://user?id= becomes a mention of a known person, and plain text where there is none."""
    for entity in entities:
        if entity["type"] == "text_mention":
            user = world.users.get(entity.get("user", {}).get("id"))
            if user is not None:
                entity["user"] = user.to_json()
    entities[:] = [
        e for e in entities if e["type"] != "text_mention" or e.get("user", {}).get("id") in world.users
    ]


def _deliver(
    world: Telegram, bot: Bot, chat: Chat, params: Params, content: Json, file: StoredFile | None = None
) -> Json:
    markup = checked_markup(params.nested("reply_markup"), private=chat.type == "private")
    reply_to = _replied(chat, params)
    _count(world, bot, chat)
    keyboard = None
    if markup is not None:
        if "inline_keyboard" in markup:
            content = content | {"reply_markup": markup}
        else:
            keyboard = markup
    if params.flag("protect_content"):
        content = content | {"has_protected_content": True}
    message = world.post(chat, bot.user, content, reply_to=reply_to, keyboard=keyboard, file=file)
    return message.to_json()


def _replied(chat: Chat, params: Params) -> Message | None:
    reply = params.nested("reply_parameters")
    if reply is None:
        if not params.has("reply_to_message_id"):
            return None
        reply = {
            "message_id": params.integer("reply_to_message_id"),
            "allow_sending_without_reply": params.flag("allow_sending_without_reply"),
        }
    if not isinstance(reply, dict) or type(reply.get("message_id")) is not int:
        raise bad_request('can\'t parse reply parameters: Field "message_id" must be of type Number')
    elsewhere = reply.get("chat_id")
    if elsewhere is not None and str(elsewhere) != str(chat.id):
        raise bad_request("message to be replied not found")
    message = chat.messages.get(reply["message_id"])
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


@method
def send_photo(world: Telegram, bot: Bot, params: Params) -> Json:
    """A picture, uploaded or by file_id."""
    chat = _writable_chat(world, bot, params)
    file = _file(world, params, "photo")
    if isinstance(file, Upload):
        if len(file.content) > MAX_PHOTO_BYTES:
            raise bad_request("file is too big")
        stored = world.store_file(file.content, file.name, folder="photos", mime=file.mime)
        if not stored.width:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if stored.width + stored.height > 10_000 or max(stored.width, stored.height) > 20 * min(
            stored.width, stored.height
        ):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        file = stored
    elif "/photos/" not in f"/{file.path}":
        raise bad_request("can't use file of type Document as Photo")
    return _deliver(world, bot, chat, params, photo_content(file) | _caption(world, params), file)


@method
def send_document(world: Telegram, bot: Bot, params: Params) -> Json:
    """A file, uploaded or by file_id."""
    chat = _writable_chat(world, bot, params)
    file = _file(world, params, "document")
    if isinstance(file, Upload):
        if not file.content:
            raise bad_request("file must be non-empty")
        file = world.store_file(file.content, file.name, folder="documents", mime=file.mime)
    elif "/documents/" not in f"/{file.path}":
        raise bad_request("can't use file of type Photo as Document")
    return _deliver(world, bot, chat, params, document_content(file) | _caption(world, params), file)


def _file(world: Telegram, params: Params, field: str) -> Upload | StoredFile:
    upload = params.files.get(field)
    value = params.text(field) or ""
    if upload is None and value.startswith("attach://"):
        upload = params.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request("there is no file with the attached name")
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > MAX_FILE_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        return upload
    if not value:
        raise bad_request(f"there is no {field} in the request")
    if re.match(r"https?://", value):
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.get(value)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


@method
def send_chat_action(world: Telegram, bot: Bot, params: Params) -> bool:
    """Show that the bot types, for a moment."""
    chat = _writable_chat(world, bot, params)
    action = params.text("action") or ""
    if action not in (
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ):  # fmt: skip
        raise bad_request("wrong parameter action in request")
    world.emit("typing", chat=chat, user=bot.user, data={"action": action})
    return True


# --- editing and deleting -------------------------------------------------------------------------------------


def _editable(world: Telegram, bot: Bot, params: Params) -> Message:
    if params.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = _writable_chat(world, bot, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not bot.user or "forward_origin" in message.payload:
        raise bad_request("message can't be edited")
    return message


def _apply_edit(world: Telegram, bot: Bot, message: Message, params: Params, drop: set[str], content: Json) -> Json:
    markup = checked_markup(
        params.nested("reply_markup"), private=message.chat.type == "private", inline_only=True
    )
    payload = {k: v for k, v in message.payload.items() if k not in drop | {"reply_markup"}} | content
    if markup is not None:
        payload["reply_markup"] = markup
    if payload == message.payload:
        raise bad_request(_NOT_MODIFIED)
    _count(world, bot, message.chat)
    message.payload = payload
    world.edited(message, by_bot=True)
    return message.to_json()


@method
def edit_message_text(world: Telegram, bot: Bot, params: Params) -> Json:
    """Another text; a reply_markup that is not sent again is gone."""
    message = _editable(world, bot, params)
    content = _text(world, params)
    if "text" not in message.payload:
        raise bad_request("there is no text in the message to edit")
    return _apply_edit(world, bot, message, params, {"text", "entities"}, content)


@method
def edit_message_caption(world: Telegram, bot: Bot, params: Params) -> Json:
    """Another caption."""
    message = _editable(world, bot, params)
    content = _caption(world, params)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _apply_edit(world, bot, message, params, {"caption", "caption_entities"}, content)


@method
def edit_message_reply_markup(world: Telegram, bot: Bot, params: Params) -> Json:
    """Other buttons under the same text."""
    return _apply_edit(world, bot, _editable(world, bot, params), params, set(), {})


@method
def delete_message(world: Telegram, bot: Bot, params: Params) -> bool:
    """Take away one message."""
    chat = _readable_chat(world, bot, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    old = world.timestamp() - message.payload["date"] > DELETE_WITHIN_SECONDS
    powerful = chat.type != "private" and chat.members[bot.id].may("can_delete_messages")
    mine = message.sender is bot.user or chat.type == "private"
    if not powerful and (old or not mine):
        raise bad_request("message can't be deleted for everyone" if mine else "message can't be deleted")
    world.delete(message, bot.user)
    return True


@method
def delete_messages(world: Telegram, bot: Bot, params: Params) -> bool:
    """Take away several messages; those that cannot be found are skipped."""
    ids = params.nested("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
        raise bad_request("there must be 1-100 message identifiers")
    chat = _readable_chat(world, bot, params)
    for message_id in ids:
        if message_id in chat.messages:
            delete_message(world, bot, Params({"chat_id": chat.id, "message_id": message_id}))
    return True


@method
def pin_chat_message(world: Telegram, bot: Bot, params: Params) -> bool:
    """Pin a message, with its service message."""
    chat = _writable_chat(world, bot, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    _check_may_pin(bot, chat)
    if message not in chat.pinned:
        chat.pinned.append(message)
        world.emit("pin", chat=chat, message=message, user=bot.user)
        world.post(chat, bot.user, {"pinned_message": message.payload})
    return True


@method
def unpin_chat_message(world: Telegram, bot: Bot, params: Params) -> bool:
    """Unpin one message, or the newest pinned one."""
    chat = _writable_chat(world, bot, params)
    _check_may_pin(bot, chat)
    if params.has("message_id"):
        chat.pinned = [m for m in chat.pinned if m.message_id != params.integer("message_id")]
    elif chat.pinned:
        chat.pinned.pop()
    world.emit("pin", chat=chat, user=bot.user)
    return True


@method
def unpin_all_chat_messages(world: Telegram, bot: Bot, params: Params) -> bool:
    """Unpin everything."""
    chat = _writable_chat(world, bot, params)
    _check_may_pin(bot, chat)
    chat.pinned.clear()
    world.emit("pin", chat=chat, user=bot.user)
    return True


def _check_may_pin(bot: Bot, chat: Chat) -> None:
    if chat.type != "private" and not chat.members[bot.id].may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")


# --- answers to buttons ---------------------------------------------------------------------------------------


@method
def answer_callback_query(world: Telegram, bot: Bot, params: Params) -> bool:
    """Answer a press, once and in time; with a text only the presser sees it."""
    text = params.text("text") or ""
    if utf16_length(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    query = bot.callbacks.get(params.text("callback_query_id") or "")
    if query is not None and world.clock.monotonic() - query.asked_at > QUERY_LIVES_SECONDS:
        query = None
    if query is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    address = params.text("url")
    if address and not re.match(rf"^(https?://)?t\.me/{re.escape(bot.username)}\?start=[\w-]{{1,64}}$", address):
        raise bad_request("URL_INVALID")
    query.answered = True
    del bot.callbacks[query.id]
    world.emit(
        "alert",
        chat=query.message.chat,
        message=query.message,
        user=query.user,
        data={"id": query.id, "text": text, "show_alert": params.flag("show_alert"), "url": address, "bot": bot.id},
    )
    return True


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


# --- chats and members ----------------------------------------------------------------------------------------


@method
def get_chat(world: Telegram, bot: Bot, params: Params) -> Json:
    """ChatFullInfo."""
    chat = _readable_chat(world, bot, params)
    if chat.type == "private" and not (chat.started or chat.messages):
        raise bad_request("chat not found")
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    result = chat.to_json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    if chat.pinned:
        result["pinned_message"] = chat.pinned[-1].payload
    if chat.is_group:
        result["permissions"] = {"can_send_messages": chat.writable}
    return result


def _group(world: Telegram, bot: Bot, params: Params) -> Chat:
    chat = _readable_chat(world, bot, params)
    if chat.type == "private":
        raise bad_request("chat is private: there are no members in it")
    return chat


@method
def get_chat_member(world: Telegram, bot: Bot, params: Params) -> Json:
    """What somebody is in a chat."""
    chat = _readable_chat(world, bot, params)
    user = world.users.get(params.integer("user_id"))
    if user is None:
        raise bad_request("invalid user_id specified")
    if chat.type == "private":
        return Member(user=user, status="member").to_json()
    return (chat.member(user.id) or Member(user=user, status="left")).to_json()


@method
def get_chat_administrators(world: Telegram, bot: Bot, params: Params) -> list[Json]:
    """The administrators, without bots other than this one."""
    chat = _readable_chat(world, bot, params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member.to_json() for member in chat.admins() if not member.user.is_bot or member.user is bot.user]


@method
def get_chat_member_count(world: Telegram, bot: Bot, params: Params) -> int:
    """How many are in a chat, bots included."""
    chat = _readable_chat(world, bot, params)
    if chat.type == "private":
        return 2
    return sum(member.present for member in chat.members.values())


@method
def leave_chat(world: Telegram, bot: Bot, params: Params) -> bool:
    """Go away by oneself."""
    chat = _group(world, bot, params)
    world.set_member(chat, bot.user, "left", actor=bot.user)
    return True


def callback_pending(bot: Bot) -> list[User]:
    """Who pressed a button and still looks at the spinning clock."""
    return [query.user for query in bot.callbacks.values()]


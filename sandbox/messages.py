"""Methods that send, edit and delete messages and answer presses."""

import re

from sandbox.access import count_message, method, readable_chat, writable_chat
from sandbox.bots import Bot
from sandbox.entities import formatted, utf16_length
from sandbox.errors import ApiError, bad_request
from sandbox.markup import checked_markup
from sandbox.params import Params, Upload
from sandbox.people import document_content, photo_content
from sandbox.records import Chat, Json, Message, StoredFile
from sandbox.telegram import Telegram

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_FILE_BYTES = 50 * 1024 * 1024
QUERY_LIVES_SECONDS = 15 * 60
DELETE_WITHIN_SECONDS = 48 * 3600

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


@method
def send_message(world: Telegram, bot: Bot, params: Params) -> Json:
    """A text message."""
    chat = writable_chat(world, bot, params)
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
    entities[:] = [e for e in entities if e["type"] != "text_mention" or e.get("user", {}).get("id") in world.users]


def _deliver(
    world: Telegram, bot: Bot, chat: Chat, params: Params, content: Json, file: StoredFile | None = None
) -> Json:
    markup = checked_markup(params.nested("reply_markup"), private=chat.type == "private")
    reply_to = _replied(chat, params)
    count_message(world, bot, chat)
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
    chat = writable_chat(world, bot, params)
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
    chat = writable_chat(world, bot, params)
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
    chat = writable_chat(world, bot, params)
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
    chat = writable_chat(world, bot, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not bot.user or "forward_origin" in message.payload:
        raise bad_request("message can't be edited")
    return message


def _apply_edit(world: Telegram, bot: Bot, message: Message, params: Params, drop: set[str], content: Json) -> Json:
    markup = checked_markup(params.nested("reply_markup"), private=message.chat.type == "private", inline_only=True)
    payload = {k: v for k, v in message.payload.items() if k not in drop | {"reply_markup"}} | content
    if markup is not None:
        payload["reply_markup"] = markup
    if payload == message.payload:
        raise bad_request(_NOT_MODIFIED)
    count_message(world, bot, message.chat)
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
    chat = readable_chat(world, bot, params)
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
    chat = readable_chat(world, bot, params)
    for message_id in ids:
        if message_id in chat.messages:
            delete_message(world, bot, Params({"chat_id": chat.id, "message_id": message_id}))
    return True


@method
def pin_chat_message(world: Telegram, bot: Bot, params: Params) -> bool:
    """Pin a message, with its service message."""
    chat = writable_chat(world, bot, params)
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
    chat = writable_chat(world, bot, params)
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
    chat = writable_chat(world, bot, params)
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

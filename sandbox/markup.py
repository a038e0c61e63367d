"""Keyboards under a message, checked field by field.

Telegram ignores fields that it does not know; this emulator refuses them, because a misspelt field is a bug that
nobody sees until a button is missing in the village.
"""

import re
from collections.abc import Callable
from typing import Any

from sandbox.errors import ApiError, bad_request

Json = dict[str, Any]

_INLINE_ACTIONS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip
_INLINE_FIELDS = _INLINE_ACTIONS | {"text", "style", "icon_custom_emoji_id"}
_REPLY_BUTTON_FIELDS = {
    "text", "request_contact", "request_location", "request_poll", "request_users", "request_chat", "web_app",
    "style", "icon_custom_emoji_id",
}  # fmt: skip
_MARKUPS: dict[str, set[str]] = {
    "inline_keyboard": set(),
    "keyboard": {"is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder", "selective"},
    "remove_keyboard": {"selective"},
    "force_reply": {"input_field_placeholder", "selective"},
}
_STYLES = {"danger", "success", "primary"}
_ADDRESS = re.compile(r"^(https?://|tg://)?[^\s/]+\.[^\s]+$|^(https?|tg)://\S+$")
_MAX_BUTTONS = 100


def checked_markup(markup: Any, *, private: bool, inline_only: bool = False) -> Json | None:
    """A reply_markup as Telegram stores it; None for one that is empty. ApiError where anything is wrong."""
    if markup is None or markup == "":
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if not markup:
        return None
    kinds = [kind for kind in _MARKUPS if kind in markup]
    if len(kinds) != 1:
        raise bad_request(f"can't parse reply markup: exactly one of {', '.join(_MARKUPS)} expected")
    kind = kinds[0]
    unknown = set(markup) - _MARKUPS[kind] - {kind}
    if unknown:
        raise bad_request(f'can\'t parse reply markup: unknown field "{min(unknown)}"')
    if inline_only and kind != "inline_keyboard":
        raise bad_request("inline keyboard expected")
    if kind in ("remove_keyboard", "force_reply"):
        if markup[kind] is not True:
            raise bad_request(f'can\'t parse reply markup: field "{kind}" must be True')
        return markup
    check = _inline_button if kind == "inline_keyboard" else _reply_button
    rows = _rows(markup[kind], check, private=private)
    if kind == "inline_keyboard":
        return {"inline_keyboard": rows} if rows else None
    if not rows:
        raise bad_request("can't parse reply keyboard: the keyboard is empty")
    return markup | {"keyboard": rows}


def labels(markup: Json | None) -> list[str]:
    """The labels of an inline keyboard in reading order."""
    return [button["text"] for row in (markup or {}).get("inline_keyboard", ()) for button in row]


def _rows(rows: Any, check: Callable[..., Json], *, private: bool) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse keyboard: an Array of Arrays of buttons expected")
    result = [[check(button, private=private) for button in row] for row in rows if row]
    if sum(map(len, result)) > _MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return result


def _inline_button(button: Any, *, private: bool) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    _check_common(button, _INLINE_FIELDS, "inline keyboard button")
    actions = _INLINE_ACTIONS & button.keys()
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one action expected")
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and (not isinstance(button["url"], str) or not _ADDRESS.match(button["url"])):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button:
        copied = button["copy_text"]
        if not isinstance(copied, dict) or not 1 <= len(str(copied.get("text", ""))) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if "web_app" in button and not private:
        raise bad_request("BUTTON_TYPE_INVALID")
    return button


def _reply_button(button: Any, *, private: bool) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be an Object")
    _check_common(button, _REPLY_BUTTON_FIELDS, "keyboard button")
    if not private and any(field.startswith("request_") or field == "web_app" for field in button):
        raise _only_private(button)
    return button


def _only_private(button: Json) -> ApiError:
    if "request_contact" in button:
        return bad_request("phone number can be requested in private chats only")
    if "request_location" in button:
        return bad_request("location can be requested in private chats only")
    return bad_request("BUTTON_TYPE_INVALID")


def _check_common(button: Json, fields: set[str], what: str) -> None:
    unknown = button.keys() - fields
    if unknown:
        raise bad_request(f'can\'t parse {what}: unknown field "{min(unknown)}"')
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f'can\'t parse {what}: Field "text" must be of type String')
    if not text.strip():
        raise bad_request(f"can't parse {what}: Text must be non-empty")
    if button.get("style", "primary") not in _STYLES:
        raise bad_request(f"can't parse {what}: invalid style specified")

"""Formatted text as Telegram reads it: HTML, MarkdownV2, given entities, and what it finds in plain text.

Offsets and lengths are UTF-16 code units, because that is what the Bot API counts.
"""

import html
import re
from typing import Any

from sandbox.errors import bad_request

Json = dict[str, Any]

_SIMPLE_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "code": "code",
    "pre": "pre", "blockquote": "blockquote", "a": "text_link", "span": "spoiler", "tg-emoji": "custom_emoji",
}  # fmt: skip
_ENTITY_TYPES = {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline",
    "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
    "custom_emoji", "date_time",
}  # fmt: skip
_TAG_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_ATTRIBUTE = re.compile(r"\s+([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+|(?<![\w@./])(?:t\.me|www\.[\w-]+\.\w+)(?:/[^\s<>\"]*)?)"
    r"|(?<![\w/@<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<![\w@])(?P<mention>@[A-Za-z0-9_]{4,32})\b"
    r"|(?<![\w#])(?P<hashtag>#(?!\d+\b)\w{1,256})"
)
_USER_LINK = re.compile(r"tg://user\?id=(\d+)$")
_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
_MARK_NAMES = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler", "code": "Code", "pre": "PreCode", "text_link": "TextUrl",
}  # fmt: skip


def utf16_length(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def formatted(text: str, parse_mode: str | None, entities: Any) -> tuple[str, list[Json]]:
    """What Telegram makes of a text that a bot sends: the trimmed text and all of its entities.

    Raises ApiError with Telegram's "can't parse entities" sentences.
    """
    if parse_mode:
        match parse_mode.lower():
            case "html":
                text, given = _parse_html(text)
            case "markdownv2":
                text, given = _parse_markdown(text)
            case _:
                # The old "Markdown" is refused on purpose: it cannot escape what people are called.
                raise bad_request("unsupported parse_mode")
    elif entities:
        given = _checked(text, entities)
    else:
        given = []
    text, given = _trimmed(text, given)
    covered = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in ("code", "pre", "text_link")]
    for found in entities_in(text):
        start, end = found["offset"], found["offset"] + found["length"]
        if not any(start < right and left < end for left, right in covered):
            given.append(found)
    given.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, given


def entities_in(text: str) -> list[Json]:
    """Commands, mentions, addresses and hashtags that Telegram finds by itself."""
    if "/" not in text and "@" not in text and "#" not in text and "www." not in text:
        return []
    plain = text.isascii()
    result = []
    for match in _FOUND.finditer(text):
        offset = match.start() if plain else utf16_length(text[: match.start()])
        result.append({"type": str(match.lastgroup), "offset": offset, "length": utf16_length(match.group())})
    return result


def _parse_html(source: str) -> tuple[str, list[Json]]:
    out: list[str] = []
    length = 0
    entities: list[Json] = []
    stack: list[tuple[str, int, Json]] = []
    position = 0

    def put(piece: str) -> None:
        nonlocal length
        out.append(piece)
        length += utf16_length(piece)

    def failure(what: str, at: int) -> Exception:
        return bad_request(f"can't parse entities: {what.replace('OFFSET', str(len(source[:at].encode())))}")

    while position < len(source):
        character = source[position]
        if character == "&":
            match = _CHARACTER.match(source, position)
            put(html.unescape(match.group()) if match else "&")
            position = match.end() if match else position + 1
            continue
        if character != "<":
            end = min((i for i in (source.find("<", position), source.find("&", position)) if i >= 0), default=-1)
            end = len(source) if end < 0 else end
            put(source[position:end])
            position = end
            continue
        start = position
        closing = source.startswith("</", position)
        name_match = _TAG_NAME.match(source, position + (2 if closing else 1))
        name = name_match.group().lower() if name_match else ""
        if closing:
            end = source.find(">", position)
            if end < 0:
                raise failure("Unclosed end tag at byte offset OFFSET", start)
            if not stack:
                raise failure("Unexpected end tag at byte offset OFFSET", start)
            tag, offset, extra = stack.pop()
            if name and name != tag:
                raise failure(f'Unmatched end tag at byte offset OFFSET, expected "</{tag}>", found "</{name}>"', start)
            _close_tag(tag, offset, length, extra, entities, "".join(out))
            position = end + 1
            continue
        if name not in _SIMPLE_TAGS or name_match is None:
            raise failure(f'Unsupported start tag "{name}" at byte offset OFFSET', start)
        position = name_match.end()
        attributes: dict[str, str] = {}
        while attribute := _ATTRIBUTE.match(source, position):
            value = attribute.group(2) or attribute.group(3) or attribute.group(4) or ""
            attributes[attribute.group(1).lower()] = html.unescape(value)
            position = attribute.end()
        while position < len(source) and source[position].isspace():
            position += 1
        if not source.startswith(">", position):
            raise failure("Unclosed start tag at byte offset OFFSET", start)
        position += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise failure('Tag "span" must have class "tg-spoiler" at byte offset OFFSET', start)
        stack.append((name, length, dict(attributes)))
    if stack:
        raise failure(f'Can\'t find end tag corresponding to start tag "{stack[-1][0]}"', len(source))
    return "".join(out), entities


def _close_tag(tag: str, offset: int, end: int, attributes: Json, entities: list[Json], text: str) -> None:
    if end == offset:
        return
    entity: Json = {"type": _SIMPLE_TAGS[tag], "offset": offset, "length": end - offset}
    if tag == "a":
        address = attributes.get("href") or utf16_slice(text, offset, end - offset)
        linked = _link(address)
        if linked is None:
            return
        entity |= linked
    elif tag == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif tag == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
    elif tag == "pre" and entities and entities[-1]["type"] == "code" and entities[-1]["offset"] == offset:
        inner = entities.pop()
        if "language" in inner:
            entity["language"] = inner["language"]
    elif tag == "code" and str(attributes.get("class", "")).startswith("language-"):
        entity["language"] = str(attributes["class"]).removeprefix("language-")
    entities.append(entity)


def _link(address: str) -> Json | None:
    """A link's entity fields; None where Telegram drops the link and keeps its text."""
    if match := _USER_LINK.match(address):
        return {"type": "text_mention", "user": {"id": int(match.group(1)), "is_bot": False, "first_name": ""}}
    if not re.match(r"^(https?|tg|ton|mailto|tel):", address):
        if "." not in address or " " in address:
            return None
        address = f"http://{address}"
    return {"type": "text_link", "url": address}


def _parse_markdown(source: str) -> tuple[str, list[Json]]:
    out: list[str] = []
    length = 0
    entities: list[Json] = []
    stack: list[tuple[str, int, int]] = []
    quote: int | None = None
    position = 0

    def put(piece: str) -> None:
        nonlocal length
        out.append(piece)
        length += utf16_length(piece)

    def failure(what: str, at: int) -> Exception:
        return bad_request(f"can't parse entities: {what.replace('OFFSET', str(len(source[:at].encode())))}")

    def close(kind: str, offset: int, extra: Json) -> None:
        if length > offset:
            entities.append({"type": kind, "offset": offset, "length": length - offset} | extra)

    while position < len(source):
        character = source[position]
        if character == "\\" and position + 1 < len(source) and ord(source[position + 1]) < 127:
            put(source[position + 1])
            position += 2
            continue
        if character == ">" and (position == 0 or source[position - 1] == "\n"):
            quote = length if quote is None else quote
            position += 1
            continue
        if character == "\n":
            following = source[position + 1 : position + 2]
            if quote is not None and following != ">":
                close("blockquote", quote, {})
                quote = None
            put("\n")
            position += 1
            continue
        if character == "`":
            fence = "```" if source.startswith("```", position) else "`"
            end = source.find(fence, position + len(fence))
            kind = "pre" if fence == "```" else "code"
            if end < 0:
                raise failure(f"Can't find end of {_MARK_NAMES[kind]} entity at byte offset OFFSET", position)
            inner = source[position + len(fence) : end]
            extra: Json = {}
            if kind == "pre" and (match := re.match(r"(\w*)\n", inner)):
                inner = inner[match.end() :]
                extra = {"language": match.group(1)} if match.group(1) else {}
            offset = length
            put(re.sub(r"\\([`\\])", r"\1", inner))
            close(kind, offset, extra)
            position = end + len(fence)
            continue
        mark = next((m for m in ("__", "||", "*", "_", "~") if source.startswith(m, position)), None)
        if mark is not None:
            if stack and stack[-1][0] == mark:
                _, offset, _ = stack.pop()
                close(_MARKS[mark], offset, {})
            else:
                stack.append((mark, length, position))
            position += len(mark)
            continue
        if character == "[" or source.startswith("![", position):
            stack.append(("[", length, position))
            position += 1 if character == "[" else 2
            continue
        if character == "]" and stack and stack[-1][0] == "[":
            _, offset, _ = stack.pop()
            position += 1
            if source.startswith("(", position):
                end = source.find(")", position)
                if end < 0:
                    raise failure("Can't find end of a URL at byte offset OFFSET", position)
                linked = _link(re.sub(r"\\(.)", r"\1", source[position + 1 : end]))
                if linked is not None:
                    close(linked.pop("type"), offset, linked)
                position = end + 1
            continue
        if character in _RESERVED:
            raise failure(f"Character '{character}' is reserved and must be escaped with the preceding '\\'", position)
        put(character)
        position += 1
    if stack:
        mark, _, at = stack[-1]
        name = _MARK_NAMES["text_link" if mark == "[" else _MARKS[mark]]
        raise failure(f"Can't find end of {name} entity at byte offset OFFSET", at)
    if quote is not None:
        close("blockquote", quote, {})
    return "".join(out), entities


def _checked(text: str, entities: Any) -> list[Json]:
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    total = utf16_length(text)
    result = []
    for entity in entities:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: Can't find field \"type\"")
        offset, length = entity.get("offset"), entity.get("length")
        if type(offset) is not int or type(length) is not int:
            raise bad_request('can\'t parse MessageEntity: Field "offset" and "length" must be of type Number')
        if entity["type"] not in _ENTITY_TYPES:
            raise bad_request(f'can\'t parse MessageEntity: Unsupported type "{entity["type"]}" specified')
        if offset < 0 or length <= 0 or offset + length > total:
            raise bad_request(f"entity begins or ends outside of the text: offset {offset}, length {length} of {total}")
        try:
            utf16_slice(text, offset, length)
        except UnicodeDecodeError:
            raise bad_request(f"entity begins or ends in the middle of a UTF-16 surrogate pair at {offset}") from None
        if entity["type"] == "text_link" and not entity.get("url"):
            raise bad_request("can't parse MessageEntity: Can't find field \"url\"")
        result.append(dict(entity))
    return result


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Telegram cuts white space off both ends, and the entities with it."""
    right = text.rstrip()
    stripped = right.lstrip()
    if len(stripped) == len(text):
        return text, entities
    cut, total = utf16_length(right) - utf16_length(stripped), utf16_length(stripped)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - cut, 0)
        end = min(entity["offset"] + entity["length"] - cut, total)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return stripped, kept

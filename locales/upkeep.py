"""Keeping the catalogues true: extract the sources, check the translations, list what is missing, fill it in.

The files hold no dates and no line numbers, so that they change only where a sentence does.
"""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from locales.catalogues import ONE_FORM_HEADER, ONE_FORM_LANGUAGES, catalogue_path
from locales.sources import Source, placeholders, read

_RESTLESS_HEADERS = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Report-Msgid-Bugs-To',
    '"Last-Translator',
    '"Language-Team',
    '"Generated-By',
)
_COMMENT = "# The words of Sisihkan. `python -m locales extract` renews this file."

Translation = str | list[str]


def template_of(sources: Iterable[Source]) -> Catalog:
    """Return a template that holds every source string once, with the files where it stands."""
    catalogue = Catalog(project="sisihkan", version="1", header_comment=_COMMENT, fuzzy=False)
    for source in sorted(sources, key=lambda source: (source.path, source.line)):
        catalogue.add(source.text, locations=[(source.path, 0)])
    return catalogue


def load(path: Path, language: str | None = None) -> Catalog:
    """Read a catalogue; one that does not exist yet is empty."""
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    else:
        catalogue = Catalog(locale=language, fuzzy=False)
    catalogue.header_comment = _COMMENT
    catalogue.project, catalogue.version = "sisihkan", "1"
    if language in ONE_FORM_LANGUAGES:
        catalogue.mime_headers = [("Plural-Forms", ONE_FORM_HEADER)]
    return catalogue


def save(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue without the header lines that change by themselves."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, ignore_obsolete=True, include_lineno=False)
    lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(line for line in lines if not line.startswith(_RESTLESS_HEADERS))
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")


def extract(root: Path, template: Path, catalogues: Mapping[str, Path]) -> int:
    """Renew the template from the code and merge it into every catalogue; return how many sources there are.

    No guessing: a sentence that changed is untranslated, because a wrong sentence about money is worse than an
    Indonesian one.
    """
    sources, _misuses = read(root)
    fresh = template_of(sources)
    save(fresh, template)
    for language, path in catalogues.items():
        catalogue = load(path, language)
        catalogue.update(template_of(sources), no_fuzzy_matching=True)
        save(catalogue, path)
    return len(fresh)


def check(root: Path, template: Path, catalogues: Mapping[str, Path]) -> list[str]:
    """Return what is wrong, one line each: misuses, a stale template, what a catalogue lacks or fills differently."""
    sources, misuses = read(root)
    problems = [str(misuse) for misuse in misuses]
    wanted = {_key(message): message for message in _messages(template_of(sources))}
    present = {_key(message) for message in _messages(load(template))}
    renew = "run `python -m locales extract`"
    problems += [f"not in the template, {renew}: {key!r}" for key in wanted if key not in present]
    problems += [f"no longer in the code, {renew}: {key!r}" for key in sorted(present - wanted.keys())]
    for language, path in catalogues.items():
        translated = {_key(message): message for message in _messages(load(path, language))}
        if language in ONE_FORM_LANGUAGES and ONE_FORM_HEADER not in path.read_text(encoding="utf-8"):
            problems.append(f"{language}: the plural header must be {ONE_FORM_HEADER!r}")
        for key in wanted:
            message = translated.get(key)
            reason = "is not in the catalogue" if message is None else _fault(message)
            if reason:
                problems.append(f"{language}: {reason}: {key!r}")
    return problems


def missing(path: Path, language: str) -> dict[str, Translation]:
    """Return the untranslated and fuzzy sources of a catalogue as a map to be filled in and given to `fill`."""
    catalogue = load(path, language)
    return {
        _key(message): "" if isinstance(message.id, str) else [""] * catalogue.num_plurals
        for message in _messages(catalogue)
        if _empty(message) or message.fuzzy
    }


def fill(path: Path, language: str, translations: Mapping[str, Translation]) -> list[str]:
    """Put translations into a catalogue; return what was refused, one line each. Empty translations are passed over."""
    catalogue = load(path, language)
    by_key = {_key(message): message for message in _messages(catalogue)}
    problems: list[str] = []
    for source, translation in translations.items():
        if not translation or (isinstance(translation, list) and not all(translation)):
            continue
        message = by_key.get(source)
        if message is None:
            problems.append(f"no such source: {source!r}")
            continue
        before = message.string, message.flags.copy()
        message.string = _shaped(message, translation, catalogue.num_plurals)
        message.flags.discard("fuzzy")
        if reason := _fault(message):
            message.string, message.flags = before
            problems.append(f"{reason}: {source!r}")
    save(catalogue, path)
    return problems


def paths(languages: Iterable[str]) -> dict[str, Path]:
    """Return the catalogue of each language."""
    return {language: catalogue_path(language) for language in languages}


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _key(message: Message) -> str:
    """A plural is known by its singular, as gettext itself does."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(string: object) -> list[str]:
    """The forms of a translation; an untranslated one may be nothing at all."""
    forms = string if isinstance(string, list | tuple) else [string]
    return [str(form or "") for form in forms]


def _shaped(message: Message, translation: Translation, num_plurals: int) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return _forms(translation)[0]
    forms = _forms(translation)
    return tuple(forms if len(forms) == num_plurals else [forms[-1]] * num_plurals)


def _empty(message: Message) -> bool:
    return not all(_forms(message.string))


def _fault(message: Message) -> str | None:
    """Say what is wrong with a translation. A form of a plural may leave `{n}` out: "one member"."""
    if _empty(message):
        return "is not translated"
    if message.fuzzy:
        return "is fuzzy"
    optional = frozenset() if isinstance(message.id, str) else frozenset({"n"})
    wanted = frozenset[str]().union(*(placeholders(form) for form in _forms(message.id)))
    try:
        given = [placeholders(form) for form in _forms(message.string)]
    except ValueError:
        return "has braces that do not match"
    if any(form | optional != wanted | optional for form in given):
        return "has other placeholders than its source"
    return None

"""Where the catalogues are, and how one is compiled: in memory, at first use, so that no compiled file can be stale."""

import gettext
import io
from functools import lru_cache
from pathlib import Path

SOURCE_LANGUAGE = "id"
DOMAIN = "sisihkan"
FOLDER = Path(__file__).resolve().parent
TEMPLATE = FOLDER / f"{DOMAIN}.pot"

# Babel's own plural rules for these say otherwise and are wrong: none of them inflects a counted noun.
ONE_FORM_LANGUAGES = frozenset({"id", "jv", "su"})
ONE_FORM_HEADER = "nplurals=1; plural=0;"


def catalogue_path(language: str) -> Path:
    """Return where the catalogue of a language is kept."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the codes of all languages the bot speaks, the source language first."""
    translated = sorted(path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    return (SOURCE_LANGUAGE, *(code for code in translated if code != SOURCE_LANGUAGE))


def translations(language: str) -> gettext.NullTranslations:
    """Compile a language's catalogue; without one, sentences stay as they are in the source."""
    path = catalogue_path(language)
    if not path.exists():
        return gettext.NullTranslations()
    return compiled(path.read_bytes())


def compiled(po: bytes) -> gettext.GNUTranslations:
    """Compile the text of a .po file. Fuzzy translations are left out: a guess is worse than the source."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    binary = io.BytesIO()
    write_mo(binary, read_po(io.BytesIO(po)))
    binary.seek(0)
    return gettext.GNUTranslations(binary)

"""The words on the screen: source strings in Bahasa Indonesia, their translations, and how money and dates are written.

    _ = words("id")
    _("Bu {name} setor {amount}.", name="Siti", amount=_.rupiah(20_000))

A translator is passed along and never global, because one turn may speak to a group in one language and to a person in
another. `N_` marks a string that stands in a table and is translated later.
"""

from locales.words import N_, Words, words

__all__ = ["N_", "Words", "words"]

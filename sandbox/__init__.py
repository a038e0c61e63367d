"""A Telegram for people without a token: a strict Bot API emulator in memory, its doors, and the dialog player."""

"""Everything a person in Telegram sees or says: one file a conversation. Telegram in, sentences out."""

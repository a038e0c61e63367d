"""Named SQL, connections and migrations: maps rows to the records of savings/ and back."""

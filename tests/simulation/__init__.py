"""The kill test: the real program against the emulator's HTTP door, killed at random instants."""

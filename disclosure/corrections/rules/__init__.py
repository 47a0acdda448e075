"""Rules of this room, each in a file of its name."""

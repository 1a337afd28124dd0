"""What stops a move; the sentence says what to do."""


class MovingTrouble(RuntimeError):
    """A move that cannot begin or was given up; nothing of it is kept on the server."""

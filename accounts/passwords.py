"""Passwords hashed with Argon2id, and compared in the same time whether or not the person exists."""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from accounts.models import NO_PASSWORD
from accounts.tokens import CROCKFORD

MEMORY_KIB = 19_456
ROUNDS = 10
_hasher = PasswordHasher(time_cost=ROUNDS, memory_cost=MEMORY_KIB, parallelism=1)
_nobody: list[str] = []


def hash_password(password: str) -> str:
    """Answer the Argon2id hash of `password`. Slow on purpose: never inside a writing transaction."""
    return _hasher.hash(password)


def fits(password_hash: str | None, password: str) -> bool:
    """Answer whether `password` is the one hashed; for nobody's hash it takes as long and is False."""
    known = password_hash is not None and password_hash != NO_PASSWORD
    try:
        _hasher.verify(str(password_hash) if known else _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return known


def is_outdated(password_hash: str) -> bool:
    """Answer whether the hash was made with a smaller cost than today's."""
    return _hasher.check_needs_rehash(password_hash)


def first_password() -> str:
    """Answer a random password to hand over once, four groups that can be read aloud."""
    return "-".join("".join(secrets.choice(CROCKFORD) for _ in range(4)) for _ in range(4))


def _nobodys_hash() -> str:
    if not _nobody:
        _nobody.append(_hasher.hash(secrets.token_urlsafe(16)))
    return _nobody[0]

"""What hashing a password costs in the tests: next to nothing, but for who asks for the real cost."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher


@pytest.fixture(scope="session", autouse=True)
def real_cost() -> Iterator[PasswordHasher]:
    """The hasher of passwords as the house has it, for a test that asks for it; all others hash for next to nothing.

    Servers that tests start as programs of their own hash at the real cost.
    """
    from accounts import passwords  # brings the tables

    real, passwords._hasher = passwords._hasher, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield real
    passwords._hasher = real

"""The keys of a copy: its own random key, wrapped for the paper (HPKE, X25519) and for the running house."""

import hashlib
import hmac
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from foundation.keys import Keys

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
FOR_PAPER, FOR_HOUSE, FOR_MARK = (
    b"aashray backup paper 1",
    b"aashray backup house 1",
    b"aashray backup mark 1",
)
NONCE = 12


class CannotOpen(Exception):
    """None of the keys at hand opens this copy."""


@dataclass(frozen=True, repr=False)
class Recovery:
    """What a recovery code opens: the private half of the paper's key, and the key of its marks."""

    private: X25519PrivateKey
    mark: bytes

    @property
    def public(self) -> bytes:
        """Answer the half that the house keeps."""
        return self.private.public_key().public_bytes_raw()


def recovery_of(seed: bytes) -> Recovery:
    """Answer the keys that stand in a recovery code's seed (140 random bits need no stretching)."""
    private = X25519PrivateKey.from_private_bytes(_derived(seed, FOR_PAPER))
    return Recovery(private, _derived(seed, FOR_MARK))


def wrap_for_paper(key: bytes, public: bytes) -> bytes:
    """Answer a copy's key so that only the paper's code opens it."""
    return SUITE.encrypt(key, X25519PublicKey.from_public_bytes(public), FOR_PAPER)


def unwrap_by_paper(wrapped: bytes, recovery: Recovery) -> bytes:
    """Answer the copy's key. Raises CannotOpen when it was closed for another code."""
    try:
        return SUITE.decrypt(wrapped, recovery.private, FOR_PAPER)
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen from fault


def wrap_for_house(key: bytes, keys: Keys) -> bytes:
    """Answer a copy's key so that the house that made it can look through it at night."""
    return _sealed(_derived(keys.sealing, FOR_HOUSE), key, FOR_HOUSE)


def unwrap_by_house(wrapped: bytes, keys: Keys) -> bytes:
    """Answer the copy's key. Raises CannotOpen when another house made the copy."""
    return _opened(_derived(keys.sealing, FOR_HOUSE), wrapped, FOR_HOUSE)


def wrap_mark(mark: bytes, keys: Keys) -> bytes:
    """Answer the paper's key of marks as the house keeps it, closed by the sealing key."""
    return _sealed(_derived(keys.sealing, FOR_MARK), mark, FOR_MARK)


def unwrap_mark(wrapped: bytes, keys: Keys) -> bytes:
    """Answer the paper's key of marks. Raises CannotOpen."""
    return _opened(_derived(keys.sealing, FOR_MARK), wrapped, FOR_MARK)


def house_mark(keys: Keys) -> bytes:
    """Answer the key with which a house marks its manifests."""
    return _derived(keys.audit, FOR_MARK)


def mark(key: bytes, said: bytes) -> str:
    """Answer the HMAC of a manifest: who only knows the paper's public half cannot make one."""
    return hmac.new(key, said, hashlib.sha256).hexdigest()


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose).derive(secret)


def _sealed(key: bytes, plain: bytes, said: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, said)


def _opened(key: bytes, wrapped: bytes, said: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(wrapped[:NONCE], wrapped[NONCE:], said)
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen from fault

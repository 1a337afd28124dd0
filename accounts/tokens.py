"""Random words that open something: how they are made, and how their hashes are kept instead of them."""

import base64
import hashlib
import hmac
import secrets

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1", "u": "v"})


def new_token() -> str:
    """Answer a fresh session token: 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Answer the SHA-256 of a random token, which is what the database keeps."""
    return hashlib.sha256(token.encode()).hexdigest()


def keyed_digest(key: bytes, purpose: str, *parts: object) -> str:
    """Answer a digest that nobody makes without the house's key, in hexadecimal; each purpose has its own."""
    told = "\x00".join((purpose, *(str(part) for part in parts)))
    return hmac.new(key, told.encode(), hashlib.sha256).hexdigest()


def new_code(*, groups: int = 4, each: int = 4) -> str:
    """Answer a fresh code to write down, such as `7k2m-x0qd-...`: five random bits a letter."""
    return "-".join("".join(secrets.choice(CROCKFORD) for _ in range(each)) for _ in range(groups))


def fold_code(typed: str) -> str:
    """Answer a written-down code as it was made, whatever its spaces, dashes, capitals and look-alikes."""
    return "".join(c for c in typed.casefold().translate(ALIKE) if c in CROCKFORD)


def hash_code(typed: str) -> str:
    """Answer the hash of a written-down code; the way it was typed makes no difference."""
    return hash_token(fold_code(typed))


def new_totp_secret() -> str:
    """Answer a fresh secret for a code app: 160 random bits in base 32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()

"""The home's own certificate authority, which can vouch for names and addresses of its own network alone.

Two certificates lie beside the keys: the authority's, which phones are taught to trust, and the web server's, which
is made anew forty days before its end and whenever the names or addresses of the machine change.
"""

import ipaddress
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from foundation.lan.addresses import PRIVATE, is_private
from foundation.lan.words import WORDS

AUTHORITY_LIVES = timedelta(days=3650)
SERVER_LIVES = timedelta(days=396)
"""Below 398 days, the longest that Apple's systems and Chrome take; a day before it begins counts too."""
BEGINS_EARLIER = timedelta(days=1)  # a phone's clock may be behind
RENEWED_BEFORE = timedelta(days=40)  # before anybody is told that it ends soon
OF_AUTHORITY = ("authority.key", "authority.crt")
FILES = (*OF_AUTHORITY, "server.key", "server.crt")
SAID_WORDS = 8
LOCAL = "local"


@dataclass(frozen=True)
class Certificates:
    """Where the certificates and their keys lie."""

    folder: Path

    @property
    def authority(self) -> Path:
        """Answer the authority's certificate."""
        return self.folder / "authority.crt"

    @property
    def server(self) -> Path:
        """Answer the web server's certificate."""
        return self.folder / "server.crt"

    @property
    def server_key(self) -> Path:
        """Answer the web server's private key."""
        return self.folder / "server.key"


@dataclass(frozen=True)
class Fingerprint:
    """The SHA-256 of a certificate: `pairs` as phones show it, `words` for reading aloud (the first 64 bits)."""

    pairs: tuple[str, ...]
    words: tuple[str, ...]


def ensure(
    folder: Path, *, names: tuple[str, ...], addresses: tuple[str, ...], now: datetime
) -> tuple[Certificates, bool]:
    """Answer the certificates of `folder`, making what is missing, near its end or of other names or addresses.

    The second part is whether the server's certificate is new. The authority stays as long as it lives: phones trust
    it by its key. A name outside `.local` that it was not made for, and an address of the open internet, are left out.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    certificates = Certificates(folder)
    if (made := _authority(folder)) is None or made[1].not_valid_after_utc - now <= RENEWED_BEFORE:
        made = _make_authority(folder, names=names, now=now)
    key, authority = made
    wanted_names = {name for name in names if _vouches_for(authority, name)}
    wanted_addresses = {address for address in addresses if is_private(address)} | {"127.0.0.1"}
    if _serves(certificates, authority, wanted_names, wanted_addresses, now):
        return certificates, False
    _make_server(folder, key, authority, wanted_names, wanted_addresses, now)
    return certificates, True


def fingerprint(certificate: Path) -> Fingerprint:
    """Answer the fingerprint of a certificate file."""
    digest = _read(certificate).fingerprint(hashes.SHA256())
    return Fingerprint(
        tuple(f"{byte:02X}" for byte in digest), tuple(WORDS[byte] for byte in digest[:SAID_WORDS])
    )


def as_der(certificate: Path) -> bytes:
    """Answer a certificate in the form that every phone reads."""
    return _read(certificate).public_bytes(serialization.Encoding.DER)


def ends(folder: Path) -> datetime | None:
    """Answer when the web server's certificate ends; None where there is none."""
    place = Certificates(folder).server
    return _read(place).not_valid_after_utc if place.exists() else None


def served(folder: Path) -> tuple[set[str], set[str]]:
    """Answer the names and the addresses that the web server's certificate speaks for."""
    said = (
        _read(Certificates(folder).server)
        .extensions.get_extension_for_class(x509.SubjectAlternativeName)
        .value
    )
    return set(said.get_values_for_type(x509.DNSName)), {
        str(each) for each in said.get_values_for_type(x509.IPAddress)
    }


def kept(folder: Path) -> dict[str, bytes]:
    """Answer the files of the authority as they lie in `folder`, for a backup; none where it has none."""
    if not all((folder / name).exists() for name in OF_AUTHORITY):
        return {}
    return {name: (folder / name).read_bytes() for name in OF_AUTHORITY}


def put_back(folder: Path, files: dict[str, bytes], *, stamp: str) -> list[str]:
    """Put an authority out of a backup into `folder`; another that lies there is put aside. Answers what was.

    The server's certificate is made anew under it at the next `ensure`.
    """
    aside: list[str] = []
    if not files or kept(folder) == files:
        return aside
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in FILES:
        if (place := folder / name).exists():
            before = place.with_name(f"{name}.before-{stamp}")
            place.rename(before)
            aside.append(str(before))
    for name, body in files.items():
        _write(folder / name, body)
    return aside


def _read(place: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(place.read_bytes())


def _authority(folder: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate] | None:
    """Answer the authority's key and certificate, or None where one of them is not there."""
    if not (folder / "authority.key").exists() or not (folder / "authority.crt").exists():
        return None
    key = serialization.load_pem_private_key((folder / "authority.key").read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{folder / 'authority.key'} does not hold the key that Aashray made.")
    return key, _read(folder / "authority.crt")


def _make_authority(
    folder: Path, *, names: tuple[str, ...], now: datetime
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    # the name stands in a phone's list of authorities: it says neither the home nor the machine
    called = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"Aashray {now:%Y-%m-%d} {secrets.token_hex(2)}")]
    )
    bare = [x509.DNSName(name) for name in names if "." not in name]
    networks = [x509.IPAddress(each) for each in (*PRIVATE, ipaddress.IPv4Network("127.0.0.0/8"))]
    certificate = (
        _begun(called, called, key.public_key(), now, AUTHORITY_LIVES)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(
            x509.NameConstraints(
                permitted_subtrees=[x509.DNSName(LOCAL), *bare, *networks], excluded_subtrees=None
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(folder / "authority.key", _private(key))
    _write(folder / "authority.crt", certificate.public_bytes(serialization.Encoding.PEM))
    return key, certificate


def _make_server(
    folder: Path, key: ec.EllipticCurvePrivateKey, authority: x509.Certificate,
    names: set[str], addresses: set[str], now: datetime,
) -> None:  # fmt: skip
    own = ec.generate_private_key(ec.SECP256R1())
    said = [
        *(x509.DNSName(name) for name in sorted(names)),
        *(x509.IPAddress(ipaddress.IPv4Address(each)) for each in sorted(addresses)),
    ]
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "aashray.local")])
    certificate = (
        _begun(called, authority.subject, own.public_key(), now, SERVER_LIVES)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(said), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(folder / "server.key", _private(own))
    _write(folder / "server.crt", certificate.public_bytes(serialization.Encoding.PEM))


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, lives: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEGINS_EARLIER)
        .not_valid_after(now + lives)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates, key_cert_sign=signs_certificates, crl_sign=signs_certificates,
        content_commitment=False, key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _vouches_for(authority: x509.Certificate, name: str) -> bool:
    """Answer whether the authority was made for a name."""
    permitted = (
        authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    )
    allowed = [each.value for each in permitted if isinstance(each, x509.DNSName)]
    return any(name == each or name.endswith(f".{each}") for each in allowed)


def _serves(
    certificates: Certificates,
    authority: x509.Certificate,
    names: set[str],
    addresses: set[str],
    now: datetime,
) -> bool:
    """Answer whether the server's certificate is of this authority, for these places, and lives long enough."""
    if not certificates.server.exists() or not certificates.server_key.exists():
        return False
    present = _read(certificates.server)
    return (
        present.issuer == authority.subject
        and served(certificates.folder) == (names, addresses)
        and present.not_valid_before_utc <= now < present.not_valid_after_utc - RENEWED_BEFORE
    )


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(place: Path, body: bytes) -> None:
    """Write a file that its owner alone can read, whole or not at all."""
    waiting = place.with_name(f"{place.name}.{secrets.token_hex(4)}.new")
    handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())
    waiting.replace(place)

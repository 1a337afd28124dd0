"""What helps a phone to trust the house: addresses, the authority's fingerprint, steps for each kind of phone."""

from dataclasses import dataclass
from pathlib import Path

from accounts import qr
from foundation.documents import Letter, draw_letter
from foundation.documents.letter import Squares
from foundation.lan import addresses, authority
from foundation.languages import _, current

FILE = "aashray-authority.crt"
PAIRS_IN_A_GROUP = 4


@dataclass(frozen=True)
class Shown:
    """What the page shows: `urls` of the house (the first is in the square), the fingerprint in pairs and words."""

    urls: tuple[str, ...]
    square: qr.Square
    pairs: tuple[str, ...]
    words: str

    @property
    def page(self) -> str:
        """Answer the address in the square."""
        return page_at(self.urls[0])


@dataclass(frozen=True)
class Steps:
    """How one kind of phone or computer learns to trust the house, step by step."""

    title: str
    steps: tuple[str, ...]


def shown(folder: Path, *, port: int) -> Shown | None:
    """Answer what the page shows, or None where the house has no authority or is not open to its network."""
    place = authority.Certificates(folder).authority
    if not port or not place.exists():
        return None
    # an address first: Android below 12 knows no names of the home's own network
    hosts = (*addresses.addresses(), addresses.NAME)
    urls = tuple(f"https://{host}:{port}" for host in hosts)
    print_ = authority.fingerprint(place)
    groups = [
        " ".join(print_.pairs[i : i + PAIRS_IN_A_GROUP])
        for i in range(0, len(print_.pairs), PAIRS_IN_A_GROUP)
    ]
    return Shown(urls, qr.square_of(page_at(urls[0])), tuple(groups), " ".join(print_.words))


def page_at(url: str) -> str:
    """Answer the address of the page that helps, under an address of the house."""
    return f"{url}/trust"


def first_steps() -> tuple[str, ...]:
    """Answer what is done on every phone before its own steps."""
    return (
        _("Join the home’s own Wi-Fi. Point the camera at the square, or type the address."),
        _("The browser warns, once: it does not know the house yet. Choose Advanced, then Proceed."),
        _(
            "Compare the words with those on the office computer. If one differs, stop and tell the superintendent."
        ),
        _("Load the certificate, then follow the steps for this phone."),
    )


def all_steps() -> tuple[Steps, ...]:
    """Answer the steps of each kind of phone and computer."""
    compare = _(
        "Compare the SHA-256 fingerprint that the phone shows with the paper. Its pairs must be the same."
    )
    return (
        Steps(_("Android 11 to 15"), (
            _("Settings, Security and privacy, More security settings, Encryption and credentials."),
            _("Install a certificate, CA certificate, Install anyway. Choose %(file)s.", file=FILE),
            _("Then Trusted credentials, User: open the Aashray entry."),
            compare,
        )),
        Steps(_("Android 9 and 10"), (
            _("Settings, Security, Encryption and credentials, Install from storage."),
            _("Choose %(file)s. Name it Aashray, for VPN and apps.", file=FILE),
            _("Then Trusted credentials, User: open the Aashray entry."),
            compare,
        )),
        Steps(_("iPhone"), (
            _("Open this page in Safari and allow the profile."),
            _("Settings, Profile downloaded: look at More details, then Install."),
            compare,
            _("Settings, General, About, Certificate trust settings: switch Aashray on."),
        )),
        Steps(_("Windows"), (
            _("In a terminal: certutil -hashfile %(file)s SHA256. Compare with the pairs.", file=FILE),
            _("Open the file, Install certificate, Current user."),
            _("Choose the store yourself: Trusted root certification authorities."),
        )),
        Steps(_("Linux"), (
            _("In a terminal: sha256sum %(file)s. Compare with the pairs.", file=FILE),
            _("Chromium: Settings, Privacy and security, Security, Manage certificates, Import."),
        )),
        Steps(_("Firefox, on any computer"), (
            _("Settings, Privacy and security, View certificates, Authorities, Import."),
            _("View it and compare the SHA-256 fingerprint. Tick: trust it to identify websites."),
            _("On Android use Chrome: Firefox there asks for an authority of its own."),
        )),
    )  # fmt: skip


def paper(told: Shown) -> bytes:
    """Answer the same page as a PDF, for the wall of the office."""
    body: list[str | Squares] = [Squares(qr.modules_of(told.page))]
    heads = [_("On every phone")]
    body += [heads[0], _numbered(first_steps())]
    for each in all_steps():
        heads.append(each.title)
        body += [each.title, _numbered(each.steps)]
    letter = Letter(
        home="Aashray",
        title=_("Trust this house on a phone"),
        facts=(
            (_("Addresses"), "  ".join(told.urls)),
            (_("Words"), told.words),
            (_("SHA-256 fingerprint"), "   ".join(told.pairs)),
        ),
        body=tuple(body),
        strong=tuple(heads),
        foot=_(
            "The paper names no home and no child. Print it anew when the fingerprint on the computer differs."
        ),
        language=current(),
        size=9.0,
    )
    return draw_letter(letter)


def _numbered(steps: tuple[str, ...]) -> str:
    return "\n".join(f"{number}. {words}" for number, words in enumerate(steps, 1))

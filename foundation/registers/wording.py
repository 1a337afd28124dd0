"""The sentences around a printed register: home, period, serial, notices, places to sign."""

from dataclasses import dataclass

from foundation import practice
from foundation.documents import Signature
from foundation.formatting import digits, format_day, format_moment, in_zone
from foundation.languages import _, force
from foundation.registers.page import RegisterPage


@dataclass(frozen=True)
class Surround:
    """What is said around the rows, in the page's language. `facts` are the lines that a spreadsheet begins with."""

    home: str
    place: str
    registration: str
    title: str
    rule: str
    volume: str
    period: str
    serial: str
    confidential: str
    notice: str
    printed: str
    legend: str
    remarks: tuple[str, ...]
    signatures: tuple[Signature, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The title and what a reader must know before the first row."""
        place = " · ".join(part for part in (self.place, self.registration) if part)
        marked = (practice.words(),) if practice.is_here() else ()
        return (
            self.title,
            *marked,
            self.rule,
            self.home,
            place,
            f"{self.volume} · {self.period} · {self.serial}",
            f"{self.confidential} {self.notice}",
            self.printed,
        )


def surround(page: RegisterPage) -> Surround:
    """Answer what stands around the rows of `page`, in its language."""
    with force(page.language):
        return Surround(
            home=_("%(home)s, %(kind)s", home=page.home.name, kind=page.home.kind_label),
            place=_("%(district)s district, %(state)s", district=page.home.district, state=page.home.state),
            registration=_registration(page),
            title=str(page.register.title),
            rule=str(page.register.rule),
            volume=_volume(page),
            period=page.period.label(page.language),
            serial=_("Print serial %(serial)s", serial=page.serial),
            confidential=_("Confidential."),
            notice=_("To publish anything that identifies a child is an offence: JJ Act s.74."),
            printed=_printed(page),
            legend=str(page.register.legend or ""),
            remarks=(*page.figures, *_signed_remarks(page)),
            signatures=_signatures(page),
        )


def page_words(page: int, pages: int, language: str) -> str:
    """Answer `page 4 of 12` in `language`."""
    with force(language):
        return _(
            "page %(page)s of %(pages)s", page=digits(str(page), language), pages=digits(str(pages), language)
        )


def _volume(page: RegisterPage) -> str:
    if page.register.form:
        return str(page.register.form)
    return _("Volume %(year)s", year=digits(str(page.period.first.year), page.language))


def _registration(page: RegisterPage) -> str:
    home = page.home
    if not home.registration:
        return _("Not registered yet")
    if home.valid_until is None:
        return _("Registration %(number)s", number=home.registration)
    until = format_day(home.valid_until, page.language)
    return _("Registration %(number)s, valid to %(day)s", number=home.registration, day=until)


def _printed(page: RegisterPage) -> str:
    when = format_moment(page.printed_at, page.language, page.zone)
    if page.seal:
        return _(
            "Seal %(seal)s · printed by %(name)s, %(when)s", seal=page.seal, name=page.printed_by, when=when
        )
    return _("Printed by %(name)s, %(when)s", name=page.printed_by, when=when)


def _signed_remarks(page: RegisterPage) -> list[str]:
    return [
        _(
            "%(month)s signed for the Management Committee by %(name)s, %(post)s, %(when)s",
            month=type(page.period).month_of(each.month).month_name(page.language),
            name=each.name,
            post=each.post,
            when=format_moment(each.signed_at, page.language, page.zone),
        )
        for each in page.signatures
    ]


def _signatures(page: RegisterPage) -> tuple[Signature, ...]:
    """Answer the four places at the end: writer, person-in-charge, Management Committee, inspector.

    A form is signed by the person-in-charge alone, with the date.
    """
    writer, chief = page.written_by, page.in_charge
    in_charge = (
        Signature(_("Person-in-charge"), chief.name, chief.post)
        if chief
        else Signature(_("Person-in-charge"), post=_("name, date"))
    )
    if page.register.form:
        return in_charge, Signature(_("Date"))
    return (
        Signature(_("Written by"), writer.name, writer.post)
        if writer
        else Signature(_("Written by"), post=str(page.register.writer)),
        in_charge,
        _committee(page),
        Signature(_("Seen by inspector"), post=_("name, office, date")),
    )


def _committee(page: RegisterPage) -> Signature:
    """Answer the Management Committee's place: who signed this very month and when, or what is to be written."""
    label = _("Management Committee, r.39(4)(xix)")
    signed = next((s for s in page.signatures if type(page.period).month_of(s.month) == page.period), None)
    if signed is None:
        return Signature(label, post=_("name, date, stamp"))
    return Signature(
        label, signed.name, format_day(in_zone(signed.signed_at, page.zone), page.language, page.zone)
    )

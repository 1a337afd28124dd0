"""Invented sample data for the style page, which shows every component of the face in the reader's language."""

from types import SimpleNamespace as Sample
from typing import Any

from flask_wtf.file import FileField

from foundation.bodymap.specimen import specimen
from foundation.forms import (
    BooleanField,
    ClockField,
    DayField,
    Form,
    LineField,
    ManyOptions,
    Options,
    ProseField,
)
from foundation.forms import Choices as ChoiceField
from foundation.languages import _, _l, ngettext
from foundation.style_door import door_sample
from foundation.style_family import family_sample
from foundation.style_health import growth_sample, round_sample, weighing_sample
from foundation.style_phones import phone_sample
from foundation.style_timetable import timetable_sample

LONG_NAME = "Venkata Subbalakshmi Padmavathi Ranganayakamma"


class SampleForm(Form):
    """A form with one of each box; it is shown and never sent."""

    how_she_was = Options(
        _l("How she was, as she says"),
        choices=[
            ("1", _l("Very low")),
            ("2", _l("Low")),
            ("3", _l("Middling")),
            ("4", _l("Well")),
            ("5", _l("Did not say")),
        ],
        render_kw={"number": "1"},
    )
    brought = ProseField(_l("What was brought"), render_kw={"number": "2"})
    wedding = DayField(
        _l("If married: date of the wedding"),
        description=_l("As 15 3 2025. Leave empty if she is not married."),
        render_kw={"number": "3"},
    )
    next_at = ClockField(_l("Time of the next session"), render_kw={"number": "4"})
    room = ChoiceField(
        _l("Room"),
        choices=[("", _l("Choose")), ("1", _l("Counselling room")), ("2", _l("Garden"))],
        render_kw={"number": "5"},
    )
    needs = ManyOptions(
        _l("What she needs"),
        choices=[("a", _l("Doctor")), ("b", _l("School")), ("c", _l("Call to her mother"))],
        render_kw={"number": "6"},
    )
    is_known = BooleanField(_l("Not known"), render_kw={"number": "7", "words": _l("Nobody knows her age")})
    said = LineField(_l("House staff will see only this instruction"), render_kw={"number": "8"})
    scan = FileField(
        _l("Scan of the order"), description=_l("PDF or photograph, at most 5 MB."), render_kw={"number": "9"}
    )
    process_notes = ProseField(_l("Process notes, sealed"))


def sample_form() -> SampleForm:
    """Answers the sample form, half filled, with two things to mend."""
    form = SampleForm(
        formdata=None,
        meta={"csrf": False},
        how_she_was="3",
        brought=_("Sleep; wish to hear her mother’s voice; fear of the next court date."),
        needs=["b"],
        process_notes=_("She drew the house again, this time with a door."),
    )
    form.wedding.errors = [_("The wedding cannot be after today, 23 Nov 2026.")]
    form.said.errors = [_("Write what the house staff should do tonight.")]
    return form


def sample_parts() -> dict[str, Any]:
    """Answers the sample data of every component, by the component's name; needs a request, for the form."""
    return {
        "form": sample_form(),
        "marks": _marks(),
        "strength": _strength(),
        "duties": _duties(),
        "register": _register(),
        "body_map": specimen(),
        "clocks": _clocks(),
        "attendance": _attendance(),
        "names": _names(),
        "conflict": _conflict(),
        "sections": _sections(),
        "facts": _facts(),
        "family": family_sample(),
        "timetable": timetable_sample(),
        "door": door_sample(),
        "phone": phone_sample(),
        "growth": growth_sample(),
        "weighing": weighing_sample(),
        "round": round_sample(),
        "signatures": _signatures(),
    }


def _marks() -> list[tuple[str, str]]:
    return [
        ("over", _("2 days over")),
        ("soon", _("Due today")),
        ("due", _("Due 26 Nov")),
        ("met", _("Met 7 Nov")),
        ("waived", _("Waived, with reason")),
        ("late", _("Written 2 days late")),
        ("waiting", _("Waiting to send")),
        ("draft", _("Draft")),
        ("sealed", _("Sealed")),
        ("read", _("Read by 4 people")),
    ]


def _strength() -> list[Sample]:
    return [
        Sample(label=_("On roll"), figure=_("47"), aside=_("of 50")),
        Sample(label=_("In the house"), figure=_("31")),
        Sample(label=_("At school"), figure=_("12"), wide_only=True),
        Sample(label=_("Court, CWC"), figure=_("2"), wide_only=True),
        Sample(label=_("Hospital"), figure=_("1"), wide_only=True),
        Sample(label=_("On leave"), figure=_("1"), wide_only=True),
        Sample(label=_("Unaccounted"), figure=_("0"), apart=True, state="met", word=_("agrees")),
        Sample(label=_("Beds free"), figure=_("3"), aside=_("1 reception"), wide_only=True),
    ]


def _duties() -> list[Sample]:
    report, review = _("Social investigation report, Form 22"), _("Fortnightly review of care plan")
    production, plan = _("Produce before the CWC, Form 17"), _("Care plan to approve")
    unknown = (_("Unknown girl, about 9"), "KRS-2026-038")
    return [
        Sample(group=_("Overdue"), count=_("2"), mark="over"),
        _duty(
            report,
            ("Rupali Sardar", "KRS-2026-031"),
            _("21 Nov"),
            _("Finish Form 22"),
            _("2 days over"),
            "over",
        ),
        _duty(review, (LONG_NAME, "KRS-2026-029"), _("22 Nov"), _("Open facts"), _("1 day over"), "over"),
        Sample(group=_("Due today"), count=_("2"), mark="soon"),
        _duty(production, unknown, "16:40", _("Print Form 17"), _("3 h left"), "soon"),
        _duty(plan, ("Jhuma Haldar", "KRS-2024-072"), "18:00", _("Read and approve"), "", ""),
    ]


def _duty(deed: str, child: tuple[str, str], margin: str, verb: str, clock: str, state: str) -> Sample:
    return Sample(
        margin=margin, deed=deed, second=child[0], code=child[1], clock=clock, state=state, verb=verb
    )


def _register() -> Sample:
    heads = [
        (_("No."), 3),
        (_("Name, code"), 14),
        (_("Date, time"), 8),
        (_("Age"), 6),
        (_("Brought by"), 10),
        (_("Days"), 4),
        (_("Written"), 8),
    ]
    columns = [Sample(label=label, width=width, numeric=width == 4) for label, width in heads]
    mended = Sample(correction=Sample(old="9", new="8", why=_("birth slip"), who="F. Khan", when=_("12 Nov")))
    late = Sample(text=_("15 Nov 18:20"), late=_("2 days late"))
    roll = _("18 November, night: 47 counted, 46 on this roll.")
    bengali = Sample(text="নাসিমা খাতুন", lang="bn", code="KRS-2026-036")
    lines = [
        _entry("29", LONG_NAME, _("2 Nov 14:20"), _("about 16"), _("Police"), "21", _("2 Nov 14:41")),
        _entry("33", "Munni Tirkey", _("11 Nov 19:30"), mended, _("Child helpline"), "12", _("11 Nov 19:55")),
        _entry("34", "Phulmani Hembram", _("13 Nov 08:50"), _("about 12"), _("Labour inspector"), "10", late),
        Sample(serial="", gap=Sample(sentence=roll, why=_("No line explains it."), url="#", verb="")),
        _entry("36", bengali, _("16 Nov 12:00"), "15", _("Mother"), "7", _("16 Nov 12:22")),
    ]
    totals = Sample(serial="4", sentence=_("November so far: 4 admitted, roll 47"))
    return Sample(columns=columns, lines=lines, totals=totals)


def _entry(serial: str, name: Any, *cells: Any) -> Sample:
    child = Sample(text=name, code=f"KRS-2026-0{serial}") if isinstance(name, str) else name
    return Sample(serial=serial, cells=[child, *cells])


def _clocks() -> list[Sample]:
    production, inquiry = _("Production before the CWC"), _("Inquiry by the Committee")
    report, review = _("Social investigation report"), _("Care plan review")
    return [
        _clock(production, (21, 24, 0), "soon", _("3 h left"), _("s.31(1) · 24 hours"), _("16:40 today")),
        _clock(report, (15, 15, 2), "over", _("2 days over"), _("Rule 62(4) · Form 22"), _("was due 21 Nov")),
        _clock(review, (9, 14, 0), "met", _("Met on day 9"), _("local setting"), _("14 Nov")),
        _clock(inquiry, (17, 121, 0), "due", _("104 days left"), _("s.36(2)"), _("due 7 Mar 2027")),
    ]


def _clock(title: str, cells: tuple[int, int, int], state: str, words: str, rule: str, due: str) -> Sample:
    used, total, over = cells
    return Sample(
        title=title,
        used=used,
        total=total,
        over=over,
        met=state == "met",
        state=state,
        words=words,
        rule=rule,
        due=due,
    )


def reasons() -> list[tuple[str, str]]:
    """Answers the six reasons of an absence, as the attendance sheet asks them."""
    values = ("sick", "leave", "hospital", "court", "missing", "other")
    words = (_("Sick"), _("Leave"), _("Hospital"), _("Court"), _("Missing"), _("Other"))
    return list(zip(values, words, strict=True))


def _attendance() -> Sample:
    lines = [
        _child("1", "Anwara B.", "KRS-2024-055"),
        _child("2", "Jhuma H.", "KRS-2024-072", mark="absent", reason="sick"),
        _child("3", "Laxmi O.", "KRS-2025-064", mark="absent", reason="court", known=_("Court till 16:00")),
        _child("4", "Rupali S.", "KRS-2026-031", alert=_("Epilepsy"), alert_url="#"),
        _child("5", "Venkata Subbalakshmi R.", "KRS-2026-029"),
        _child("6", "সাবিনা খা.", "KRS-2025-090", lang="bn"),
    ]
    counts = [
        ("present", 4, _("%(n)s present", n="{n}")),
        ("sick", 1, _("%(n)s sick", n="{n}")),
        ("leave", 0, _("%(n)s on leave", n="{n}")),
        ("hospital", 0, _("%(n)s in hospital", n="{n}")),
        ("court", 1, _("%(n)s court", n="{n}")),
        ("missing", 0, _("%(n)s missing", n="{n}")),
        ("other", 0, _("%(n)s other", n="{n}")),
        ("unsaid", 0, _("%(n)s without reason", n="{n}")),
    ]
    return Sample(
        lines=lines, reasons=reasons(), counts=counts, total=ngettext("%(num)s girl", "%(num)s girls", 6)
    )


def _child(serial: str, name: str, code: str, *, mark: str = "present", **more: str) -> Sample:
    return Sample(id=serial, serial=serial, name=name, code=code, mark=mark, **more)


def _names() -> list[tuple[str, str]]:
    return [
        ("en", LONG_NAME),
        ("bn", "রূপালী সর্দার · কৃষ্ণচূড়া মেয়েদের শিশু আবাস · ক্ষুদিরাম, দ্বিতীয় শ্রেণি, ৪৭ জন"),
        ("hi", "लक्ष्मी ओराँव · कृष्णचूड़ा बालिका गृह · कक्षा छः, द्वितीय पाली, 47 बच्चे"),
    ]


def _conflict() -> list[Sample]:
    return [
        Sample(
            name="safe_hours",
            label=_("Safe hours"),
            theirs="18:00–20:00",
            yours=_("after 18:00"),
            keep="yours",
        ),
        Sample(name="work", label=_("Mother’s work"), theirs=_("Domestic work"), yours="", keep="theirs"),
    ]


def _sections() -> list[Sample]:
    return [
        Sample(numbers="1–13", title=_("Child"), href="#", state="met", words=_("Complete")),
        Sample(numbers="14–20", title=_("Family"), is_current=True, state="over", words=_("2 to mend")),
        Sample(numbers="24–31", title=_("Education and work"), href="#", state="soon", words=_("Half done")),
        Sample(numbers="46–48", title=_("Findings and advice"), href="#", state="due", words=_("Not begun")),
    ]


def _facts() -> list[Sample]:
    return [
        Sample(label=_("Class"), value=_("Bridge course, level 3 reading")),
        Sample(label=_("Weight"), value=_("38.4 kg"), second=_("0.3 less than 7 Nov")),
        Sample(label=_("Escort"), value=_("not named yet"), state="over"),
        Sample(label=_("Born"), value=_("about 14"), source=_("stated 6 Nov")),
    ]


def _signatures() -> list[Sample]:
    return [
        Sample(post=_("Case worker"), name="Farida Khan", when=_("signed 23 Nov 2026 14:20")),
        Sample(post=_("Superintendent"), name="Ira Sengupta", when=None),
    ]

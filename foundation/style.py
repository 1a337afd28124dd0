"""Invented sample data for the style page, which shows every component of the face in the reader's language."""

from types import SimpleNamespace as Sample
from typing import Any

from flask_wtf.file import FileField

from foundation.forms import BooleanField, ClockField, DayField, Form, LineField, ManyOptions, Options, ProseField
from foundation.forms import Choices as ChoiceField
from foundation.languages import _, _l, ngettext

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
        _l("Room"), choices=[("", _l("Choose")), ("1", _l("Counselling room")), ("2", _l("Garden"))], render_kw={"number": "5"}
    )
    needs = ManyOptions(
        _l("What she needs"),
        choices=[("a", _l("Doctor")), ("b", _l("School")), ("c", _l("Call to her mother"))],
        render_kw={"number": "6"},
    )
    is_known = BooleanField(_l("Not known"), render_kw={"number": "7", "words": _l("Nobody knows her age")})
    said = LineField(_l("House staff will see only this instruction"), render_kw={"number": "8"})
    scan = FileField(_l("Scan of the order"), description=_l("PDF or photograph, at most 5 MB."), render_kw={"number": "9"})
    process_notes = ProseField(_l("Process notes, sealed"))

    class Meta(Form.Meta):
        """Shown, never sent."""

        csrf = False


def sample_form() -> SampleForm:
    """Answers the sample form, half filled, with two things to mend."""
    form = SampleForm(
        formdata=None,
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
        "clocks": _clocks(),
        "attendance": _attendance(),
        "names": _names(),
        "conflict": _conflict(),
        "sections": _sections(),
        "facts": _facts(),
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
    return [
        Sample(group=_("Overdue"), count=_("2"), mark="over"),
        Sample(
            margin=_("21 Nov"), deed=_("Social investigation report, Form 22"), second="Rupali Sardar",
            code="KRS-2026-031", clock=_("2 days over"), state="over", verb=_("Finish Form 22"),
        ),
        Sample(
            margin=_("22 Nov"), deed=_("Fortnightly review of care plan"), second=LONG_NAME,
            code="KRS-2026-029", clock=_("1 day over"), state="over", verb=_("Open facts"),
        ),
        Sample(group=_("Due today"), count=_("2"), mark="soon"),
        Sample(
            margin="16:40", deed=_("Produce before the CWC, Form 17"), second=_("Unknown girl, about 9"),
            code="KRS-2026-038", clock=_("3 h left"), state="soon", verb=_("Print Form 17"),
        ),
        Sample(margin="18:00", deed=_("Care plan to approve"), second="Jhuma Haldar", code="KRS-2024-072", verb=_("Read and approve")),
    ]  # fmt: skip


def _register() -> Sample:
    columns = [
        Sample(label=_("No."), width=3),
        Sample(label=_("Name, code"), width=14),
        Sample(label=_("Date, time"), width=8),
        Sample(label=_("Age"), width=6),
        Sample(label=_("Brought by"), width=10),
        Sample(label=_("Days"), width=4, numeric=True),
        Sample(label=_("Written"), width=8),
    ]
    mended = Sample(correction=Sample(old="9", new="8", why=_("birth slip"), who="F. Khan", when=_("12 Nov")))
    late = Sample(text=_("15 Nov 18:20"), late=_("2 days late"))
    lines = [
        Sample(serial="29", cells=[Sample(text=LONG_NAME, code="KRS-2026-029"), _("2 Nov 14:20"), _("about 16"), _("Police"), "21", _("2 Nov 14:41")]),
        Sample(serial="33", cells=[Sample(text="Munni Tirkey", code="KRS-2026-033"), _("11 Nov 19:30"), mended, _("Child helpline"), "12", _("11 Nov 19:55")]),
        Sample(serial="34", cells=[Sample(text="Phulmani Hembram", code="KRS-2026-034"), _("13 Nov 08:50"), _("about 12"), _("Labour inspector"), "10", late]),
        Sample(serial="", gap=Sample(sentence=_("18 November, night: 47 counted, 46 on this roll."), why=_("No line explains it."), url="#", verb="")),
        Sample(serial="36", cells=[Sample(text="নাসিমা খাতুন", lang="bn", code="KRS-2026-036"), _("16 Nov 12:00"), "15", _("Mother"), "7", _("16 Nov 12:22")]),
    ]  # fmt: skip
    return Sample(columns=columns, lines=lines, totals=Sample(serial="4", sentence=_("November so far: 4 admitted, roll 47")))


def _clocks() -> list[Sample]:
    return [
        Sample(title=_("Production before the CWC"), used=21, total=24, over=0, met=False, state="soon", words=_("3 h left"), rule=_("s.31(1) · 24 hours"), due=_("16:40 today")),
        Sample(title=_("Social investigation report"), used=15, total=15, over=2, met=False, state="over", words=_("2 days over"), rule=_("Rule 62(4) · Form 22"), due=_("was due 21 Nov")),
        Sample(title=_("Care plan review"), used=9, total=14, over=0, met=True, state="met", words=_("Met on day 9"), rule=_("local setting"), due=_("14 Nov")),
        Sample(title=_("Inquiry by the Committee"), used=17, total=121, over=0, met=False, state="due", words=_("104 days left"), rule=_("s.36(2) · four months"), due=_("due 7 Mar 2027")),
    ]  # fmt: skip


def reasons() -> list[tuple[str, str]]:
    """Answers the six reasons of an absence, as the attendance sheet asks them."""
    return [
        ("sick", _("Sick")),
        ("leave", _("Leave")),
        ("hospital", _("Hospital")),
        ("court", _("Court")),
        ("missing", _("Missing")),
        ("other", _("Other")),
    ]


def _attendance() -> Sample:
    lines = [
        Sample(id="1", serial="1", name="Anwara B.", code="KRS-2024-055", mark="present"),
        Sample(id="2", serial="2", name="Jhuma H.", code="KRS-2024-072", mark="absent", reason="sick"),
        Sample(id="3", serial="3", name="Laxmi O.", code="KRS-2025-064", mark="absent", reason="court", known=_("Court till 16:00")),
        Sample(id="4", serial="4", name="Rupali S.", code="KRS-2026-031", mark="present", alert=_("Epilepsy"), alert_url="#"),
        Sample(id="5", serial="5", name="Venkata Subbalakshmi R.", code="KRS-2026-029", mark="present"),
        Sample(id="6", serial="6", name="সাবিনা খা.", lang="bn", code="KRS-2025-090", mark="present"),
    ]  # fmt: skip
    counts = [("present", 4, _("{n} present")), ("sick", 1, _("{n} sick")), ("court", 1, _("{n} court")), ("unsaid", 0, _("{n} without reason"))]  # fmt: skip
    return Sample(lines=lines, reasons=reasons(), counts=counts, total=ngettext("%(num)s girl", "%(num)s girls", 6))


def _names() -> list[tuple[str, str]]:
    return [
        ("en", LONG_NAME),
        ("bn", "রূপালী সর্দার · কৃষ্ণচূড়া মেয়েদের শিশু আবাস · ক্ষুদিরাম, দ্বিতীয় শ্রেণি, ৪৭ জন"),
        ("hi", "लक्ष्मी ओराँव · कृष्णचूड़ा बालिका गृह · कक्षा छः, द्वितीय पाली, 47 बच्चे"),
    ]


def _conflict() -> list[Sample]:
    return [
        Sample(name="safe_hours", label=_("Safe hours"), theirs="18:00–20:00", yours=_("after 18:00"), keep="yours"),
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

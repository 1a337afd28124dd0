"""Invented registers for the tests of the engine: the picture of a month, and an attendance matrix."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from foundation.formatting import format_weekday_letter
from foundation.languages import current
from foundation.registers import Cell, Column, HomeHead, Line, Period, Register, RegisterPage, Signer, Totals

INDIA = ZoneInfo("Asia/Kolkata")
LONG_NAME = "Venkata Subbalakshmi Padmavathi Ranganayakamma"
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 23))
PRINTED_AT = datetime(2026, 11, 23, 14, 31, tzinfo=INDIA)

HEADS = {
    "en_IN": HomeHead(
        "Krishnachura",
        "Children’s home for girls",
        "Amrapali",
        "West Bengal",
        "WB/CCI/0142",
        date(2029, 3, 31),
    ),
    "hi": HomeHead("कृष्णचूड़ा", "बालिकाओं का बाल गृह", "आम्रपाली", "पश्चिम बंगाल", "WB/CCI/0142", date(2029, 3, 31)),
    "bn_IN": HomeHead("কৃষ্ণচূড়া", "মেয়েদের শিশু নিবাস", "আম্রপালি", "পশ্চিমবঙ্গ", "WB/CCI/0142", date(2029, 3, 31)),
}
TITLES = {
    "en_IN": "Register of admission and discharge",
    "hi": "प्रवेश एवं निर्गमन पंजी",
    "bn_IN": "ভর্তি ও ছাড়ের নিবন্ধন বই",
}
WORDS = {
    "en_IN": (
        "No.",
        "Date, time",
        "Name, code",
        "Age",
        "Brought by",
        "Category",
        "Order",
        "Marks seen",
        "Bed",
        "Change of custody",
    ),
    "hi": (
        "क्र.",
        "दिनांक, समय",
        "नाम, कोड",
        "आयु",
        "किसने प्रस्तुत किया",
        "श्रेणी",
        "आदेश",
        "पहचान चिह्न",
        "शय्या",
        "अभिरक्षा में परिवर्तन",
    ),
    "bn_IN": (
        "ক্রম",
        "তারিখ, সময়",
        "নাম, কোড",
        "বয়স",
        "কে এনেছেন",
        "শ্রেণী",
        "আদেশ",
        "শনাক্তকরণ চিহ্ন",
        "শয্যা",
        "হেফাজতের পরিবর্তন",
    ),
}
ROWS = {
    "en_IN": (
        "Police, Sonarpur PS",
        "vii, ix",
        "Form 18, 3 Nov",
        "scar, left brow",
        "Restored to mother 19 Nov, Form 44",
        "Sushmita Chattopadhyay",
    ),
    "hi": (
        "पुलिस, सोनारपुर थाना",
        "vii, ix",
        "प्रपत्र 18, CWC-को प्रस्तुत",
        "बाईं भौंह पर निशान",
        "माता को सौंपी, प्रपत्र 44",
        "सुष्मिता चट्टोपाध्याय",
    ),
    "bn_IN": (
        "পুলিশ, সোনারপুর থানা",
        "vii, ix",
        "ফর্ম ১৮, CWC-কে জানানো",
        "বাঁ ভুরুতে কাটা দাগ",
        "মায়ের কাছে ফেরত, ফর্ম ৪৪",
        "সুস্মিতা চট্টোপাধ্যায়",
    ),
}
WIDTHS = (4, 9, 17, 9, 10.5, 7, 13, 9.5, 5, 15)
KINDS = ("serial", "moment", "text", "text", "text", "text", "text", "text", "code", "text")


class May(StrEnum):
    """The permission of the invented registers."""

    REGISTER_SEE = "test.register.see"


def no_rows(*_args: object, **_kwargs: object) -> list[Line]:
    """Answer no lines: the tests hand them in."""
    return []


def admissions(language: str = "en_IN", **changes: object) -> Register:
    """Answer a register like the first of rule 77."""
    columns = tuple(
        Column(f"c{index}", title, width, kind=kind)
        for index, (title, width, kind) in enumerate(zip(WORDS[language], WIDTHS, KINDS, strict=True))
    )
    said = {
        "id": "admission-discharge",
        "title": TITLES[language],
        "rule": "JJ Model Rules 2016, rule 77, register 1",
        "number": 1,
        "columns": columns,
        "rows": no_rows,
        "writer": "case worker",
        "custodian": "person-in-charge",
        "permission": May.REGISTER_SEE,
        "late_after": timedelta(hours=24),
    }
    return Register(**{**said, **changes})


def line(
    number: int,
    *,
    language: str = "en_IN",
    name: str = "",
    wrote_after: timedelta = timedelta(minutes=21),
    **changes: object,
) -> Line:
    """Answer one invented admission."""
    by, category, order, marks, custody, usual = ROWS[language]
    at = datetime(2026, 11, 1 + number % 23, 14, 20, tzinfo=INDIA)
    from foundation.formatting import format_moment_short

    cells = (
        format_moment_short(at, language),
        Cell(name or usual, code=f"KRS-2026-{number:03d}"),
        Cell("8", struck="9", note="birth slip · F. Khan") if number % 40 == 5 else Cell(f"{7 + number % 9}"),
        by,
        category,
        order,
        marks,
        f"A-{number % 12:02d}",
        custody if number % 3 == 0 else "",
    )
    said = {"happened_at": at, "written_at": at + wrote_after, "key": str(number)}
    return Line(number, cells, **{**said, **changes})


def lines(count: int, *, language: str = "en_IN") -> list[Line]:
    """Answer so many lines: the first with the long name, the seventh late, a gap after the tenth."""
    made = []
    for number in range(1, count + 1):
        took = timedelta(days=2, hours=9) if number == 7 else timedelta(minutes=21)
        made.append(line(number, language=language, name=LONG_NAME if number == 1 else "", wrote_after=took))
        if number == 10:
            made.append(
                Line.gap(
                    "18 November, night: 47 counted in the house, 46 on this roll.", "No line explains it."
                )
            )
    return made


def page(register: Register, said: list[Line], *, language: str = "en_IN", **changes: object) -> RegisterPage:
    """Answer a page ready to be printed."""
    facts = {
        "home": HEADS[language],
        "register": register,
        "period": NOVEMBER,
        "lines": said,
        "totals": Totals(
            10, "November so far: 10 admitted, 2 left, roll 47 at 23 Nov 13:00 · brought forward 39"
        ),
        "serial": "2026-00871",
        "printed_by": "I. Sengupta",
        "printed_at": PRINTED_AT,
        "seal": "7c1e 90af 22d4",
        "watermark": "I. Sengupta · 23 Nov 14:31",
        "language": language,
        "written_by": Signer("Farida Khan", "case worker"),
        "in_charge": Signer("Ira Sengupta", "superintendent"),
    }
    return RegisterPage(**{**facts, **changes})


def matrix_columns(period: Period) -> tuple[Column, ...]:
    """Answer the columns of an attendance matrix: serial, name, one a day, two counts."""
    days = tuple(
        Column(
            f"d{day.day}",
            f"{day.day}\n{format_weekday_letter(day, current())}",
            2,
            kind="mark",
            is_sunday=day.weekday() == 6,
        )
        for day in period.days()
    )
    ends = (Column("present", "Present", 4, kind="number"), Column("absent", "Absent", 4, kind="number"))
    return (Column("serial", "No.", 3, kind="serial"), Column("name", "Name, code", 20), *days, *ends)


def matrix() -> Register:
    """Answer an attendance register of one month."""
    return admissions(
        id="attendance-children",
        title="Register of attendance of children",
        columns=matrix_columns,
        has_written=False,
        late_after=None,
        legend="P present · S sick · L leave · H hospital · C court · M missing · – no class",
    )


def matrix_lines(count: int, period: Period) -> list[Line]:
    """Answer so many children's marks."""
    days = list(period.days())
    return [
        Line(
            number,
            (
                Cell(LONG_NAME if number == 1 else "Kakoli Bauri", code=f"KRS-2026-{number:03d}"),
                *(
                    "–" if day.weekday() == 6 else "S" if (number * 7 + day.day) % 19 == 0 else "P"
                    for day in days
                ),
                "24",
                "2",
            ),
        )
        for number in range(1, count + 1)
    ]

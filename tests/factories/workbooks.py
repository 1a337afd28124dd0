"""Messy workbooks of invented children, as homes keep them: merged titles, heads once more, sums, days of all sorts."""

import io
from datetime import date, timedelta
from typing import Any

import xlsxwriter

FIRST = (
    ("Rupali", "রূপালী"), ("Kakoli", "কাকলি"), ("Phulmani", "ফুলমণি"), ("Nasima", "নাসিমা"), ("Asha", "আশা"),
    ("Munni", "মুন্নি"), ("Sushmita", "সুস্মিতা"), ("Jharna", "ঝর্ণা"), ("Tuktuki", "টুকটুকি"), ("Bindu", "বিন্দু"),
    ("Chameli", "চামেলি"), ("Dolon", "দোলন"), ("Gouri", "গৌরী"), ("Hasina", "হাসিনা"), ("Ila", "ইলা"),
    ("Lipika", "লিপিকা"), ("Mithu", "মিঠু"), ("Oishi", "ঐশী"), ("Parul", "পারুল"), ("Reba", "রেবা"),
    ("Shefali", "শেফালি"), ("Tithi", "তিথি"), ("Uma", "উমা"), ("Zarina", "জারিনা"), ("Bulbuli", "বুলবুলি"),
)  # fmt: skip
LAST = (
    ("Sardar", "সর্দার"), ("Bauri", "বাউরি"), ("Hembram", "হেমব্রম"), ("Khatun", "খাতুন"), ("Lepcha", "লেপচা"),
    ("Tirkey", "তিরকে"), ("Mahato", "মাহাতো"), ("Gayen", "গায়েন"), ("Naskar", "নস্কর"), ("Pramanik", "প্রামাণিক"),
)  # fmt: skip
BOYS = ("Bapi", "Chhotu", "Deepak", "Gopal", "Habib", "Jeetu", "Kalu", "Laltu", "Montu", "Nimai")
FATHERS = ("Haran", "Kartik", "Mangal", "Rahim", "Sukumar", "Tapan", "Bablu", "Nitai")
BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


def girls(*, many: int = 25, with_faults: bool = True) -> bytes:
    """A workbook of girls of three years: titles, a dormitory amid the lines, heads once more, sums, three faults."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    book.add_worksheet("Notes").write(0, 0, "Copied from the blue book")
    sheet = book.add_worksheet("Girls 2023-26")
    sheet.merge_range(0, 0, 0, 8, "NARI KALYAN KENDRA, LIST OF GIRLS")
    sheet.merge_range(1, 0, 1, 8, "as on 31.10.2026")
    heads = ("Sl. No.", "Admission No", "Name of the Girl", "নাম", "DOB / Age", "Father's Name", "Date of Admission",
             "CWC Order No", "Date of CWC order")  # fmt: skip
    sheet.write_row(3, 0, heads)
    row = 4
    for n in range(many):
        if n == 12:
            sheet.merge_range(row, 0, row, 8, "DORMITORY B")
            sheet.write_row(row + 1, 0, heads)
            row += 3  # and a blank line
        _girl(sheet, row, n, day, with_faults=with_faults)
        row += 1
    sheet.write(row + 1, 2, "Total")
    sheet.write_formula(row + 1, 4, f"=COUNTA(C5:C{row})", value=str(many))
    book.close()
    return out.getvalue()


def _girl(sheet: Any, row: int, n: int, day: Any, *, with_faults: bool) -> None:
    first, last = FIRST[n % len(FIRST)], LAST[(n * 3) % len(LAST)]
    name = f"{first[0]} {last[0]}"
    came = date(2023, 2, 3) + timedelta(days=n * 47)
    born = date(2009, 3, 4) + timedelta(days=n * 83)
    sheet.write_row(row, 0, (n + 1, f"{came.year}/{n + 1}", name.upper() if n % 5 == 0 else name))
    sheet.write(row, 3, f"{first[1]} {last[1]}" if n % 3 else "")
    births: Any = (f"{born:%d/%m/%y}", f"{born.day}-{born.month}-{born.year}", f"about {2026 - born.year}",
                   f"{born:%d.%m.%Y}".translate(BENGALI), f"{2026 - born.year} yrs")  # fmt: skip
    if with_faults and n == 7:
        sheet.write_datetime(row, 4, _at(came + timedelta(days=90)), day)  # born after she came
    elif n % 6 == 1:
        sheet.write_datetime(row, 4, _at(born), day)
    else:
        sheet.write(row, 4, births[n % 5])
    sheet.write(row, 5, f"{FATHERS[n % 8]} {last[0]}")
    comings: Any = (
        f"{came:%d/%m/%Y}",
        f"{came.day}-{came.month}-{came:%y}",
        f"{came:%d %b %Y}",
        f"{came:%d.%m.%y}",
    )
    if with_faults and n == 3:
        sheet.write(row, 6, "long ago")
    elif with_faults and n == 11:
        sheet.write(row, 6, "03/12/2027")  # after today
    elif n % 7 == 2:
        sheet.write_datetime(row, 6, _at(came), day)
    elif n % 7 == 5:
        sheet.write(row, 6, (came - date(1899, 12, 30)).days)
    else:
        sheet.write(row, 6, comings[n % 4])
    if n % 4:
        sheet.write(row, 7, f"CWC/{came.year}/{100 + n}")
        sheet.write(row, 8, f"{came:%d/%m/%Y}")


def _at(day: date) -> Any:
    from datetime import datetime  # beside its one use

    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  a workbook's days know no zone


def drop_in(*, many: int = 200, with_faults: bool = True) -> bytes:
    """A workbook of children who come by day: head in two rows, ages in words, three spellings of the sex."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("দিবা কেন্দ্র")
    sheet.merge_range(0, 0, 0, 6, "Drop-in centre, children on the list")
    sheet.merge_range(1, 3, 1, 4, "Parents")
    for place, words in enumerate(("SL", "Child Name", "M/F", None, None, "Age", "First came")):
        if words:
            sheet.merge_range(1, place, 2, place, words)
    sheet.write_row(2, 3, ("Father's name", "Mother's name"))
    for n in range(many):
        is_boy = n % 3 == 0
        last = LAST[(n // 25 + n) % len(LAST)][0]
        name = f"{BOYS[(n // 3) % len(BOYS)]} {last}" if is_boy else f"{FIRST[n % 25][0]} {last}"
        sex = (
            ("M", "পুরুষ", "boy")[n % 3 if not is_boy else n // 3 % 3]
            if is_boy
            else ("F", "মেয়ে", "girl")[n // 7 % 3]
        )
        age: Any = (
            5 + n % 11,
            f"about {5 + n % 11}",
            str(5 + n % 11).translate(BENGALI),
            f"{5 + n % 11} yrs",
        )[n % 4]
        came = date(2024, 1, 8) + timedelta(days=n * 5)
        sheet.write_row(
            n + 3, 0, (n + 1, name, sex, f"{FATHERS[(n // 10) % 8]} {last}", "", age, f"{came:%d/%m/%Y}")
        )
    if with_faults:
        sheet.write(20, 2, "?")
        sheet.write(40, 5, "many")
        sheet.write(3 + many, 1, FIRST[1][0] + " " + LAST[(1 // 25 + 1) % 10][0])  # row 5 once more
        sheet.write_row(3 + many, 2, ("F", "", "", 6, "20/02/2024"))
    sheet.write(5 + many, 1, "মোট")
    book.close()
    return out.getvalue()


def as_text(rows: list[list[str]], *, mark: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """A text file of these rows."""
    return "\n".join(mark.join(row) for row in rows).encode(encoding)

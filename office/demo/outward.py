"""What left the demonstration's homes: disclosures over two years, an export that was refused, one that waits."""

from datetime import datetime, timedelta

from accounts import demo as gatehouse
from foundation.demonstration import Demo, moment
from foundation.disclosures import ExportRequest, actions, entries
from foundation.registers import Period
from homes import demo as hall
from residents.demo import Life, lives_of

HOME, OFFICER = "KRS", "anjan.basak"
EVERY = 41
"""So many days lie between two disclosures."""
TOLD = (
    (
        "cwc",
        "Bench clerk, CWC Sonadanga",
        "case_file",
        "",
        "Case file and care plan",
        "hand",
        "Diary no. 118",
    ),
    (
        "police",
        "SI R. Das, SJPU Sonadanga",
        "offence",
        "",
        "Report by word of mouth, then in writing",
        "hand",
        "",
    ),
    ("hospital", "Dr. P. Nandy, District Hospital", "treatment", "", "Referral slip", "hand", "OPD slip"),
    ("family", "Her mother", "guardian", "", "Substance of the progress report", "spoken", ""),
    ("court", "Special Court, Sonadanga", "order", "Order 214", "Age papers", "sealed_cover", "Diary no. 77"),
    ("legal", "Adv. M. Sarkar, DLSA", "own_record", "", "Copy of the order", "hand", "Signed on the copy"),
)
PURPOSES = (
    "Monthly statement for the District Child Protection Unit.",
    "The district asks for the list of admissions before the inspection.",
)


def plan(demo: Demo) -> None:
    """Plan a disclosure every few weeks, a wrong one struck out, and two exports of the admission register."""
    days = list(demo.days)[60::EVERY]
    for n, day in enumerate(days):
        here = [life for life in lives_of(demo, HOME) if life.lives_here and life.is_here_on(day)]
        if here:
            demo.plan(moment(day, 15, 20), _tell, demo, here[n % len(here)], n, moment(day, 15, 5))
    month = demo.today.replace(day=1) - timedelta(days=1)
    long_ago = demo.today - timedelta(days=33)
    demo.plan(
        moment(long_ago, 11, 30), _ask, demo, Period.month_of(long_ago.replace(day=1) - timedelta(days=1)), 0
    )
    demo.plan(moment(long_ago, 13, 10), _refuse, demo)
    demo.plan(moment(demo.today - timedelta(days=1), 16, 45), _ask, demo, Period.month_of(month), 1)


def _tell(demo: Demo, life: Life, n: int, at: datetime) -> None:
    recipient, who, ground, reference, what, means, receipt = TOLD[n % len(TOLD)]
    given = entries.Given(
        recipient=recipient, recipient_words=who, ground=ground, reference=reference, what=what, means=means,
        receipt=receipt, given_at=at,
    )  # fmt: skip
    by = gatehouse.person(demo, life.stays[-1].case_worker).viewer()
    row = entries.write(hall.home_id(demo, HOME), given, files=[life.known_id], by=by)
    if n == 3:
        entries.strike(row, why="It was told to her aunt, not to her mother; written anew.", by=by)


def _ask(demo: Demo, period: Period, n: int) -> None:
    by = gatehouse.person(demo, hall.HEAD[HOME]).viewer()
    matter = actions.Matter(
        register_id="admission-discharge", first=period.first, last=period.last, format="xlsx", language="en_IN",
        children=6 + n, lines=6 + n,
    )  # fmt: skip
    asked = actions.Asked(
        purpose=PURPOSES[n], recipient="dcpu", recipient_words="DCPO, Sonadanga", ground="permission",
        reference=f"CWC {40 + n}",
    )  # fmt: skip
    row = actions.ask(hall.home_id(demo, HOME), matter, asked, by=by)
    demo.shelf["office.export"] = row.id


def _refuse(demo: Demo) -> None:
    row: ExportRequest = actions.locked(demo.shelf["office.export"])
    by = gatehouse.person(demo, OFFICER).viewer()
    actions.refuse(
        row, words="The figures of the month are enough; names are not asked for.", is_off_site=True, by=by
    )

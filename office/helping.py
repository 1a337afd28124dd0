"""One page of help for each role: five things of its day, in short words, with two pictures of its pages."""

from dataclasses import dataclass

from accounts.roles import LABELS, Role
from foundation.languages import _l
from foundation.viewer import Post


@dataclass(frozen=True)
class Step:
    """One thing to do: what it is called, and how it is done."""

    title: object
    words: object


@dataclass(frozen=True)
class HelpPage:
    """The help of one role. `pictures` are pages of the practice house that the pictures are drawn from.

    A second word after an address is a part of the address of the link on that page which is followed first.
    """

    name: str
    title: object
    pictures: tuple[str, str]
    steps: tuple[Step, ...]

    @property
    def address(self) -> str:
        """Answer where this page is."""
        return f"/help/{self.name.replace('_', '-')}"


PAGES = (
    HelpPage(
        "superintendent",
        LABELS[Role.SUPERINTENDENT],
        ("/homes/KRS/today", "/homes/KRS/hearings"),
        (
            Step(
                _l("Begin with Today"),
                _l("Open Today each morning. What is red is late: do the top line first."),
            ),
            Step(
                _l("Take in a new child"),
                _l("Open Children, then Admit a child. Write what you know. The rest can wait."),
            ),
            Step(
                _l("Keep the court dates"),
                _l("Open Hearings. See who goes, on which day, and who goes with her."),
            ),
            Step(
                _l("Have the registers signed"),
                _l("Open Registers. Read last month, then ask the committee to sign it."),
            ),
            Step(
                _l("Look at the backup"), _l("Today says how old it is. If it is red, do what the line says.")
            ),
        ),
    ),
    HelpPage(
        "house_staff",
        LABELS[Role.HOUSE_STAFF],
        ("/homes/KRS/today", "/homes/KRS/receive"),
        (
            Step(
                _l("Take the phone"), _l("Tap your name, then your six figures. Tap Hand over when you go.")
            ),
            Step(_l("Receive a child at night"), _l("Tap Receive a child. Six answers are enough to begin.")),
            Step(_l("Do your tasks"), _l("Open My tasks. Mark each one when it is done.")),
            Step(
                _l("Give the medicines"), _l("Open Round. Tap Given for each child. If not given, say why.")
            ),
            Step(
                _l("Keep each child safe"),
                _l("Read the safety instructions on Today. Do them. Do not ask the child why."),
            ),
        ),
    ),
    HelpPage(
        "teacher",
        LABELS[Role.TEACHER],
        ("/my-classes", "/my-classes /attendance/"),
        (
            Step(_l("Open your class"), _l("Tap My classes, then the hour that is now.")),
            Step(_l("Mark who is here"), _l("Tap P for here, A for away. For A, say why.")),
            Step(
                _l("Save the sheet"), _l("Tap Save attendance. Without network it waits, and goes by itself.")
            ),
            Step(
                _l("Know who is out"),
                _l("Some lines are marked already: at court, in hospital, on leave. Leave them so."),
            ),
            Step(
                _l("Mark the workshop too"),
                _l("My batches works the same way. Sign a skill when the child can do it."),
            ),
        ),
    ),
    HelpPage(
        "nurse",
        LABELS[Role.NURSE],
        ("/homes/KRS/weighing", "/homes/KRS/health-alerts"),
        (
            Step(
                _l("Do the round"), _l("Open Round. Missed doses stand on top. Tap Given, Refused or Held.")
            ),
            Step(
                _l("Weigh and measure"),
                _l("Open Weighing day. Write weight and height. The page says who grows too little."),
            ),
            Step(
                _l("Write what you treated"),
                _l("Open the child, then Health. Write what you found and what you gave."),
            ),
            Step(
                _l("Tell of allergies"),
                _l("What everyone near her must know stands in Allergies and emergencies."),
            ),
            Step(
                _l("Keep sealed things sealed"),
                _l("HIV, pregnancy and the like are written only in the Sealed compartment."),
            ),
        ),
    ),
    HelpPage(
        "counsellor",
        LABELS[Role.COUNSELLOR],
        ("/my-caseload", "/my-caseload /sessions/new"),
        (
            Step(_l("Begin with My caseload"), _l("It shows which child has waited longest for you.")),
            Step(
                _l("Write the session"),
                _l("Write it the same day: how she was, what you did, when you meet again."),
            ),
            Step(
                _l("Keep your own notes apart"),
                _l("Process notes are sealed. Only you open them, and whom you name."),
            ),
            Step(
                _l("Tell the staff what to do"),
                _l("Write a safety instruction: what they must do, not why. It stands on Today."),
            ),
            Step(
                _l("Plan with her"), _l("Open the child, then Care plan. Write her goals in her own words.")
            ),
        ),
    ),
    HelpPage(
        "case_worker",
        LABELS[Role.CASE_WORKER],
        ("/homes/KRS/hearings", "/homes/KRS/care-plans"),
        (
            Step(_l("Open your children"), _l("Children shows those who are given to you.")),
            Step(
                _l("Keep the papers"),
                _l("Open a child, then Identity. Take a picture of the paper and write its number."),
            ),
            Step(
                _l("Write each order the same day"),
                _l("Open Hearings. Write what was ordered and the next date."),
            ),
            Step(
                _l("Write home visits"),
                _l("Open the child, then Family. Write whom you met and what you saw."),
            ),
            Step(
                _l("Do not lose her"),
                _l("After leaving shows who is due. Ring, visit, and write how she is."),
            ),
        ),
    ),
    HelpPage(
        "gate",
        _l("Gate and stores"),
        ("/homes/KRS/do-not-admit", "/homes/KRS/visits"),
        (
            Step(
                _l("Look before you open"), _l("Do not admit shows who must not come in. Look at it first.")
            ),
            Step(
                _l("Let an inspector in"),
                _l("Open Visits by pass and start a visit. Show the code on the screen."),
            ),
            Step(
                _l("Say nothing about a child"),
                _l("Whoever asks at the gate or by phone gets no answer. Call the superintendent."),
            ),
            Step(
                _l("Keep the children’s money"),
                _l("Open Savings. Write each sum in or out. A second person signs."),
            ),
            Step(
                _l("Lock when you go"), _l("Tap Lock. On a shared phone tap Hand over. Never leave it open.")
            ),
        ),
    ),
    HelpPage(
        "inspector",
        LABELS[Role.INSPECTOR],
        ("/homes/KRS/registers", "/homes/KRS/registers/admission-discharge"),
        (
            Step(
                _l("Come in by the pass"),
                _l("The gate gives you a code. It is good for eight hours, on your phone or theirs."),
            ),
            Step(
                _l("Read the registers"),
                _l("Registers shows each book, month by month. Late lines and gaps are marked."),
            ),
            Step(
                _l("Choose children by code"),
                _l("You see codes. Names open only for children before your committee."),
            ),
            Step(_l("Print what you need"), _l("Each print has a number and your name on it.")),
            Step(_l("All is written down"), _l("Each page you open is recorded. The home sees the list.")),
        ),
    ),
    HelpPage(
        "administrator",
        LABELS[Role.ADMINISTRATOR],
        ("/machine", "/people"),
        (
            Step(
                _l("Look at Machine"),
                _l("Each line says what is well. Where a line is red, do what it says."),
            ),
            Step(_l("Add a person"), _l("Open People. Give her the first password on paper, hand to hand.")),
            Step(_l("Give a post"), _l("Open the person. For a high post head office must agree.")),
            Step(_l("Close an account"), _l("Who left the work is closed the same day. She is out at once.")),
            Step(_l("Ask for help"), _l("On Machine make a support bundle and send it. No name is in it.")),
        ),
    ),
    HelpPage(
        "head_office",
        LABELS[Role.HEAD_OFFICE],
        ("/homes", "/trails"),
        (
            Step(
                _l("See your homes"),
                _l("Open Homes, then one of them: its registers, its staff, its figures."),
            ),
            Step(_l("Agree to posts"), _l("Posts that wait need your yes. Read who asks, and why.")),
            Step(_l("See who read what"), _l("Readers shows who opened which file, and when.")),
            Step(
                _l("Watch the broken seals"),
                _l("See how often a seal was broken in an emergency, and who looked at it."),
            ),
            Step(_l("Speak in codes"), _l("You see codes, not names. Use the code when you write or ring.")),
        ),
    ),
)

BY_ROLE = {
    **{page.name: page for page in PAGES},
    **{str(new): page for page in PAGES for new, known in (
        (Role.DOCTOR, "nurse"), (Role.STORES, "gate"), (Role.COMMITTEE_MEMBER, "inspector"),
        (Role.PRIVACY_OFFICER, "head_office"),
    ) if page.name == known},
}  # fmt: skip
"""Role -> its page; who has none of her own reads that of the nearest."""


def page_for(posts: tuple[Post, ...]) -> HelpPage | None:
    """Answer the page of the first of these posts that has one."""
    return next((BY_ROLE[post.role] for post in posts if post.role in BY_ROLE), None)

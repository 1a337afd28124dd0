"""What the gatehouse lets each role do: one's own account for everyone, people and posts for few."""

from enum import StrEnum

from accounts.pins import PIN_ROLES
from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """Permissions of the gatehouse."""

    PEOPLE_DISABLE = "accounts.people.disable"
    PEOPLE_KEEP = "accounts.people.keep"
    PEOPLE_RESET = "accounts.people.reset"
    PEOPLE_SEE = "accounts.people.see"
    PEOPLE_SEE_HERE = "accounts.people.see_here"
    PHONES_KEEP = "accounts.phones.keep"
    PIN_KEEP = "accounts.pin.keep"
    POSTS_AGREE = "accounts.posts.agree"
    POSTS_ASK = "accounts.posts.ask"
    POSTS_GIVE = "accounts.posts.give"
    SELF_KEEP = "accounts.self.keep"
    SETTINGS_KEEP = "accounts.settings.keep"
    VISITS_END = "accounts.visits.end"
    VISITS_OWN = "accounts.visits.own"
    VISITS_SEE = "accounts.visits.see"
    VISITS_START = "accounts.visits.start"


OWN = {May.SELF_KEEP: Reach.OWN}

AT_THE_GATE = (
    Role.SUPERINTENDENT,
    Role.HOUSE_STAFF,
    Role.NURSE,
    Role.CASE_WORKER,
    Role.COUNSELLOR,
    Role.GATE,
)
"""Who may stand at the gate when an inspector comes, by day and by night: a visit is never put off for want of one."""

GRANTS: dict[Role, dict[May, Reach]] = {role: dict(OWN) for role in Role}
for _role in PIN_ROLES:
    GRANTS[_role] |= {May.PIN_KEEP: Reach.OWN}
GRANTS[Role.SUPERINTENDENT] |= {
    May.PEOPLE_DISABLE: Reach.HOME,
    May.PEOPLE_SEE_HERE: Reach.HOME,
    May.PHONES_KEEP: Reach.HOME,
    May.POSTS_ASK: Reach.HOME,
}
for _role in AT_THE_GATE:
    GRANTS[_role] |= {May.VISITS_END: Reach.HOME, May.VISITS_SEE: Reach.HOME, May.VISITS_START: Reach.HOME}
GRANTS[Role.INSPECTOR] |= {May.VISITS_END: Reach.OWN, May.VISITS_OWN: Reach.OWN}
GRANTS[Role.HEAD_OFFICE] |= {
    May.PEOPLE_RESET: Reach.ALL,
    May.PEOPLE_SEE: Reach.ALL,
    May.PEOPLE_SEE_HERE: Reach.ALL,
    May.POSTS_AGREE: Reach.ALL,
    May.VISITS_END: Reach.ALL,
    May.VISITS_SEE: Reach.ALL,
}
GRANTS[Role.PRIVACY_OFFICER] |= {May.PEOPLE_SEE: Reach.ALL, May.PEOPLE_SEE_HERE: Reach.ALL}
GRANTS[Role.ADMINISTRATOR] |= {
    May.PEOPLE_KEEP: Reach.ALL,
    May.PEOPLE_RESET: Reach.ALL,
    May.PEOPLE_SEE: Reach.ALL,
    May.PEOPLE_SEE_HERE: Reach.ALL,
    May.PHONES_KEEP: Reach.ALL,
    May.POSTS_AGREE: Reach.ALL,
    May.POSTS_GIVE: Reach.ALL,
    May.SETTINGS_KEEP: Reach.ALL,
}
"""An administrator writes accounts and gives posts, the heavy ones only with a second person (rules.TWO_PERSONS).

Who resets a password does not take away the same person's code app too (actions.resets): head office may do either,
so that there is a second person even in a house with one administrator.
"""

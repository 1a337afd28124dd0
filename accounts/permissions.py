"""What the gatehouse lets each role do: one's own account for everyone, people and posts for few."""

from enum import StrEnum

from accounts.roles import Role
from foundation.access import Reach


class May(StrEnum):
    """Permissions of the gatehouse."""

    PEOPLE_DISABLE = "accounts.people.disable"
    PEOPLE_KEEP = "accounts.people.keep"
    PEOPLE_RESET = "accounts.people.reset"
    PEOPLE_SEE = "accounts.people.see"
    PEOPLE_SEE_HERE = "accounts.people.see_here"
    POSTS_AGREE = "accounts.posts.agree"
    POSTS_ASK = "accounts.posts.ask"
    POSTS_GIVE = "accounts.posts.give"
    SELF_KEEP = "accounts.self.keep"
    SETTINGS_KEEP = "accounts.settings.keep"


OWN = {May.SELF_KEEP: Reach.OWN}

GRANTS: dict[Role, dict[May, Reach]] = {role: dict(OWN) for role in Role}
GRANTS[Role.SUPERINTENDENT] |= {
    May.PEOPLE_DISABLE: Reach.HOME,
    May.PEOPLE_SEE_HERE: Reach.HOME,
    May.POSTS_ASK: Reach.HOME,
}
GRANTS[Role.HEAD_OFFICE] |= {
    May.PEOPLE_RESET: Reach.ALL,
    May.PEOPLE_SEE: Reach.ALL,
    May.PEOPLE_SEE_HERE: Reach.ALL,
    May.POSTS_AGREE: Reach.ALL,
}
GRANTS[Role.PRIVACY_OFFICER] |= {May.PEOPLE_SEE: Reach.ALL, May.PEOPLE_SEE_HERE: Reach.ALL}
GRANTS[Role.ADMINISTRATOR] |= {
    May.PEOPLE_KEEP: Reach.ALL,
    May.PEOPLE_RESET: Reach.ALL,
    May.PEOPLE_SEE: Reach.ALL,
    May.PEOPLE_SEE_HERE: Reach.ALL,
    May.POSTS_AGREE: Reach.ALL,
    May.POSTS_GIVE: Reach.ALL,
    May.SETTINGS_KEEP: Reach.ALL,
}
"""An administrator writes accounts and gives posts, the heavy ones only with a second person (rules.TWO_PERSONS).

Who resets a password does not take away the same person's code app too (actions.resets): head office may do either,
so that there is a second person even in a house with one administrator.
"""

"""What a family's record chooses from, with its words: relations, whether somebody lives, how she may be met."""

from enum import StrEnum
from typing import Any

from foundation.languages import _l


class Relation(StrEnum):
    """What somebody is to the child."""

    MOTHER = "mother"
    FATHER = "father"
    STEPMOTHER = "stepmother"
    STEPFATHER = "stepfather"
    SISTER = "sister"
    BROTHER = "brother"
    MOTHERS_MOTHER = "mothers_mother"
    MOTHERS_FATHER = "mothers_father"
    FATHERS_MOTHER = "fathers_mother"
    FATHERS_FATHER = "fathers_father"
    MOTHERS_SISTER = "mothers_sister"
    MOTHERS_BROTHER = "mothers_brother"
    FATHERS_SISTER = "fathers_sister"
    FATHERS_BROTHER = "fathers_brother"
    COUSIN = "cousin"
    HUSBAND = "husband"
    IN_LAW = "in_law"
    OWN_CHILD = "own_child"
    GUARDIAN = "guardian"
    NEIGHBOUR = "neighbour"
    FRIEND = "friend"
    OTHER = "other"


class Life(StrEnum):
    """Whether somebody lives."""

    ALIVE = "alive"
    DEAD = "dead"
    NOT_KNOWN = "not_known"


class ContactKind(StrEnum):
    """Whether the house may let this person and the child meet or speak."""

    NOT_DECIDED = "not_decided"
    SAFE = "safe"
    ASK_FIRST = "ask_first"
    BARRED = "barred"


class Wanted(StrEnum):
    """Whether the child wants contact."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


PARENTS = frozenset({Relation.FATHER, Relation.MOTHER})
"""Their names are facts of the child's identity: kept with the child, never typed a second time."""

RELATIONS: dict[Relation, Any] = {
    Relation.MOTHER: _l("Mother"),
    Relation.FATHER: _l("Father"),
    Relation.STEPMOTHER: _l("Stepmother"),
    Relation.STEPFATHER: _l("Stepfather"),
    Relation.SISTER: _l("Sister"),
    Relation.BROTHER: _l("Brother"),
    Relation.MOTHERS_MOTHER: _l("Mother’s mother"),
    Relation.MOTHERS_FATHER: _l("Mother’s father"),
    Relation.FATHERS_MOTHER: _l("Father’s mother"),
    Relation.FATHERS_FATHER: _l("Father’s father"),
    Relation.MOTHERS_SISTER: _l("Mother’s sister"),
    Relation.MOTHERS_BROTHER: _l("Mother’s brother"),
    Relation.FATHERS_SISTER: _l("Father’s sister"),
    Relation.FATHERS_BROTHER: _l("Father’s brother"),
    Relation.COUSIN: _l("Cousin"),
    Relation.HUSBAND: _l("Husband"),
    Relation.IN_LAW: _l("Husband’s family"),
    Relation.OWN_CHILD: _l("Her own child"),
    Relation.GUARDIAN: _l("Guardian"),
    Relation.NEIGHBOUR: _l("Neighbour"),
    Relation.FRIEND: _l("Friend of the family"),
    Relation.OTHER: _l("Other"),
}
LIVES: dict[Life, Any] = {
    Life.ALIVE: _l("Alive"),
    Life.DEAD: _l("Dead"),
    Life.NOT_KNOWN: _l("Not known"),
}
CONTACTS: dict[ContactKind, Any] = {
    ContactKind.SAFE: _l("Safe"),
    ContactKind.ASK_FIRST: _l("Ask the case worker first"),
    ContactKind.BARRED: _l("Barred by order"),
    ContactKind.NOT_DECIDED: _l("Not decided yet"),
}
CONTACT_MARKS: dict[ContactKind, str] = {
    ContactKind.SAFE: "met",
    ContactKind.ASK_FIRST: "soon",
    ContactKind.BARRED: "over",
    ContactKind.NOT_DECIDED: "due",
}
WANTED: dict[Wanted, Any] = {
    Wanted.YES: _l("Yes"),
    Wanted.NO: _l("No"),
    Wanted.NOT_ASKED: _l("Not asked yet"),
}

"""What the copies tell the audit; the office's card carries these with their sentences."""

from enum import StrEnum


class Event(StrEnum):
    """The deeds of copies and of the recovery code."""

    BACKUP_FAILED = "office.backup.failed"
    BACKUP_MADE = "office.backup.made"
    BACKUP_RESTORED = "office.backup.restored"
    RECOVERY_CONFIRMED = "office.recovery.confirmed"
    RECOVERY_MADE = "office.recovery.made"

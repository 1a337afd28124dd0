"""Copies of the whole house: made while it runs, sealed, looked through, thinned, and put back where nothing is.

`create` reads every row in one snapshot and every encrypted file into one sealed archive; `verify` reads an archive
to its end without touching the house; `restore` puts it into an empty house, or beside one that is kept aside.
"""

from foundation.backup.archive import BackupTrouble
from foundation.backup.create import create
from foundation.backup.models import Backup, RecoveryKey
from foundation.backup.standing import Standing, standing

__all__ = ["Backup", "BackupTrouble", "RecoveryKey", "Standing", "create", "standing"]

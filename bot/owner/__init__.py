"""What the owner of the record says in its data folder."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.owner.check import check_paths, checked_files
    from bot.owner.counters import Counter, days_since, read_counters
    from bot.owner.profile import Profile, read_profile
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = ["Counter", "Profile", "check_paths", "checked_files", "days_since", "read_counters", "read_profile"]

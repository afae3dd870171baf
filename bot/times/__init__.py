"""Times and places as people write them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.times.cities import city_zones
    from bot.times.due import CAUGHT_UP, MINUTES_A_DAY, Decision, decide, local_date, next_due
    from bot.times.wish import Wish, read_wish
    from bot.times.zones import find_zone, folded, is_zone, regions, zone_city, zone_offset
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "CAUGHT_UP",
    "MINUTES_A_DAY",
    "Decision",
    "Wish",
    "city_zones",
    "decide",
    "find_zone",
    "folded",
    "is_zone",
    "local_date",
    "next_due",
    "read_wish",
    "regions",
    "zone_city",
    "zone_offset",
]

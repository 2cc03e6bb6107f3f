"""Is it open at this time, and what to put in a calendar. Times are always given, never asked of a clock."""

from samsyn.cores.window.ical import Event, calendar
from samsyn.cores.window.opening import NaiveTime, State, Window, local

__all__ = ["Event", "NaiveTime", "State", "Window", "calendar", "local"]

"""The calendar: meetings, last days to answer, milestones and decisions, in one."""

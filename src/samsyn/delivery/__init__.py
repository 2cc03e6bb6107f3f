"""Floor 4: from goal to measure, money, indicators, assessment and the yearly report."""

"""The yearly report to the government (förordning 2024:99): drafted slot by slot from the records, edited by people."""

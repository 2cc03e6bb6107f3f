"""Setting a round up: what is asked, of whom, when; the send list, the mails, more time."""

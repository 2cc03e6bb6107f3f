"""Verbs that write what is done, measured, judged and reported. One act, one transaction, one journal entry."""

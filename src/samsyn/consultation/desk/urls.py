"""Addresses of the desk's pages on single comments, below a round; grouped by what is done there."""

from django.urls import path

from samsyn.consultation.desk import listing, triage

patterns = [
    path("synpunkter/", listing.comments, name="comments"),
    path("at-sidan/", listing.set_aside, name="set-aside"),
    path("synpunkter/<int:number>/", triage.comment, name="comment"),
    path("synpunkter/<int:number>/dela/", triage.split, name="split"),
    path("synpunkter/<int:number>/sla-ihop/", triage.merge, name="merge"),
    path("synpunkter/<int:number>/lagg-at-sidan/", triage.lay_aside, name="lay-aside"),
    path("synpunkter/<int:number>/ta-tillbaka/", triage.bring_back, name="bring-back"),
    path("at-sidan/<int:passage_id>/", triage.lift, name="lift"),
    path("angra/", triage.undo, name="undo"),
]

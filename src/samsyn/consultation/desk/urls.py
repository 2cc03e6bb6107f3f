"""Addresses of the desk's pages on single comments, below a round; grouped by what is done there."""

from django.urls import path

from samsyn.consultation.desk import answering, listing, proof, reviewing, sheets, theming, triage, work

patterns = [
    path("att-gora/", work.overview, name="work"),
    path("att-gora/sortera/", work.first, {"page": "comment"}, name="next"),
    path("att-gora/svara/", work.first, {"page": "answer"}, name="next-answer"),
    path("fordela/", work.assign, name="assign"),
    path("synpunkter/", listing.comments, name="comments"),
    path("at-sidan/", listing.set_aside, name="set-aside"),
    path("synpunkter/<int:number>/", triage.comment, name="comment"),
    path("synpunkter/<int:number>/dela/", triage.split, name="split"),
    path("synpunkter/<int:number>/sla-ihop/", triage.merge, name="merge"),
    path("synpunkter/<int:number>/lagg-at-sidan/", triage.lay_aside, name="lay-aside"),
    path("synpunkter/<int:number>/ta-tillbaka/", triage.bring_back, name="bring-back"),
    path("at-sidan/<int:passage_id>/", triage.lift, name="lift"),
    path("angra/", triage.undo, name="undo"),
    path("synpunkter/<int:number>/svara/", answering.answer, name="answer"),
    path("svara-flera/", answering.answer_many, name="answer-many"),
    path("granska/", reviewing.review, name="review"),
    path("synpunkter/<int:number>/lamna-tillbaka/", reviewing.give_back, name="give-back"),
    path("olika-svar/", reviewing.differing, name="differing"),
    path("restlista/", reviewing.rest, name="rest"),
    path("restlista.csv", reviewing.rest_file, name="rest-file"),
    path("standardsvar/", reviewing.standard, name="standard"),
    path("svar-i-excel/", sheets.sheet, name="sheet"),
    path("svar-i-excel/<int:sheet_id>/", sheets.preview, name="sheet-preview"),
    path("teman/", theming.themes, name="themes"),
    path("teman/<int:theme_id>/byt-namn/", theming.rename, name="rename-theme"),
    path("teman/<int:theme_id>/flytta/", theming.move, name="move-theme"),
    path("teman/<int:theme_id>/sla-ihop/", theming.merge, name="merge-theme"),
    path("teman/prov/", theming.draw, name="draw"),
    path("teman/prov/<int:sample_id>/", theming.sample, name="sample"),
    path("teman/prov/<int:sample_id>/koda/", theming.recode, name="recode"),
    path("ar-allt-med/", proof.proof, name="proof"),
]

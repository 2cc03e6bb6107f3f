"""Addresses where rounds are set up and shown; included below /remiss/."""

from django.urls import URLPattern, path

from samsyn.consultation.round import listing, public, views

patterns: list[URLPattern] = [
    path("ny/", views.begin, name="new-round"),
    path("<int:round_id>/for-alla/", public.page, name="public-round"),
    path("<int:round_id>/forbered/", views.prepare, name="prepare"),
    path("<int:round_id>/forbered/uppgifter/", views.begin, name="prepare-facts"),
    path("<int:round_id>/forbered/fragor/", views.ask, name="ask"),
    path("<int:round_id>/forbered/missiv/", views.letter, name="letter"),
    path("<int:round_id>/forbered/sandlista/", views.choose, name="choose"),
    path("<int:round_id>/sandlista/", listing.send_list, name="send-list"),
    path("<int:round_id>/sandlista/paminn/", listing.remind, name="remind"),
    path("<int:round_id>/sandlista/skicka/", listing.send, name="send"),
    path("<int:round_id>/sandlista/forlang/", listing.extend, name="extend"),
    path("<int:round_id>/sandlista/<int:invitation_id>/", listing.invitation, name="invitation"),
    path("<int:round_id>/sandlista/<int:invitation_id>/forlang/", listing.extend_one, name="extend-one"),
    path("<int:round_id>/sandlista/<int:invitation_id>/brev/", listing.paper_link, name="paper-link"),
    path(
        "<int:round_id>/sandlista/<int:invitation_id>/lankar/<int:entrance_id>/dra-tillbaka/",
        listing.take_back, name="take-back",
    ),
]  # fmt: skip

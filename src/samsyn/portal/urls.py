"""Addresses of the portal. The strategy's reading pages and the goals' are mounted here, with the thread in them."""

from django.urls import URLPattern, path, re_path

from samsyn.portal import pages, views
from samsyn.portal.actor import views as actor
from samsyn.portal.boards import views as boards
from samsyn.portal.calendar import views as calendar
from samsyn.portal.library import views as library
from samsyn.portal.news import desk
from samsyn.portal.news import views as news
from samsyn.portal.search import views as search
from samsyn.portal.thread import views as thread
from samsyn.portal.work import views as work

app_name = "portal"

SLUG = r"(?P<slug>(?!importera/)[-\w]+)"
EDITION = rf"strategi/{SLUG}/(?P<edition>(?:dialogunderlag|remissversion|forslag|antagen)(?:-\d+)?)/"
NEWS = "nyheter/arbete/"

urlpatterns: list[URLPattern] = [
    path("", views.start, name="start"),
    path("komponenter/", views.components, name="components"),
    re_path(rf"^strategi/{SLUG}/$", thread.document, name="document"),
    re_path(rf"^strategi/{SLUG}/avsnitt/(?P<key>[-\w]+)/$", thread.section, name="section"),
    re_path(rf"^{EDITION}$", thread.edition, name="edition"),
    re_path(rf"^{EDITION}avsnitt/(?P<key>[-\w]+)/$", thread.edition_section, name="edition-section"),
    path("uppfoljning/mal/<slug:address>/", thread.goal, name="goal"),
    path("uppfoljning/mal/<slug:address>.svg", thread.goal_svg, name="goal-svg"),
    path("delta/", pages.part, name="part"),
    path("vad-hande-sedan/", pages.became, name="became"),
    path("aktorer/", actor.index, name="actors"),
    path("aktorer/<int:organisation_id>/", actor.actor, name="actor"),
    path("sok/", search.search, name="search"),
    path("kalender/", calendar.index, name="calendar"),
    path("kalender.ics", calendar.feed, name="calendar-file"),
    path("nyheter/", news.index, name="news"),
    path("nyheter/flode.xml", news.feed, name="feed"),
    path("nyheter/bild/<str:sha256>/", news.picture, name="picture"),
    path(NEWS, desk.index, name="news-desk"),
    path(f"{NEWS}ny/", desk.new, name="article-new"),
    path(f"{NEWS}bilder/", desk.pictures, name="pictures"),
    path(f"{NEWS}inlagg/", desk.inbox, name="remarks"),
    path(f"{NEWS}inlagg/<int:remark_id>/", desk.judge, name="judge-remark"),
    path(f"{NEWS}<int:article_id>/", desk.edit, name="article-edit"),
    path(f"{NEWS}<int:article_id>/visa/", desk.preview, name="article-preview"),
    path(f"{NEWS}<int:article_id>/publicera/", desk.publish, name="article-publish"),
    path(f"{NEWS}<int:article_id>/avpublicera/", desk.withdraw, name="article-withdraw"),
    path("nyheter/<slug:slug>/", news.article, name="article"),
    path("dokument/", library.index, name="library"),
    path("dokument/nytt/", library.new, name="library-new"),
    path("dokument/<int:entry_id>/", library.file, name="library-file"),
    path("dokument/<int:entry_id>/publicera/", library.publish, name="library-publish"),
    path("kontakt/", library.contact, name="contact"),
    path("kontakt/ny/", library.contact_edit, name="contact-new"),
    path("kontakt/<int:point_id>/", library.contact_edit, name="contact-edit"),
    path("sprak/", pages.languages, name="languages"),
    path("tillganglighet/", pages.accessibility, name="accessibility"),
    path("personuppgifter/", pages.privacy, name="privacy"),
    path("webbkarta/", pages.site_map, name="site-map"),
    path("arbete/", work.index, name="work"),
    path("arbete/lage/", boards.index, name="boards"),
    re_path(r"^arbete/lage/lage\.(?P<form>pptx|pdf)$", boards.file, name="boards-file"),
]

"""Files, the Word form, looking through, approving, sending; the receipt, replacing and withdrawing."""

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.consultation.answering import actions, queries, registering, sending, wordform
from samsyn.consultation.answering.access import Visit, answer_of, unread
from samsyn.consultation.answering.contents import ABSTAINS
from samsyn.consultation.answering.doors import by_link
from samsyn.consultation.answering.forms import ApproveForm, FileForm, WordForm
from samsyn.consultation.answering.places import WHOLE, places_of
from samsyn.consultation.answering.views import frame
from samsyn.consultation.models import Answer, Attachment, ReceivedFile
from samsyn.consultation.round.letters import when

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _draft(visit: Visit, answer_id: int) -> Answer:
    answer = answer_of(visit, answer_id)
    if answer.sent_at is not None:
        raise Http404
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def files(request: HttpRequest, visit: Visit, answer_id: int) -> HttpResponseBase:
    """Files that go with the answer."""
    answer = _draft(visit, answer_id)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            one = actions.attach(answer=answer, upload=said["file"], kind=said["kind"], by=visit.by, at=timezone.now())
        except actions.TooMany:
            form.add_error("file", _("Ett svar kan ha högst %(n)s filer.") % {"n": actions.MOST_FILES})
        else:
            messages.success(request, _("”%(name)s” är med i svaret.") % {"name": one.name})
            return redirect("answering:files", visit.token, answer_id)
    context = frame(
        visit, answer=queries.answer_facts(answer, places_of(visit.round), visit), form=form, word=WordForm(),
        limit=settings.UPLOAD_LIMIT_BYTES,
    )  # fmt: skip
    return render(request, "consultation/answering/files.html", context, status=422 if form.errors else 200)


@require_POST
@by_link
def detach(request: HttpRequest, visit: Visit, answer_id: int, file_id: int) -> HttpResponseBase:
    """Take a file out of the draft."""
    one = get_object_or_404(Attachment.objects.select_related("answer"), pk=file_id, answer=_draft(visit, answer_id))
    actions.detach(attachment=one, by=visit.by)
    messages.success(request, _("”%(name)s” är borttagen ur svaret.") % {"name": one.name})
    return redirect("answering:files", visit.token, answer_id)


@require_safe
@by_link
def attached(_request: HttpRequest, visit: Visit, answer_id: int, file_id: int) -> FileResponse:
    """A file as it was left in; always as a download."""
    one = get_object_or_404(Attachment, pk=file_id, answer=answer_of(visit, answer_id))
    return FileResponse(one.content.open("rb"), as_attachment=True, filename=one.name)


@require_safe
@by_link
def word(_request: HttpRequest, visit: Visit, answer_id: int) -> HttpResponse:
    """The Word form with what is written so far."""
    answer = answer_of(visit, answer_id)
    data = wordform.to_docx(
        title=visit.round.title, deadline=when(visit.round.window(visit.extended).last),
        number=visit.round.registry_number, places=places_of(visit.round),
        said={part.place: part.text for part in answer.parts.all()},
    )  # fmt: skip
    return as_file(data, "svar.docx")


def as_file(data: bytes, name: str) -> HttpResponse:
    """A Word file to save."""
    answer = HttpResponse(data, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
@by_link
def take_word(request: HttpRequest, visit: Visit, answer_id: int) -> HttpResponseBase:
    """Put what is written in the Word form in its places; what others have written meanwhile is never overwritten."""
    answer = _draft(visit, answer_id)
    form = WordForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("answering:files", visit.token, answer_id)
    places = places_of(visit.round)
    try:
        filled = wordform.read(form.cleaned_data["word"].read(), places)
    except wordform.NotAForm:
        messages.error(
            request, _("I filen finns inga av mallens rubriker. Lämna in den som en fil i stället, så läses den ändå.")
        )
        return redirect("answering:files", visit.token, answer_id)
    kept = _fill(answer, filled, visit.by)
    count = len(filled.said) - len(kept)
    text = ngettext("En rubrik är inläst.", "%(count)s rubriker är inlästa.", count)
    messages.success(request, text % {"count": count} + " " + _("Läs igenom innan ni skickar."))
    if kept:
        titles = ", ".join(place.title for place in places if place.key in kept)
        messages.warning(
            request, _("Här står redan en annan text, som inte är ändrad: %(titles)s.") % {"titles": titles}
        )
    if filled.elsewhere:
        messages.warning(
            request, _("Text utanför rubrikerna är inte med: ”%(text)s”.") % {"text": " ".join(filled.elsewhere)[:300]}
        )
    return redirect("answering:review", visit.token, answer_id)


def _fill(answer: Answer, filled: wordform.Filled, by: str) -> set[str]:
    """Returns the places where other words stand already."""
    here = {part.place: part for part in answer.parts.all()}
    kept = set()
    for place, (choice, text) in filled.said.items():
        part = here.get(place)
        if part and part.text and part.text not in text and part.text != text:
            kept.add(place)
            continue
        actions.write(
            answer=answer, place=place, text=text[: actions.LONGEST], choice=choice or (part.choice if part else ""),
            version=part.version if part else 0, by=by, at=timezone.now(),
        )  # fmt: skip
    return kept


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def review(request: HttpRequest, visit: Visit, answer_id: int) -> HttpResponseBase:
    """The whole answer to look through; approving it, and sending it."""
    if request.method == "POST" and request.POST.get("gor") == "skicka":
        return _send(request, visit, unread(visit, answer_id))
    answer = _draft(visit, answer_id)
    form = ApproveForm(request.POST if request.POST.get("gor") == "godkann" else None)
    if request.method == "POST" and request.POST.get("gor") == "godkann" and form.is_valid():
        actions.approve(answer=answer, **form.cleaned_data, at=timezone.now())
        messages.success(request, _("Svaret är godkänt hos er. Nu kan det skickas."))
        return redirect("answering:review", visit.token, answer_id)
    facts = queries.answer_facts(answer, places_of(visit.round), visit)
    context = frame(visit, answer=facts, form=form, needs_approval=visit.invitation is not None)
    return render(request, "consultation/answering/review.html", context, status=422 if form.errors else 200)


def _send(request: HttpRequest, visit: Visit, answer: Answer) -> HttpResponseBase:
    """Sent, or a sentence that says why not; whatever happens, the draft is kept."""
    try:
        sending.send(answer=answer, at=timezone.now())  # who presses twice is thanked, too
    except Answer.DoesNotExist:
        raise Http404 from None
    except sending.NothingSaid:
        messages.error(request, _("Svaret är tomt. Skriv något, lägg till en fil, eller välj att avstå."))
    except sending.NotApproved:
        messages.error(request, _("Någon har ändrat svaret sedan det godkändes. Läs igenom det och godkänn det igen."))
    except sending.NotOpen:
        messages.error(request, _("Remissen har inte öppnat än. Utkastet finns kvar här."))
    except sending.TooLate:
        messages.error(request, too_late(visit))
    else:
        return redirect("answering:overview", visit.token, answer.pk)
    return redirect("answering:review", visit.token, answer.pk)


def too_late(visit: Visit) -> str:
    """What happened, and what to do now."""
    said = _("Remisstiden gick ut %(last)s och svar tas inte längre emot här. Utkastet finns kvar.")
    text = said % {"last": when(visit.round.window(visit.extended).last)}
    if visit.round.contact:
        text += " " + _("Skriv ut det eller kopiera det, och skicka det till %(contact)s.") % {
            "contact": visit.round.contact
        }
    return text


@require_POST
@by_link
def abstain(request: HttpRequest, visit: Visit, answer_id: int) -> HttpResponseBase:
    """ "We abstain": an answer in itself, approved and sent by one button."""
    answer = answer_of(visit, answer_id)
    if answer.sent_at is not None:  # pressed twice, or sent by a colleague
        return redirect("answering:overview", visit.token, answer_id)
    at = timezone.now()
    part = answer.parts.filter(place=WHOLE).first()
    actions.write(
        answer=answer, place=WHOLE, text=part.text if part else "", choice=ABSTAINS,
        version=part.version if part else 0, by=visit.by, at=at,
    )  # fmt: skip
    actions.approve(answer=answer, name=visit.by or visit.organisation, decision="", at=at)
    return _send(request, visit, answer)


@require_POST
@by_link
def replace(request: HttpRequest, visit: Visit, answer_id: int) -> HttpResponseBase:
    """A new draft to send instead of what was sent."""
    answer = answer_of(visit, answer_id)
    if answer.sent_at is None:
        raise Http404
    if not visit.round.window(visit.extended).is_open(timezone.now()):
        messages.error(request, too_late(visit))
        return redirect("answering:overview", visit.token, answer_id)
    draft = actions.replace(answer=answer, at=timezone.now())
    messages.info(request, _("Det här är ett nytt utkast. Det som är skickat gäller tills ni skickar det nya."))
    return redirect("answering:overview", visit.token, draft.pk)


@require_POST
@by_link
def withdraw(request: HttpRequest, visit: Visit, answer_id: int) -> HttpResponseBase:
    """Take back what was sent."""
    answer = answer_of(visit, answer_id)
    try:
        sending.withdraw(answer=answer, at=timezone.now())
        messages.success(request, _("Svaret är återkallat. Det finns kvar i diariet men räknas inte."))
    except sending.TooLate:
        messages.error(request, too_late(visit))
    except sending.AlreadyOut:
        messages.info(request, _("Svaret är redan återkallat eller ersatt."))
    return redirect("answering:overview", visit.token, answer_id)


@require_safe
@by_link
def sent_file(_request: HttpRequest, visit: Visit, answer_id: int) -> FileResponse:
    """What was registered, bit for bit; now, if it is not yet."""
    try:
        response = registering.register(answer=answer_of(visit, answer_id))
    except registering.NotSent:
        raise Http404 from None
    rows = ReceivedFile.objects.select_related("original").filter(response=response, kind="yttrande")
    row = rows.filter(original__name__endswith=".html", original__parent=None).order_by("pk").first()
    if row is None:
        raise Http404
    return FileResponse(row.original.content.open("rb"), as_attachment=True, filename=row.original.name)

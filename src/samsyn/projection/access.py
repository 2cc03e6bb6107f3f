"""The only way to material, a run or what is published: get it, or 404 as if it did not exist."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from samsyn.projection.models import Material, Outcome, Publication, Run


def get_material(material_id: int) -> Material:
    """Tables that arrived together."""
    return get_object_or_404(Material, pk=material_id)


def get_run(run_id: int) -> Run:
    """A run with its material."""
    return get_object_or_404(Run.objects.select_related("material", "by").defer("history"), pk=run_id)


def get_published() -> Run:
    """The run that everybody may see."""
    found = published()
    if found is None:
        raise Http404
    return found


def published() -> Run | None:
    """The same, or None."""
    row = Publication.objects.select_related("run__material").filter(withdrawn_at=None).first()
    return row.run if row else None


def get_outcome(run: Run, number: int) -> Outcome:
    """What a scenario of a finished run gave."""
    rows = Outcome.objects.select_related("scenario").filter(scenario__run__finished_at__isnull=False)
    return get_object_or_404(rows, scenario__run=run, scenario__number=number)

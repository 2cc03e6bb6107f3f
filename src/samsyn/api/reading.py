"""The read API: one operation for each dataset, described in OpenAPI; every answer has an ETag and may be cached."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI, Query, Schema
from ninja.errors import ValidationError
from pydantic import Field, create_model

from samsyn.api.datasets import EVERY
from samsyn.api.values import Dataset
from samsyn.api.writing import FORMATS, named, write

MOST = 1000
NO_NUL = r"^[^\x00]*$"  # PostgreSQL keeps no such sign in a text
MAX_AGE = 300  # seconds that others may keep an answer

api = NinjaAPI(
    title="Samsyn, öppna data",
    version="1",
    description=(
        "Allt som är publicerat, för alla att läsa. Ingenting kräver inloggning, och ingenting kan ändras här. "
        "Varje fråga ställs högst en gång i adressen; en som står där två gånger avvisas."
    ),
    urls_namespace="api-1",
    docs_url=None,
)


class Problem(Schema):
    """What was wrong with the question."""

    detail: list[dict[str, Any]]


def lasting(answer: HttpResponse, request: HttpRequest) -> HttpResponseBase:
    """The answer with an ETag of its content; 304 when the reader has it already. Open to every site's scripts."""
    answer.headers["ETag"] = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    answer.headers["Cache-Control"] = f"public, max-age={MAX_AGE}"
    answer.headers["Access-Control-Allow-Origin"] = "*"
    found = get_conditional_response(request, etag=answer.headers["ETag"], response=answer)
    assert found is not None
    return found


def _schema_name(dataset: Dataset) -> str:
    return "".join(part.capitalize() for part in dataset.key.split("-"))


def _row(dataset: Dataset) -> type[Schema]:
    fields: dict[str, Any] = {
        column.name: (
            column.kind | None if column.empty else column.kind,
            Field(default=None, description=column.about) if column.empty else Field(description=column.about),
        )
        for column in dataset.columns
    }
    return create_model(f"{_schema_name(dataset)}Row", __base__=Schema, **fields)


def _asked(dataset: Dataset, base: type[Schema]) -> type[Schema]:
    about = {column.name: column.about for column in dataset.columns}
    fields: dict[str, Any] = {
        name: (str | None, Field(default=None, max_length=200, pattern=NO_NUL, description=about[name]))
        for name in dataset.filters
    }
    return create_model(f"{_schema_name(dataset)}{base.__name__}", __base__=base, **fields)


class Whole(Schema):
    """Nothing but the columns that may be fixed."""


class Part(Schema):
    """Which part of a long answer."""

    limit: int = Field(default=100, ge=1, le=MOST, description="Högst så många rader")
    offset: int = Field(default=0, ge=0, le=10_000_000, description="Hoppa över så många rader")


def _page(dataset: Dataset) -> type[Schema]:
    row = _row(dataset)
    return create_model(
        f"{_schema_name(dataset)}Page",
        __base__=Schema,
        count=(int, Field(description="Så många rader finns")),
        rows=(list[row], Field(description="Raderna i den här delen")),  # type: ignore[valid-type]
    )


def _refuse_repeated(request: HttpRequest) -> None:
    """No question is answered by its last value alone: which of two the asker meant, nobody can know."""
    twice = [name for name, values in request.GET.lists() if len(values) > 1]
    if twice:
        said = "”{}” står flera gånger i adressen. Ange den en gång, och ställ en fråga för varje värde."
        raise ValidationError(
            [{"type": "repeated", "loc": ["query", name], "msg": said.format(name)} for name in twice]
        )


def _read(dataset: Dataset, question: type[Schema]) -> Callable[..., HttpResponseBase]:
    def read(request: HttpRequest, asked: Annotated[Any, Query()]) -> HttpResponseBase:
        _refuse_repeated(request)
        rows = dataset.chosen(asked.dict())
        some = named(dataset, rows[asked.offset : asked.offset + asked.limit])
        answer = api.create_response(request, {"count": len(rows), "rows": some}, status=200)
        return lasting(answer, request)

    read.__annotations__["asked"] = Annotated[question, Query()]  # type: ignore[type-arg]
    return read


def _whole(dataset: Dataset, form: str, request: HttpRequest, asked: Mapping[str, str | None]) -> HttpResponseBase:
    answer = HttpResponse(write(dataset, dataset.chosen(asked), form), content_type=FORMATS[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{dataset.key}.{form}"'
    return lasting(answer, request)


def _file(dataset: Dataset, form: str, question: type[Schema]) -> Callable[..., HttpResponseBase]:
    def read(request: HttpRequest, asked: Annotated[Any, Query()]) -> HttpResponseBase:
        _refuse_repeated(request)
        return _whole(dataset, form, request, asked.dict())

    def read_all(request: HttpRequest) -> HttpResponseBase:
        return _whole(dataset, form, request, {})

    read.__annotations__["asked"] = Annotated[question, Query()]  # type: ignore[type-arg]
    return read if dataset.filters else read_all


for _dataset in EVERY:
    api.get(
        f"/{_dataset.key}",
        response={200: _page(_dataset), 422: Problem},
        summary=_dataset.title,
        description=_dataset.about,
        operation_id=_dataset.key.replace("-", "_"),
        url_name=_dataset.key,
    )(_read(_dataset, _asked(_dataset, Part)))
    for _form in FORMATS:
        api.get(
            f"/{_dataset.key}.{_form}",
            response={422: Problem},
            summary=f"{_dataset.title}, hela tabellen som {_form.upper()}",
            operation_id=f"{_dataset.key.replace('-', '_')}_{_form}",
            url_name=f"{_dataset.key}.{_form}",
            openapi_extra={
                "responses": {200: {"description": "OK", "content": {FORMATS[_form].split(";")[0]: {"schema": {}}}}}
            },
        )(_file(_dataset, _form, _asked(_dataset, Whole)))

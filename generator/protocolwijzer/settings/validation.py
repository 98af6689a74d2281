"""From pydantic's errors to findings: a place in the file, a plain sentence, and a mend."""

from __future__ import annotations

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from protocolwijzer.diagnostics import Code, Diagnostics, suggestion
from protocolwijzer.settings.yaml_places import Document, KeyPath

Model = TypeVar("Model", bound=BaseModel)

# What authors who think in Dutch write for a key, beside words that look like it ("titel").
# One word may stand for several keys: the one that its group has is meant.
_DUTCH: Mapping[str, tuple[str, ...]] = {
    "adres": ("address",),
    "advies": ("advice",),
    "als": ("when",),
    "anders": ("else",),
    "antwoorden": ("options", "given"),
    "begin": ("start",),
    "bestuur": ("board",),
    "contactpersonen": ("contacts",),
    "doelgroepen": ("audiences",),
    "door": ("by",),
    "eerst": ("first",),
    "eindes": ("outcomes",),
    "gegeven": ("given",),
    "gevallen": ("cases",),
    "hulp": ("help",),
    "instemming": ("consent",),
    "keuzes": ("options",),
    "kleuren": ("colours",),
    "leesniveau": ("reading-level",),
    "mogelijkheden": ("options",),
    "naam": ("name",),
    "naar": ("go",),
    "onbeslist": ("undecided",),
    "oordeel": ("verdict", "judgement"),
    "opties": ("options",),
    "over": ("about", "concerns"),
    "reden": ("reason",),
    "regels": ("clauses",),
    "resultaten": ("outcomes",),
    "soort": ("kind",),
    "stappen": ("do",),
    "talen": ("languages",),
    "tekst": ("text", "say", "copy"),
    "uitkomsten": ("outcomes",),
    "uitleg": ("explain", "help"),
    "uitzondering": ("exception",),
    "vastgesteld": ("adopted",),
    "vaststelling": ("adoption",),
    "versie": ("version",),
    "vervolg": ("next",),
    "verwacht": ("expect",),
    "volgende": ("next",),
    "voor": ("audiences",),
    "voorbeelden": ("cases",),
    "vraag": ("ask", "question"),
    "vragen": ("questions",),
    "waarde": ("value",),
    "wanneer": ("when",),
    "woorden": ("words",),
    "zeg": ("say",),
}

_NOUNS: dict[type, str] = {str: "a text", list: "a list", dict: "a group of keys"}
# pydantic's name for what it wanted, and ours.
_WANTED: dict[str, str] = {
    "string_type": "a text",
    "list_type": "a list",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
}


def validate(model: type[Model], document: Document, diagnostics: Diagnostics) -> Model | None:
    """What a document says, as the model; None, with everything that is wrong reported."""
    try:
        return model.model_validate({} if document.data is None else document.data)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _report(model, document, details, diagnostics)
        return None


def _report(
    model: type[BaseModel], document: Document, details: ErrorDetails, diagnostics: Diagnostics
) -> None:
    kind = details["type"]
    path: KeyPath = details["loc"]
    is_key = bool(path) and path[-1] == "[key]"
    if is_key:
        path = path[:-1]
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    if kind == "finding":
        context = details["ctx"]
        place = document.key(*path) if is_key else document.value(*path)
        diagnostics.report(context["code"], place, context["message"], context["mend"])
    elif kind == "extra_forbidden":
        diagnostics.report(
            Code.UNKNOWN_KEY,
            document.key(*path),
            f'Unknown key "{key}".',
            _meant(key, _fields(model, path[:-1])),
        )
    elif kind == "missing":
        is_in_list = len(path) > 1 and isinstance(path[-2], int)
        diagnostics.report(
            Code.MISSING_KEY,
            (document.value if is_in_list else document.key)(*path[:-1]),
            f'The key "{key}" is missing{_inside(path[:-1])}.',
            f"Add {_description(model, path)}: {_example(model, path)}.",
        )
    elif kind == "too_short":
        diagnostics.report(
            Code.EMPTY_VALUE,
            document.value(*path),
            f'The list "{key}" is empty.',
            f"Name at least one, as in {_example(model, path)}.",
        )
    elif kind in _WANTED:
        wanted = _WANTED[kind]
        is_item = bool(path) and isinstance(path[-1], int)
        example = _example(model, path[:-1] if is_item else path)
        given = details["input"]
        where = (f'An item of "{key}"' if is_item else f'"{key}"') if key else "This file"
        stands = _NOUNS.get(type(given), "something else")
        message = (
            f"{where} is empty." if given is None else f"{where} should be {wanted}, not {stands}."
        )
        diagnostics.report(
            Code.EMPTY_VALUE if given is None else Code.WRONG_SHAPE,
            document.value(*path),
            message,
            f"Write it as {example}." if example else _mend(wanted, path),
        )
    else:
        # Unreachable while the schema uses only what is listed above; a test holds that.
        message = f"No words for the error {kind}"
        raise AssertionError(message)


def _meant(key: str, known: tuple[str, ...]) -> str:
    """Which of the known keys is meant, or all of them."""
    for word in _DUTCH.get(key.casefold(), ()):
        if word in known:
            return f'Keys are in English: write "{word}".'
    return suggestion(key, known)


def _mend(wanted: str, path: KeyPath) -> str:
    """For what has no key of its own: an entry whose key is an id, an item, and the whole file."""
    if not path:
        return "Compare it with another school's file."
    if wanted == "a text":
        return "Write a text."
    return "Write under it what the other entries have."


def _inside(path: KeyPath) -> str:
    if path and isinstance(path[-1], int):
        return f' in this item of "{path[-2]}"' if path[:-1] else " in this item"
    return f' in "{path[-1]}"' if path else ""


def _description(model: type[BaseModel], path: KeyPath) -> str:
    field = _field_at(model, path)
    return (field.description if field else None) or "a value"


def _example(model: type[BaseModel], path: KeyPath) -> str:
    """What might stand at a path (`languages: [nl, en]`), or ""."""
    field = _field_at(model, path)
    return f"`{path[-1]}: {field.examples[0]}`" if field and field.examples else ""


def _field_at(model: type[BaseModel], path: KeyPath) -> FieldInfo | None:
    parent = _model_at(model, path[:-1]) if path else None
    return _by_key(parent).get(str(path[-1])) if parent else None


def _fields(model: type[BaseModel], path: KeyPath) -> tuple[str, ...]:
    found = _model_at(model, path)
    return tuple(_by_key(found)) if found else ()


def _by_key(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a model by the key that stands in the file, which Python may not allow."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    """The model that describes what stands at a path."""
    annotation: Any = model
    for part in path:
        annotation = _bare(annotation)
        if isinstance(annotation, type) and issubclass(annotation, RootModel):
            annotation = _bare(annotation.model_fields["root"].annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            field = _by_key(annotation).get(str(part))
            annotation = field.annotation if field else None
        else:
            # A list or a mapping: what is in it comes last in its type.
            arguments = get_args(annotation)
            annotation = arguments[-1] if arguments else None
    annotation = _bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return None


def _bare(annotation: Any) -> Any:  # noqa: ANN401 # type expressions have no common type
    """An annotation without Annotated and without "or None"."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not type(None))
        else:
            return annotation

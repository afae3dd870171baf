"""The API's description as OpenAPI 3.1, from the same endpoints and models that answer."""

from typing import Any

from pydantic.json_schema import models_json_schema

from bot import __version__
from bot.api.endpoints import ENDPOINTS, Endpoint, Parameter
from bot.api.models import Model, Problem
from bot.api.objects import VERBATIM

ROOT = "/api/v1"
REF = "#/components/schemas/{model}"
FORMATS = ("csv", "jsonl", "bibtex", "ris", "csl-json", "markdown")


def description(title: str, server: str | None) -> dict[str, Any]:
    kinds: list[type[Model]] = list(dict.fromkeys([*(each.model for each in ENDPOINTS), Problem]))
    named, schemas = models_json_schema([(kind, "serialization") for kind in kinds], ref_template=REF, by_alias=True)
    paths = {ROOT + each.path: {"get": _operation(each, named[each.model, "serialization"])} for each in ENDPOINTS}
    paths[f"{ROOT}/export"] = {"get": _export()}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": __version__, "description": VERBATIM},
        **({"servers": [{"url": server}]} if server else {}),
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(endpoint: Endpoint, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": endpoint.path.strip("/").partition("/")[0],
        "summary": endpoint.about,
        "parameters": [_parameter(name, each) for name, each in endpoint.parameters.items()],
        "responses": {
            "200": {"description": "The answer.", "content": {"application/json": {"schema": schema}}},
            **_problems("400", "401", "404", "429"),
        },
    }


def _parameter(name: str, parameter: Parameter) -> dict[str, Any]:
    limits: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": parameter.most}
    if parameter.default is not None:
        limits = {"type": "integer", "minimum": 0, "maximum": parameter.most, "default": parameter.default}
    return {
        "name": name,
        "in": "path" if parameter.in_path else "query",
        "required": parameter.in_path or parameter.default is None,
        "description": parameter.about,
        "schema": limits,
    }


def _export() -> dict[str, Any]:
    return {
        "operationId": "export",
        "summary": "The record, or all that fits a question, as a file.",
        "parameters": [
            {"name": "q", "in": "query", "required": False, "schema": {"type": "string", "maxLength": 2_000}},
            {"name": "format", "in": "query", "schema": {"type": "string", "enum": list(FORMATS), "default": "jsonl"}},
        ],
        "responses": {"200": {"description": "The file.", "content": {"*/*": {}}}, **_problems("400", "401", "429")},
    }


def _problems(*statuses: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": REF.format(model="Problem")}}}
    return {status: {"description": "What is wrong.", "content": content} for status in statuses}

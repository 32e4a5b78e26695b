"""Strict components: a Python function is a template tag, and its signature is the contract.

A wrong or missing argument is a ``TemplateSyntaxError`` when the template is compiled, and so is a literal
that the parameter's ``Literal[...]`` does not name. A function returns either finished, escaped HTML or a dict
for the template ``ui/components/<name>.html``.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import Parameter, getfullargspec, signature
from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Template, Token, Variable
from django.template.context import Context
from django.template.library import parse_bits
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

register = template.Library()

#: Handed down from the page to a component's own template.
INHERITED = ("csrf_token", "request", "optional_marks")


@dataclass(frozen=True)
class Contract:
    """What one component accepts, read from its function once."""

    name: str
    function: Callable[..., Any]
    takes_context: bool
    has_body: bool
    choices: Mapping[str, tuple[object, ...]] = field(default_factory=dict)

    def check(self, values: Mapping[str, object]) -> None:
        """Refuse a value that the parameter does not name."""
        for name, allowed in self.choices.items():
            if name in values and values[name] not in allowed:
                listed = ", ".join(repr(choice) for choice in allowed)
                message = f"'{self.name}' got {name}={values[name]!r}; it must be one of {listed}"
                raise template.TemplateSyntaxError(message)


def component(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make the function a template tag of its own name.

    A first parameter ``context`` receives the page's context; a last keyword ``body`` makes the tag a pair
    (``{% card … %}…{% endcard %}``) and receives what stands between, rendered and safe.
    """
    names = list(signature(function).parameters)
    contract = Contract(
        name=function.__name__,
        function=function,
        takes_context=names[:1] == ["context"],
        has_body="body" in names,
        choices=_choices(function),
    )
    register.tag(contract.name, lambda parser, token: _compile(contract, parser=parser, token=token))
    return function


def _choices(function: Callable[..., Any]) -> dict[str, tuple[object, ...]]:
    hints = typing.get_type_hints(function)
    return {name: typing.get_args(hint) for name, hint in hints.items() if typing.get_origin(hint) is typing.Literal}


def _compile(contract: Contract, *, parser: Parser, token: Token) -> Node:
    bits = token.split_contents()[1:]
    target = bits.pop() if len(bits) >= 2 and bits[-2] == "as" else None
    if target:
        bits.pop()
    positional, named = _parse(contract, parser=parser, bits=bits)
    values = _bind(contract, positional=positional, named=named)
    contract.check({name: _literal(value) for name, value in values.items() if _is_literal(value)})
    nodelist = None
    if contract.has_body:
        nodelist = parser.parse((f"end{contract.name}",))
        parser.delete_first_token()
    return ComponentNode(contract, values=values, nodelist=nodelist, target=target)


def _parse(contract: Contract, *, parser: Parser, bits: list[str]) -> tuple[list[Any], dict[str, Any]]:
    spec = getfullargspec(contract.function)
    keyword_only = [name for name in spec.kwonlyargs if name != "body"]
    return parse_bits(  # type: ignore[call-arg]  # the stubs lack takes_context
        parser=parser,
        bits=bits,
        params=list(spec.args),
        varargs=spec.varargs,
        varkw=spec.varkw,
        defaults=spec.defaults,
        kwonly=keyword_only,
        kwonly_defaults=spec.kwonlydefaults,
        takes_context=contract.takes_context,
        name=contract.name,
    )


def _bind(contract: Contract, *, positional: list[Any], named: dict[str, Any]) -> dict[str, Any]:
    kinds = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    parameters = signature(contract.function).parameters.values()
    names = [p.name for p in parameters if p.kind in kinds and p.name != "context"]
    return {**dict(zip(names, positional, strict=False)), **named}


def _is_literal(value: FilterExpression) -> bool:
    if value.filters:
        return False
    return not isinstance(value.var, Variable) or (value.var.literal is not None and not value.var.translate)


def _literal(value: FilterExpression) -> object:
    return value.var.literal if isinstance(value.var, Variable) else str(value.var)


class ComponentNode(Node):
    """One use of a component in a template."""

    def __init__(
        self, contract: Contract, *, values: dict[str, FilterExpression], nodelist: NodeList | None, target: str | None
    ) -> None:
        self.contract = contract
        self.values = values
        self.target = target
        self.template: Template | None = None
        if nodelist is not None:
            self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Call the function and, when it returned a dict, fill its template."""
        values = {name: value.resolve(context) for name, value in self.values.items()}
        self.contract.check(values)
        if self.contract.has_body:
            values["body"] = self.nodelist.render(context)
        arguments = (context,) if self.contract.takes_context else ()
        result = self.contract.function(*arguments, **values)
        html = self._fill(context, data=result) if isinstance(result, dict) else conditional_escape(result)
        if self.target is None:
            return html
        context[self.target] = html
        return SafeString("")

    def _fill(self, context: Context, *, data: dict[str, Any]) -> SafeString:
        inner = context.new(data)
        for name in INHERITED:
            if name not in data and name in context:
                inner[name] = context[name]
        if self.template is None:  # looked for once: a component's template has one name and stands in one place
            engine = context.template.engine  # type: ignore[union-attr]  # set while a template renders
            self.template = engine.get_template(f"ui/components/{self.contract.name}.html")
        return self.template.render(inner)

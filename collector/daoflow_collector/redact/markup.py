"""A secret's name and its value in markup, in calls and in tuples: `<password>v</password>`, `define('NAME', 'v')`, `{password,"v"}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from daoflow_collector.redact import slots, spoken, values
from daoflow_collector.redact.encodings import unescaped_html
from daoflow_collector.redact.names import VARIABLE, judge
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_bytes, to_text

_XML = re.compile(
    rb"<(?P<name>[A-Za-z_][A-Za-z0-9_:.-]{1,60})(?:\s[^<>]{0,200})?>(?:<!\[CDATA\[)?(?P<v>[^<>\s][^<>]{0,4000}?)(?:\]\]>)?</"
)
_XML_CDATA = re.compile(
    rb"<(?P<name>[A-Za-z_][A-Za-z0-9_:.-]{1,60})(?:\s[^<>]{0,200})?><!\[CDATA\[(?P<v>[^\]\r\n]{1,4000})\]\]></"
)
"""Of what stands so, signs of markup are part."""
_CDATA = re.compile(rb"<!\[CDATA\[(?P<v>[^\]\r\n]{1,4000})\]\]>")
_QUOTED_CODE = re.compile(rb"[\s=(]|://")
_CALL = re.compile(
    rb"\b[A-Za-z_.]{2,40}\(\s*(?P<q>['\"])(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})(?P=q)\s*,\s*(?P<o>['\"])(?P<v>(?:(?!(?P=o))[^\\\r\n]){1,1000})(?P=o)\s*(?P<end>[,)])"
)
"""`define('NAME', 'value')`, `env('NAME', 'default')`."""
_PAIR = re.compile(
    rb"(?<![\w.])\(\s*b?(?P<q>['\"])(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})(?P=q)\s*,\s*b?(?P<o>['\"])(?P<v>(?:(?!(?P=o))[^\\\r\n]){1,1000})(?P=o)\s*\)"
)
"""`("password", "value")`, as Python shows an item."""
_TUPLE = re.compile(
    rb"\{'?(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})'?,\s*(?:<<)?(?P<o>\")(?P<v>[^\"\\\r\n]{1,1000})\"(?:>>)?\s*\}"
)
"""`{password,<<"value">>}`, as Erlang writes its settings."""

_ATTRIBUTES = re.compile(rb"<[A-Za-z][^<>]{0,600}>")
_NAME_ATTRIBUTE = re.compile(
    rb"\b(?:name|key|id)=(?P<q>[\"'])(?P<name>[A-Za-z_][A-Za-z0-9_.:-]{1,80})(?P=q)", re.IGNORECASE
)
_PASSWORD_FIELD = re.compile(rb"\btype=[\"']?(?P<name>password)\b", re.IGNORECASE)
_VALUE_ATTRIBUTE = re.compile(rb"\bvalue=(?P<q>[\"'])(?P<v>[^\"'<>]{1,4000})(?P=q)", re.IGNORECASE)
_CONTENT = re.compile(rb"(?P<v>[^<>\s][^<>]{0,4000})</")
_SIBLING = re.compile(
    rb"(?:<(?:name|key)>|(?<=<entry>)<string>)(?P<name>[A-Za-z_][A-Za-z0-9_.:-]{1,80})</(?:name|key|string)>\s*<(?:value|string)>(?P<v>[^<>]{1,4000})</"
    rb"|<(?:t[dh]|dt)[^<>]{0,80}>(?:\$_(?:ENV|SERVER|COOKIE|POST|GET)\[(?:'|&#0?39;))?"
    rb"(?P<cell>[A-Za-z_][A-Za-z0-9_.-]{0,80}(?: [A-Za-z][A-Za-z0-9_.-]{0,40}){0,5})(?:(?:'|&#0?39;)\])? ?"
    rb"</(?:t[dh]|dt)>\s*<(?:td|dd)[^<>]{0,80}>"
    rb"(?:<[a-z]{1,10}>){0,3}(?P<w>[^<>]{1,4000}?) ?</(?:td|dd|pre|code|span)>",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    rb"<(?:span|b|code|strong|em|i|var)\b[^<>]{0,80}>(?:&quot;|[\"'])?(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,80})(?:&quot;|[\"'])?</[a-z]{1,6}>"
    rb"[ \t]*(?::|=(?:>|&gt;)?)[ \t]*<(?:span|b|code|strong|em|i|var)\b[^<>]{0,80}>(?P<w>[^<>]{1,4000})</",
    re.IGNORECASE,
)
"""A name and its value as a page sets what a program has dumped."""
_QUOTED_TEXT = re.compile(rb"(?P<q>&(?:#x27|#0?39|#x22|#34|quot|apos);|['\"])(?P<v>.+)(?P=q)", re.DOTALL)
_SERIALIZED = re.compile(
    rb"s:\d+:\\*\"(?P<name>[A-Za-z_][A-Za-z0-9_.-]{1,60})\\*\";s:\d+:\\*\"(?P<v>[^\"\\\r\n]{1,1000})\\*\";"
)
"""PHP's `serialize`."""
_ONE_ARGUMENT = re.compile(
    rb"\b(?P<name>(?:set|with)?_?(?:[A-Za-z0-9]{0,30}_?)?(?:password|passphrase|secret|token|api_?key))\(\s*(?P<o>[\"'])(?P<v>[^\"'\r\n]{4,1000})(?P=o)\s*\)",
    re.IGNORECASE,
)
"""`setPassword("v")`, `.withToken('v')`."""
_TYPE = re.compile(
    rb"(?<![A-Za-z0-9_.>:])(?P<name>(?:[A-Z][a-z0-9]+)+)\(\\*(?P<o>[\"'])(?P<v>[^\s\"'\\]{8,1000})\\*(?P=o)\)"
)
"""A type that wraps a secret: `LicenseKey("v")`. What begins with a small letter is a call, and its argument may be a name."""


def find(text: bytes) -> Iterator[Span]:
    """Yield a span for each value."""
    yield from _elements(text)
    if b"<" in text:
        yield from _siblings(text)
    yield from _calls(text)


def _elements(text: bytes) -> Iterator[Span]:
    """Yield the content of XML elements that bear a secret name."""
    if b"</" in text:
        for match in _XML.finditer(text):
            if match["name"].lower() == b"code" and _QUOTED_CODE.search(to_bytes(unescaped_html(to_text(match["v"])))):
                continue  # HTML's element for what a program reads or says
            yield from _named(match["name"], match, "v")
        for match in _XML_CDATA.finditer(text) if b"CDATA" in text else ():
            yield from _named(match["name"], match, "v")


def _siblings(text: bytes) -> Iterator[Span]:
    """Yield values whose name stands in an attribute, or in the element or cell before."""
    for tag in _ATTRIBUTES.finditer(text):
        named = _NAME_ATTRIBUTE.search(text, *tag.span()) or _PASSWORD_FIELD.search(text, *tag.span())
        value = (
            _VALUE_ATTRIBUTE.search(text, *tag.span())
            or _CDATA.match(text, tag.end())
            or _CONTENT.match(text, tag.end())
            if named
            else None
        )
        if named and value:
            yield from _named(named["name"], value, "v")
    for match in _PRINTED.finditer(text):
        yield from _named(match["name"], match, "w")
    for match in _SIBLING.finditer(text):
        if b" " in (match["cell"] or b"") and not (values.is_made(word := to_text(match["w"])) or spoken.is_dice(word)):
            continue  # a heading of several words is rather what is said of a secret
        yield from _named(match["name"] or match["cell"], match, "v" if match["v"] else "w")


def _named(name: bytes, match: re.Match[bytes], group: str) -> Iterator[Span]:
    for span in slots.found(match, group, name, judge(to_text(name)), quoted=True):
        quoted = _QUOTED_TEXT.fullmatch(span.value) if group == "w" else None
        start, value = (span.start + quoted.start("v"), quoted["v"]) if quoted else (span.start, span.value)
        plain = unescaped_html(to_text(value)) if b"&" in value else to_text(value)
        yield replace(span, start=start, end=start + len(value), value=to_bytes(plain))


def _calls(text: bytes) -> Iterator[Span]:
    """Yield the second of two arguments where the first is a secret's name."""
    for pattern in (_ONE_ARGUMENT, _TYPE) if b"(" in text else ():
        for match in pattern.finditer(text):
            is_setter = match["name"].lower().startswith((b"set", b"with"))
            if is_setter or values.is_mixed(to_text(match["v"])):
                yield from _named(match["name"], match, "v")
    for pattern, sign in ((_CALL, b"("), (_PAIR, b"("), (_TUPLE, b"{"), (_SERIALIZED, b";s:")):
        for match in pattern.finditer(text) if sign in text else ():
            is_last = match.groupdict().get("end") != b"," or values.is_made(to_text(match["v"]))
            if is_last and not VARIABLE.fullmatch(match["v"]):
                yield from _named(match["name"], match, "v")

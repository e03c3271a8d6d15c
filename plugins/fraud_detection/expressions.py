"""Rules' expressions: a safe part of ZEN's language, checked by us before ZEN sees it.

ZEN itself reads the clock (`d`, `date`), rolls dice (`rand`), expands `[1..10000000]` to 780 MB,
nests loops without end, and dies of 100,000 brackets. What is let through here can do none of
that: fields of the table, numbers, words, comparisons, sums, and one loop over a short list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import zen

from plugins.fraud_detection.fields import FIELDS, ITEM_FIELDS, nothing, something

MOST_CHARACTERS = 400
MOST_TOKENS = 120
DEEPEST = 8  # brackets in brackets
MOST_LOOPS = 4

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
      | (?P<number>[0-9]{1,18}(?:\.[0-9]{1,6})?(?![0-9A-Za-z_.]))
      | (?P<text>'[^'"`\\\x00-\x1f]{0,60}'|"[^'"`\\\x00-\x1f]{0,60}")
      | (?P<item>\#\.[a-z_]+|\#)
      | (?P<word>not[ \t]+in\b|[A-Za-z_][A-Za-z0-9_]*)
      | (?P<sign>==|!=|<=|>=|[-+*/%<>()\[\],])""",
    re.VERBOSE,
)
_RUST_GAVE_UP = "PanicException"  # of pyo3: no Exception, and not to be imported from anywhere
_KEYWORDS = frozenset({"and", "or", "not", "in", "not in", "true", "false"})
LOOPS = frozenset({"all", "some", "none", "one", "count", "filter", "map"})
FUNCTIONS = frozenset({"abs", "min", "max", "sum", "len", "round", "floor", "ceil"}) | frozenset(
    {"contains", "startsWith", "endsWith", "upper", "lower"}
)
LISTS = frozenset(name for name, field in FIELDS.items() if field.kind in ("words", "items"))
_OPENS_A_LIST = frozenset({"in", "not in", "(", ","})


class BadExpression(ValueError):
    """An expression that is not taken: a sentence, and where."""

    def __init__(self, why: str, position: int = 0) -> None:
        """`position` counts characters from 1; 0 where there is no place to point at."""
        super().__init__(f"at position {position}: {why}" if position else why)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


class Expression:
    """A compiled expression: pure, and bounded in time and memory."""

    __slots__ = ("_compiled", "fields")

    def __init__(self, text: str) -> None:
        """Raises BadExpression."""
        tokens = _tokens(text)
        _Grammar(tokens).check()
        self.fields = tuple(dict.fromkeys(one.text for one in tokens if one.text in FIELDS))
        try:
            self._compiled = zen.compile_expression(" ".join(one.text for one in tokens))
        except Exception as err:
            raise BadExpression(_sentence(str(err), tokens)) from err

    def __call__(self, facts: dict[str, Any]) -> bool:
        """Whether it holds. Raises BadExpression where it has no answer: a division by 0."""
        try:
            # Only what it names is handed over: to convert a fact costs more than to judge it.
            answer = self._compiled.evaluate({name: facts[name] for name in self.fields})
        except BaseException as err:
            if isinstance(err, Exception) or type(err).__name__ == _RUST_GAVE_UP:
                raise BadExpression(_sentence(str(err), ())) from err
            raise
        if not isinstance(answer, bool):
            raise BadExpression("it gives no yes or no: compare it with something.")
        return answer

    def rehearse(self) -> None:
        """Refuse what can never be answered, such as a number compared with a word."""
        try:
            self(something())
        except BadExpression as refused:
            try:
                self(nothing())
            except BadExpression:
                raise refused from None


def _tokens(text: str) -> list[_Token]:
    if not text.strip():
        raise BadExpression("it is empty: write when the rule matches, such as refund == true.")
    if len(text) > MOST_CHARACTERS:
        raise BadExpression(f"it has {len(text)} characters; {MOST_CHARACTERS} at most.")
    found: list[_Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise BadExpression(f"{text[position]!r} cannot stand here.", position + 1)
        if match.lastgroup != "space":
            word = " ".join(match.group().split()) if match.lastgroup == "word" else match.group()
            found.append(_Token(str(match.lastgroup), word, position + 1))
        position = match.end()
    if len(found) > MOST_TOKENS:
        raise BadExpression(f"it has {len(found)} words and signs; {MOST_TOKENS} at most.")
    return found


class _Grammar:
    """Names are known, brackets few, loops go over lists of ours and never within each other."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.open: list[str] = []  # what opened each bracket: a function's name, ( or [
        self.loops = 0

    def check(self) -> None:
        for index, token in enumerate(self.tokens):
            before = self.tokens[index - 1].text if index else ""
            after = self.tokens[index + 1].text if index + 1 < len(self.tokens) else ""
            if token.kind == "word":
                self._word(token, index, after)
            elif token.kind == "item":
                self._item(token)
            elif token.text in ("(", "["):
                self._opens(token, before)
            elif token.text in (")", "]"):
                self._closes(token)
        if self.open:
            raise BadExpression("a bracket is not closed.")

    def _word(self, token: _Token, index: int, after: str) -> None:
        name = token.text
        if name in _KEYWORDS:
            return
        if after == "(":
            self._function(token, index)
        elif name not in FIELDS:
            raise BadExpression(f"{name} is no field of rules.", token.position)
        elif name in LISTS and "[" in self.open:
            raise BadExpression(f"{name} is a list and stands in a list.", token.position)

    def _function(self, token: _Token, index: int) -> None:
        name = token.text
        if name in LOOPS:
            self._loop(token, index)
        elif name not in FUNCTIONS:
            raise BadExpression(f"{name}() is no function of rules.", token.position)

    def _loop(self, token: _Token, index: int) -> None:
        what = self.tokens[index + 2].text if index + 3 < len(self.tokens) else ""
        if what not in LISTS or self.tokens[index + 3].text != ",":
            known = " or ".join(sorted(LISTS))
            raise BadExpression(f"{token.text}() goes over {known} only.", token.position)
        if self._in_a_loop():
            raise BadExpression(f"{token.text}() stands within another loop.", token.position)
        self.loops += 1
        if self.loops > MOST_LOOPS:
            raise BadExpression(f"more than {MOST_LOOPS} loops.", token.position)

    def _item(self, token: _Token) -> None:
        if not self._in_a_loop():
            raise BadExpression("# is known within a loop only.", token.position)
        if token.text != "#" and token.text[2:] not in ITEM_FIELDS:
            raise BadExpression(f"{token.text} is no field of an item.", token.position)

    def _opens(self, token: _Token, before: str) -> None:
        if token.text == "[" and before not in _OPENS_A_LIST:
            raise BadExpression("a list stands after in, as in: x in ['a', 'b'].", token.position)
        named = token.text == "(" and before in FUNCTIONS | LOOPS
        self.open.append(before if named else token.text)
        if len(self.open) > DEEPEST:
            raise BadExpression(f"more than {DEEPEST} brackets in each other.", token.position)

    def _closes(self, token: _Token) -> None:
        opened = self.open.pop() if self.open else ""
        if not opened or (opened == "[") != (token.text == "]"):
            raise BadExpression(f"{token.text} closes nothing.", token.position)

    def _in_a_loop(self) -> bool:
        return any(name in LOOPS for name in self.open)


_SOURCE = re.compile(r'"source":"((?:[^"\\]|\\.)*)"')
_PLACE = re.compile(r"\((\d+), \d+\)")


def _sentence(said: str, tokens: list[_Token] | tuple[()]) -> str:
    """ZEN's own words in one line, its place told in our text."""
    found = _SOURCE.search(said)
    text = found[1] if found else said.partition("\n")[0][:200]
    place = _PLACE.search(text)
    if place is None or not tokens:
        return f"it cannot be worked out ({text})."
    start = 0
    for token in tokens:
        if start + len(token.text) >= int(place[1]):
            break
        start += len(token.text) + 1
    return f"it cannot be read near position {token.position}: {token.text}"

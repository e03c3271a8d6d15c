"""What must never reach a log, and what must stay readable in it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_terminal.redaction import redact, redact_value
from pos_terminal.redaction_cards import has_luhn_digit, is_card_number, is_gtin

VECTORS = json.loads(
    (Path(__file__).parents[2] / "data/cases/reliability/pan/vectors.json").read_text("utf-8")
)


def digits_of(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdigit())


@pytest.mark.parametrize("text", [vector["text"] for vector in VECTORS["must_redact"]])
def test_card_data_keeps_at_most_its_bin_and_last_four(text: str) -> None:
    shown = redact(f"swiped {text} at the till")
    assert text not in shown
    assert len(digits_of(shown)) <= 10
    assert "123" not in shown.replace("4123", "")


@pytest.mark.parametrize("text", [vector["text"] for vector in VECTORS["must_keep"]])
def test_what_only_looks_like_a_card_stays_readable(text: str) -> None:
    assert redact(text) == text
    assert redact(f"a {text}, b") == f"a {text}, b"


@pytest.mark.parametrize(
    "text",
    [
        "4012%208888%208888%201881",
        "4012+8888+8888+1881",
        "4012.8888.8888.1881",
        "4012\u00a08888\u00a08888\u00a01881",
        "4 0 1 2 8 8 8 8 8 8 8 8 1 8 8 1",
        "3782 822463 10005",
        "12 4012 8888 8888 1881 5",
        "card4012888888881881x",
        "٤٠١٢٨٨٨٨٨٨٨٨١٨٨١",
        "5A0840128888888818815F24",
        "57114012888888881881D29121011234567890F",
        "%b4012888888881881^DOE/JOHN^2912101?",
    ],
)
def test_disguised_card_numbers_are_found(text: str) -> None:
    shown = redact(text)
    assert "888888" not in digits_of(shown)
    assert "822463" not in shown
    assert "DOE" not in shown


@pytest.mark.parametrize(
    "text",
    [
        "4006381333931 199 5901234123457",
        "2026-11-21 09:19:48.411111",
        "born_on_or_before=2008-11-21",
        "spin=3 pins printed shipping: 12",
        "journal 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "key=sale.age facts",
    ],
)
def test_daily_lines_stay_readable(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "pin=4711",
        "SignIn(login='x', secret='4711')",
        '{"managerPin": "4711"}',
        "{'new_password': '4711 x'}",
        "Authorization: Bearer 4711.abc.def",
        "https://anna:4711@host/x",
        "cvv2: 4711",
        "date_of_birth=4711-01-01",
        "-----BEGIN PRIVATE KEY-----\n4711\n-----END PRIVATE KEY-----",
        "$argon2id$v=19$m=19456$4711",
        "AKIA4711ABCDEFGHIJKL",
    ],
)
def test_named_secrets_are_taken_out_of_text(text: str) -> None:
    assert "4711" not in redact(text)


def test_values_are_searched_to_the_bottom_and_keys_are_believed() -> None:
    shown = redact_value(
        {
            "pan": 4111111111111111,
            "number": 4111111111111111,
            "total_minor": 129900,
            "lines": [{"gtin": "4006381333931", "note": "4111 1111 1111 1111"}],
            "customer": {"phone": "+49 30 123456", "email": "a@b.example"},
            "ok": True,
        }
    )
    assert shown == {
        "pan": "***",
        "number": "411111******1111",
        "total_minor": 129900,
        "lines": [{"gtin": "4006381333931", "note": "411111******1111"}],
        "customer": {"phone": "***", "email": "***"},
        "ok": True,
    }


@given(st.text(max_size=200))
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


def test_no_visa_of_sixteen_digits_passes_and_no_ean_is_hurt() -> None:
    rng = random.Random(7)
    for _ in range(500):
        body = "4" + "".join(rng.choice("0123456789") for _ in range(14))
        card = next(body + d for d in "0123456789" if has_luhn_digit(body + d))
        assert is_card_number(card)
        assert card not in redact(f"x {card} y")
        code = next(body[:12] + d for d in "0123456789" if is_gtin(body[:12] + d))
        assert redact(f"scan {code} sold") == f"scan {code} sold"

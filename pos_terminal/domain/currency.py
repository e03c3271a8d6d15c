"""ISO 4217: which currencies exist and how many decimals their minor unit has."""

from __future__ import annotations

from pos_terminal.domain.errors import CashierError

# ISO 4217 list one, exponent 2. MGA and MRU count in fifths, yet the standard gives them 2.
_TWO = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR
LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB
PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP
SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
ZWL
"""
_ZERO = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_FOUR = "CLF UYW"

_DIGITS: dict[str, int] = {
    **dict.fromkeys(_TWO.split(), 2),
    **dict.fromkeys(_ZERO.split(), 0),
    **dict.fromkeys(_THREE.split(), 3),
    **dict.fromkeys(_FOUR.split(), 4),
}

CURRENCY_CODES: frozenset[str] = frozenset(_DIGITS)


def minor_digits(code: str) -> int:
    """Decimals of a currency's minor unit (EUR 2, JPY 0, KWD 3).

    Raises CashierError("money.currency") for unknown codes and for those to which ISO 4217
    gives no minor unit (gold, XDR, XTS, XXX): nobody pays at a till with them.
    """
    digits = _DIGITS.get(code)
    if digits is None:
        raise CashierError("money.currency", code=code)
    return digits

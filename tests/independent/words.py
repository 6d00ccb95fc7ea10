"""Numbers as reports print them, and whether one is what a value rounds to."""
import math
import re

NUMBER = r"(?:−|-)?(?:\d[\d\u202f\u00a0 ]*\d|\d)(?:\.\d+)?(?:e[+-]?\d+)?|∞|not a number|–"


def parse(text):
    """The value and half a unit of its last printed digit."""
    text = text.strip().replace("−", "-").replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
    if text == "∞":
        return math.inf, 0.0
    if text == "–":
        return None, 0.0
    mantissa, _, exponent = text.partition("e")
    digits = len(mantissa.partition(".")[2])
    return float(text), 0.5 * 10.0 ** (int(exponent or 0) - digits)


def agrees(text, value, slack=1e-9):
    """Whether the printed number is `value`, rounded at its last digit. Trailing zeros that were left out count as digits that were printed."""
    said, half = parse(text)
    if said is None or value is None:
        return said is value
    if math.isinf(said) or math.isinf(value):
        return said == value
    significant = len(re.sub(r"e.*|[^0-9]", "", text).lstrip("0"))
    if significant < 4 and value != 0:
        half = min(half, 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - 3))
    return abs(said - value) <= half * (1 + 1e-6) + slack * abs(value)


def agrees_percent(text, value, decimals):
    """A percentage of three significant digits, or where `decimals` is given of that many behind the point between 1 and 1,000 %."""
    said, _ = parse(text)
    if abs(value) < 1e-10 or not math.isfinite(value):
        return said == (value if math.isinf(value) else 0)
    half = 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - 2)
    if decimals is not None and 1 <= abs(value) < 1000:
        half = 0.5 * 10.0 ** -decimals
    return abs(said - value) <= half * (1 + 1e-6) + 1e-6 * abs(value)

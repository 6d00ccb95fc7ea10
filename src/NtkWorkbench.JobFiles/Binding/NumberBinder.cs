using System.Globalization;
using System.Numerics;

namespace NtkWorkbench.JobFiles;

/// <summary>Binds numbers: decimal, finite, in range; integers may be written 1e3 where that is exact.</summary>
internal sealed class NumberBinder(ProblemLog problems)
{
    /// <returns>A double; null where there was a problem.</returns>
    public object? BindReal(YamlScalar scalar, Slot slot)
    {
        if (Parse(scalar, slot, "a number") is not double value)
            return null;
        return IsInRange(scalar, slot, value) ? value : null;
    }

    /// <returns>An int or long; null where there was a problem.</returns>
    public object? BindInteger(YamlScalar scalar, Slot slot)
    {
        string expected = Expectation.Of(slot.Type);
        if (Parse(scalar, slot, expected) is not double value)
            return null;
        if (value != Math.Floor(value))
        {
            problems.Add(scalar.Span, $"{slot.Path} must be {expected}, got the number {scalar.Shown}");
            return null;
        }
        if (!IsInRange(scalar, slot, value))
            return null;
        bool isPlain = long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long exact);
        return slot.Type == typeof(long) ? (object)(isPlain ? exact : (long)value) : (int)value;
    }

    private double? Parse(YamlScalar scalar, Slot slot, string expected)
    {
        if (scalar.IsPlain && YamlNumber.TryParse(scalar.Value, out double value))
        {
            if (double.IsFinite(value))
                return value;
            problems.Add(scalar.Span, $"{slot.Path} must be {expected} within the range of float64, got {scalar.Shown}");
        }
        else if (scalar.IsPlain && YamlNumber.IsNonFinite(scalar.Value))
            problems.Add(scalar.Span, $"{slot.Path} must be a finite number, got {scalar.Shown}");
        else if (scalar.IsPlain && YamlNumber.IsOtherNotation(scalar.Value))
            problems.Add(scalar.Span, $"{slot.Path} must be {expected} in decimal digits without separators, got {scalar.Shown}",
                Plain(scalar.Value));
        else
            problems.Add(scalar.Span, $"{slot.Path} must be {expected}, got {scalar.Description}",
                scalar.IsPlain ? null : Unquoted(scalar.Value));
        return null;
    }

    private bool IsInRange(YamlScalar scalar, Slot slot, double value)
    {
        NumberRange range = NumberRange.Of(slot);
        if (range.Contains(value))
            return true;
        problems.Add(scalar.Span, $"{slot.Path} must be {range}, got {scalar.Shown}");
        return false;
    }

    private static string? Unquoted(string text) => YamlNumber.TryParse(text, out _) ? text : null;

    private static string? Plain(string text)
    {
        string digits = text.Replace("_", "", StringComparison.Ordinal);
        if (YamlNumber.TryParse(digits, out _))
            return digits;
        return digits.StartsWith("0x", StringComparison.Ordinal)
            && BigInteger.TryParse($"0{digits[2..]}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out BigInteger value)
                ? value.ToString(CultureInfo.InvariantCulture) : null;
    }
}

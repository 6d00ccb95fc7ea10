using System.Numerics;

namespace NtkWorkbench.JobFiles;

/// <summary>Numbers: decimal, finite, in range; integers may be written 1e3 where that is exact.</summary>
internal sealed class NumberValue(Type type, string expected, string expectedItems, double minimum, double maximum)
    : ScalarValue(expected, expectedItems, Convert.ChangeType(1, type, CultureInfo.InvariantCulture))
{
    // 2⁵³: numbers of job files are read as float64, which holds every integer up to there.
    private const double LargestExactInteger = 1L << 53;

    public static NumberValue Real { get; } = new(typeof(double), "a number", "numbers", double.MinValue, double.MaxValue);

    public static NumberValue Int32 { get; } = new(typeof(int), "an integer", "integers", int.MinValue, int.MaxValue);

    public static NumberValue Int64 { get; } = new(typeof(long), "an integer", "integers", -LargestExactInteger, LargestExactInteger);

    public override JsonNode Write(object value) => value switch
    {
        int number => number,
        long number => number,
        _ => (double)value,
    };

    public override JsonObject Schema(Slot slot)
    {
        var schema = new JsonObject { ["type"] = type == typeof(double) ? "number" : "integer" };
        NumberRange range = RangeOf(slot);
        if (range.Minimum != double.MinValue)
            schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = range.Minimum;
        if (range.Maximum != double.MaxValue)
            schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = range.Maximum;
        return schema;
    }

    protected override object? Read(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (Parse(scalar, slot, errors) is not double value)
            return null;
        if (type != typeof(double) && value != Math.Floor(value))
            return Refuse(scalar, slot, errors);
        NumberRange range = RangeOf(slot);
        if (!range.Contains(value))
        {
            errors.Add(scalar.Span, $"{slot.Path} must be {range}, got {scalar.Shown}");
            return null;
        }
        if (type == typeof(double))
            return value;
        if (type == typeof(int))
            return (int)value;
        return long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long exact) ? exact
            : (long)value;
    }

    private NumberRange RangeOf(Slot slot) => NumberRange.Of(slot, minimum, maximum);

    private double? Parse(YamlScalar scalar, Slot slot, InputErrorLog errors)
    {
        if (scalar.IsPlain && YamlNumber.TryParse(scalar.Value, out double value))
        {
            if (double.IsFinite(value))
                return value;
            errors.Add(scalar.Span, $"{slot.Path} must be {Expected} within the range of float64, got {scalar.Shown}");
        }
        else if (scalar.IsPlain && YamlNumber.IsNonFinite(scalar.Value))
            errors.Add(scalar.Span, $"{slot.Path} must be a finite number, got {scalar.Shown}");
        else if (scalar.IsPlain && YamlNumber.IsOtherNotation(scalar.Value))
            errors.Add(scalar.Span, $"{slot.Path} must be {Expected} in decimal digits without separators, got {scalar.Shown}",
                Plain(scalar.Value));
        else
            Refuse(scalar, slot, errors, suggestion: !scalar.IsPlain && YamlNumber.TryParse(scalar.Value, out _) ? scalar.Value : null);
        return null;
    }

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

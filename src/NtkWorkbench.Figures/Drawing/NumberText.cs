namespace NtkWorkbench.Figures;

/// <summary>Numbers as print sets them: a true minus, grouped thousands, powers of ten.</summary>
internal static class NumberText
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const double LargestPlain = 1e6;
    private const double SmallestPlainStep = 1e-4;

    public static string PowerOfTen(int exponent) => (exponent < 0 ? "10⁻" : "10")
        + string.Concat(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));

    /// <summary>A number by itself, to four digits, whole ones below 100 000 to all; a power of ten or a multiple of it where it is longer
    /// otherwise.</summary>
    public static string Single(double value)
    {
        int exponent = value == 0 ? 0 : Exponent(value);
        string times = Signed(value / Math.Pow(10, exponent), "g4");
        return exponent is > -4 and < 5 && (times != "1" || exponent < 4) ? Signed(value, Math.Abs(value) < 1000 ? "g4" : "0")
            : times == "1" ? PowerOfTen(exponent) : $"{times}×{PowerOfTen(exponent)}";
    }

    /// <summary>A number on a scale with a given step and largest magnitude, with the digits that tell neighbours apart.</summary>
    public static string Format(double value, double step, double largest)
    {
        if (Math.Abs(value) < step * 1e-6)
            return "0";
        if (largest < LargestPlain && step >= SmallestPlainStep)
            return Plain(value, step);
        int exponent = Exponent(largest);
        double unit = Math.Pow(10, exponent);
        return $"{Plain(value / unit, step / unit)}×{PowerOfTen(exponent)}";
    }

    /// <summary>⌊log₁₀ |value|⌋, exact at powers of ten.</summary>
    public static int Exponent(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);

    private static string Signed(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Plain(double value, double step)
    {
        int decimals = Math.Clamp(-Exponent(step), 0, 15);
        // A step of 2.5 needs a decimal more than one of 2.
        if (decimals < 15 && Math.Abs((step * Math.Pow(10, decimals)) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6)
            decimals++;
        string format = (Math.Abs(value) >= 10_000 ? "#,0." : "0.") + new string('0', decimals);
        return value.ToString(format, CultureInfo.InvariantCulture).Replace(',', '\u2009').Replace('-', '−');
    }
}

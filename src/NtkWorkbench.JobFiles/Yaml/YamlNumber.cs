namespace NtkWorkbench.JobFiles;

/// <summary>
/// Numbers as YAML 1.2's core schema writes them, in decimal: 12, -0.5, 1e-3. Hexadecimal and octal forms and digit
/// separators are recognized only to be refused: readers of YAML disagree on their value.
/// </summary>
internal static partial class YamlNumber
{
    /// <summary>Whether the text is a number, or was meant as one.</summary>
    public static bool Resembles(string text) => Decimal().IsMatch(text) || IsNonFinite(text) || IsOtherNotation(text);

    public static bool IsNonFinite(string text) => NonFinite().IsMatch(text);

    /// <summary>Whether the text is 0x1F, 0o17 or 1_000.</summary>
    public static bool IsOtherNotation(string text) => OtherNotation().IsMatch(text);

    /// <summary>The nearest float64; infinite beyond its range.</summary>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        return Decimal().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\A([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex NonFinite();

    [GeneratedRegex(@"\A[-+]?(0x[0-9a-fA-F_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?)\z")]
    private static partial Regex OtherNotation();
}

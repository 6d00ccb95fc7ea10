namespace NtkWorkbench.JobFiles;

/// <summary>Numbers as job files write them: the shortest text that reads back the same.</summary>
internal static class JobNumber
{
    public static string Text(double value) => Normalize(value.ToString("R", CultureInfo.InvariantCulture));

    public static string Normalize(string text)
    {
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text
            : $"{text[..exponent]}e{int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)}";
    }

    public static string Text(double low, double high) => $"[{Text(low)}, {Text(high)}]";
}

namespace NtkWorkbench.JobFiles;

/// <summary>An amount of memory as Slurm takes one.</summary>
/// <param name="Mebibytes">At least 1.</param>
public readonly partial record struct MemorySize(long Mebibytes)
{
    /// <summary>1 PiB.</summary>
    internal const long Most = 1L << 30;

    internal const string Form = @"[0-9]{1,15}(\.[0-9]{1,9})?[KMGTkmgt]?";

    /// <summary>"500M", "4G": a whole number of the largest unit, as Slurm takes it.</summary>
    public override string ToString() => Mebibytes switch
    {
        > 0 when Mebibytes % (1 << 20) == 0 => string.Create(CultureInfo.InvariantCulture, $"{Mebibytes >> 20}T"),
        > 0 when Mebibytes % (1 << 10) == 0 => string.Create(CultureInfo.InvariantCulture, $"{Mebibytes >> 10}G"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Mebibytes}M"),
    };

    /// <summary>The MiB that a text gives, rounded up, however few or many; null where it is none. A number alone is of MiB.</summary>
    internal static decimal? Read(string text)
    {
        if (!Whole().IsMatch(text))
            return null;
        decimal number = decimal.Parse(text.TrimEnd([.. "KMGTkmgt"]), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return Math.Ceiling(char.ToUpperInvariant(text[^1]) switch
        {
            'K' => number / (1 << 10),
            'G' => number * (1 << 10),
            'T' => number * (1 << 20),
            _ => number,
        });
    }

    [GeneratedRegex($@"\A(?:{Form})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}

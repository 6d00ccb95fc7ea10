namespace NtkWorkbench.JobFiles;

/// <summary>A time limit as Slurm takes one.</summary>
/// <param name="Span">At least a minute; whole seconds.</param>
public readonly partial record struct TimeLimit(TimeSpan Span)
{
    internal const int MostDays = 3650;

    // What is longer is too long in any case.
    private const long LongestSeconds = 2L * MostDays * 86_400;

    // Of sbatch: minutes, minutes:seconds, hours:minutes:seconds; days-hours, days-hours:minutes, days-hours:minutes:seconds.
    internal const string Form =
        "(?<minutes>[0-9]{1,9})(:(?<seconds>[0-9]{1,9}))?|(?<hours>[0-9]{1,9}):(?<minutes>[0-9]{1,9}):(?<seconds>[0-9]{1,9})"
        + "|(?<days>[0-9]{1,9})-(?<hours>[0-9]{1,9})(:(?<minutes>[0-9]{1,9})(:(?<seconds>[0-9]{1,9}))?)?";

    /// <summary>"02:00:00", "1-12:00:00".</summary>
    public override string ToString() => Span.ToString(Span.Days > 0 ? @"d\-hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>The span that a text gives, however short or long; null where it is none.</summary>
    internal static TimeSpan? Read(string text)
    {
        Match match = Whole().Match(text);
        long seconds = (86_400 * Of("days")) + (3600 * Of("hours")) + (60 * Of("minutes")) + Of("seconds");
        return match.Success ? TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds)) : null;

        long Of(string part) => match.Groups[part] is { Success: true } digits
            ? long.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex($@"\A(?:{Form})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}

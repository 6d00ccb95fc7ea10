using System.Globalization;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Runs;

/// <summary>A task of an array, as a line of squeue or sacct has it.</summary>
internal sealed partial record SlurmTask
{
    // What an array may have at most (MaxArraySize is at most 4,000,001): a range from a broken line must not fill the memory.
    private const int LargestIndex = 4_000_000;

    /// <summary>The array's number.</summary>
    public required string Array { get; init; }

    /// <summary>The index in it.</summary>
    public required int Index { get; init; }

    public required QueuedState State { get; init; }

    public string? Node { get; init; }

    public string? Reason { get; init; }

    public TimeSpan? TimeLeft { get; init; }

    /// <summary>The tasks that an id stands for: "123_4", or those that wait as "123_[5-12,14-20:2%2]"; none where it is no array's; null
    /// where it is no id.</summary>
    public static (string Array, IReadOnlyList<int> Indices)? ReadId(string id)
    {
        if (Id().Match(id) is not { Success: true } match)
            return null;
        var indices = new List<int>();
        foreach (Capture range in match.Groups["range"].Captures)
        {
            string[] parts = range.Value.Split('-', ':');
            int first = Number(parts[0]);
            int last = parts.Length > 1 ? Number(parts[1]) : first;
            int step = parts.Length > 2 ? Number(parts[2]) : 1;
            if (last > LargestIndex || step == 0)
                return null;
            for (int index = first; index <= last; index += step)
                indices.Add(index);
        }
        return (match.Groups["array"].Value, indices);
    }

    /// <summary>What is left of a time limit: "1-02:03:04", "02:03:04", "03:04"; null where it is something else ("UNLIMITED", "INVALID").
    /// </summary>
    public static TimeSpan? ReadTimeLeft(string text)
    {
        if (Left().Match(text) is not { Success: true } match)
            return null;
        var left = new TimeSpan(Part("days"), Part("hours"), Part("minutes"), Part("seconds"));
        // Slurm gives a job without a limit a year when it begins.
        return left > TimeSpan.FromDays(360) ? null : left;

        int Part(string name) => match.Groups[name] is { Success: true } part ? Number(part.Value) : 0;
    }

    /// <summary>Null for Slurm's words that say nothing.</summary>
    public static string? Said(string text) =>
        text.Trim() is { Length: > 0 } said and not ("None" or "(null)" or "None assigned" or "n/a") ? said : null;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<array>[0-9]{1,10})(_(?<range>[0-9]{1,8})|_\[(?<range>[0-9]{1,8}(-[0-9]{1,8}(:[0-9]{1,8})?)?)"
        + @"(,(?<range>[0-9]{1,8}(-[0-9]{1,8}(:[0-9]{1,8})?)?))*(%[0-9]+)?\])?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex(@"\A((?<days>[0-9]{1,6})-)?((?<hours>[0-9]{1,4}):)?(?<minutes>[0-9]{1,4}):(?<seconds>[0-9]{2})\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Left();
}

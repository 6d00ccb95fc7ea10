using System.Globalization;

namespace NtkWorkbench.Runs;

/// <summary>Puts numbers into one sentence and keeps each for its finding.</summary>
internal sealed class Telling
{
    // More are counted.
    private const int MostNames = 8;

    private readonly List<(string Name, double Value)> _numbers = [];

    public string Number(string name, double value)
    {
        Keep(name, value);
        return Wording.Number(value);
    }

    public string Percent(string name, double share)
    {
        Keep(name, share);
        return Wording.Percent(share);
    }

    /// <summary>A part of a whole.</summary>
    public string Part(string name, double share)
    {
        Keep(name, share);
        return Wording.Part(share);
    }

    public string Count(string name, long value)
    {
        Keep(name, value);
        return Wording.Count(value);
    }

    public string Count(string name, long value, string noun)
    {
        Keep(name, value);
        return Wording.Count(value, noun);
    }

    /// <summary>"0.12 ± 0.03 (3 seeds)", or "0.12" of one run.</summary>
    public string Spread(string name, Spread spread) =>
        Mean(name, spread) + (spread.Count > 1 ? $" ({Count($"{name}_seeds", spread.Count, "seed")})" : "");

    /// <summary>"0.12 ± 0.03", or "0.12" where all are equal; the sentence tells the number of seeds once.</summary>
    public string Mean(string name, Spread spread)
    {
        string mean = Number(name, spread.Mean);
        if (spread.Deviation is not (double deviation and not 0))
            return mean;
        Keep($"{name}_deviation", deviation);
        return $"{mean} ± {deviation.ToString("g2", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Names of groups, or of many "34 of 36 groups", and what they have.</summary>
    public string Have(IReadOnlyList<string> labels, int all) => (labels.Count > MostNames
        ? $"{Count("groups", labels.Count)} of {Count("all_groups", all, "group")}"
        : string.Join(", ", labels.Select(label => $"`{label}`"))) + (labels.Count == 1 ? " has" : " have");

    public Finding Finding(string name, string condition, string sentence) => Runs.Finding.Of(name, condition, sentence, [.. _numbers]);

    // A sentence may hold one quantity of several groups.
    private void Keep(string name, double value)
    {
        int before = _numbers.Count(number => number.Name == name || number.Name.StartsWith($"{name} ", StringComparison.Ordinal));
        _numbers.Add((before == 0 ? name : Invariant($"{name} {before + 1}"), value));
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Runs.Tests;

/// <summary>Holds a finding to its numbers: each stands in the sentence, and the sentence has no other.</summary>
internal static partial class Said
{
    /// <summary>The one finding; fails where there is none or several.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="literals">Numbers of formulas, the same whatever was measured: "2" of 2/η.</param>
    public static Finding One(IEnumerable<Finding> findings, params string[] literals)
    {
        Finding finding = findings.ShouldHaveSingleItem();
        Hold(finding, literals);
        return finding;
    }

    public static void Hold(Finding finding, params string[] literals)
    {
        finding.Name.ShouldMatch("^[a-z0-9_]+(\\.[a-z0-9_]+)+$");
        finding.Condition.ShouldNotBeNullOrWhiteSpace();
        finding.Sentence.ShouldNotContain("  ");
        finding.Sentence.ShouldNotContain("not a number");
        OneOfSeveral().IsMatch(finding.Sentence).ShouldBeFalse($"a plural after 1: \"{finding.Sentence}\"");
        finding.Numbers.Values.ShouldAllBe(value => !double.IsNaN(value));
        HashSet<string> known = [.. finding.Numbers.Values.SelectMany(Forms)];
        string[] told = [.. Numbers().Matches(Code().Replace(finding.Sentence, "")).Select(match => match.Value)];
        foreach (string number in told.Except(literals))
            known.ShouldContain(number, $"{number} of \"{finding.Sentence}\" is not in its numbers");
        foreach ((string name, double value) in finding.Numbers)
            told.Append(finding.Sentence.Contains('∞', StringComparison.Ordinal) ? "∞" : "").Intersect(Forms(value))
                .ShouldNotBeEmpty($"{name} = {value} is not in \"{finding.Sentence}\"");
    }

    // As sentences print numbers: four digits, counts in groups, rates, shares in percent, folds.
    private static IEnumerable<string> Forms(double value)
    {
        yield return Wording.Number(value);
        yield return Wording.Number(Math.Abs(value));
        if (double.IsInfinity(value))
            yield break;
        if (value == Math.Truncate(value) && Math.Abs(value) < 1e15)
            yield return Wording.Count((long)value);
        yield return value.ToString("0.000000", CultureInfo.InvariantCulture);
        yield return (100 * value).ToString("g3", CultureInfo.InvariantCulture);
        yield return Wording.Part(value)[..^2].Replace("more than ", "", StringComparison.Ordinal);
        yield return value.ToString("g2", CultureInfo.InvariantCulture);
        yield return (100 * value).ToString("0.#", CultureInfo.InvariantCulture);
        yield return Wording.Fold(value);
    }

    // Digits in groups, with a fraction and an exponent; not those of a word such as w1.
    [GeneratedRegex(@"(?<![\w.])-?(?:\d{1,3}(?: \d{3})+(?!\d|\.\d)|\d+(?:\.\d+)?(?:e[+-]\d+)?)")]
    private static partial Regex Numbers();

    // "1 runs", not "0.1 ms" or "1 is".
    [GeneratedRegex(@"(?<![\d.,/^−-]|\d )1 (?!is\b|was\b|has\b|times\b|diverges\b)[a-z]+s\b")]
    private static partial Regex OneOfSeveral();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();
}

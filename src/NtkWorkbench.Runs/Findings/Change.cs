namespace NtkWorkbench.Runs;

/// <summary>How a quantity that is not negative changed, in words with its numbers.</summary>
internal static class Change
{
    // From here on a fold is easier to read than a percentage.
    private const double Fold = 2;

    /// <summary>"grew 3.2-fold, from 1 to 3.2", "fell by 12.3 %, from 1 to 0.877", "ended where it began, at 1" of what is printed
    /// alike.</summary>
    public static (string Words, (string, double)[] Numbers) Of(string name, double before, double after)
    {
        double factor = after / before;
        (string, double)[] ends = [($"first_{name}", before), ($"last_{name}", after)];
        string range = $"from {Number(before)} to {Number(after)}";
        return factor switch
        {
            _ when Number(before) == Number(after) => ($"ended where it began, at {Number(after)}", [($"last_{name}", after)]),
            >= Fold and < double.PositiveInfinity => ($"grew {Wording.Fold(factor)}-fold, {range}", [.. ends, ($"{name}_fold", factor)]),
            > 1 and < Fold => ($"grew by {Percent(factor - 1)}, {range}", [.. ends, ($"{name}_growth", factor - 1)]),
            > 1 / Fold and < 1 => ($"fell by {Percent(1 - factor)}, {range}", [.. ends, ($"{name}_fall", 1 - factor)]),
            > 0 and <= 1 / Fold => ($"fell {Wording.Fold(1 / factor)}-fold, {range}", [.. ends, ($"{name}_fold", 1 / factor)]),
            _ => ($"went {range}", ends),
        };
    }
}

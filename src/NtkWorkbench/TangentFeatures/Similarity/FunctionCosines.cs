namespace NtkWorkbench;

/// <summary>How alike functions are that bear one number in several networks, up to sign and scale.</summary>
internal static class FunctionCosines
{
    /// <summary>The mean over all pairs of |⟨a_j, b_j⟩|/(‖a_j‖‖b_j‖), column by column.</summary>
    /// <returns>k numbers from 0 to 1; NaN for a function that is zero in all networks but one or in all. Pairs with a zero function are
    /// skipped.</returns>
    /// <remarks>O(s²·g·k) for s matrices.</remarks>
    public static double[] MeanOverPairs(IReadOnlyList<Matrix> functions)
    {
        if (functions.Count < 2 || functions.Any(matrix => matrix.Rows != functions[0].Rows || matrix.Columns != functions[0].Columns))
            throw new ShapeException($"cosines over pairs need at least two matrices of one shape, got {functions.Count}");
        return [.. Enumerable.Range(0, functions[0].Columns)
            .Select(column => MeanOfColumn(
                [.. functions.Select(matrix => matrix.Column(column)).Where(values => UnitVector.TryNormalize(values))]))];
    }

    private static double MeanOfColumn(double[][] units)
    {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < units.Length; i++)
        {
            for (int j = i + 1; j < units.Length; j++, pairs++)
                sum += Math.Abs(Reductions.Dot<double>(units[i], units[j]));
        }
        return pairs == 0 ? double.NaN : sum / pairs;
    }
}

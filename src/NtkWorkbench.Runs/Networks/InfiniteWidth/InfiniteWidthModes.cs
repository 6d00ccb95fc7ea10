namespace NtkWorkbench.Runs;

/// <summary>Principal features of the limit whose singular values are near each other, as one space.</summary>
/// <param name="First">The first of them, from 1.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Angle">The largest principal angle between the spaces that u_first … u_last span on the training inputs, of the limit and
/// of the network at initialization, in degrees.</param>
internal sealed record InfiniteWidthModes(int First, int Last, double Angle)
{
    // A singular value of at least this share of the one before is near it.
    public const double Near = 0.95;

    /// <summary>Those of a limit beside a network, both (rows, columns) with the limit's o columns to each singular value.</summary>
    /// <param name="singularValues">σ₁ ≥ σ₂ ≥ … of one output, of the limit.</param>
    /// <param name="limit">The limit's left vectors.</param>
    /// <param name="network">Those of the network; may be fewer.</param>
    /// <param name="outputs">o.</param>
    /// <param name="linearAlgebra">What orthonormalizes.</param>
    public static IReadOnlyList<InfiniteWidthModes> Compare(
        IReadOnlyList<double> singularValues, Matrix limit, Matrix network, int outputs, ILinearAlgebra linearAlgebra)
    {
        var modes = new List<InfiniteWidthModes>();
        int known = Math.Min(limit.Columns, network.Columns) / outputs;
        for (int first = 0, last; first < known; first = last + 1)
        {
            last = first;
            while (last + 1 < singularValues.Count && singularValues[last + 1] >= Near * singularValues[last])
                last++;
            if (last < known)
                modes.Add(new(first + 1, last + 1, SubspaceAffinity.PrincipalAngles(
                    Columns(limit, first * outputs, (last + 1) * outputs), Columns(network, first * outputs, (last + 1) * outputs),
                    linearAlgebra)[^1]));
        }
        return modes;
    }

    private static Matrix Columns(Matrix matrix, int from, int to)
    {
        var columns = new Matrix(matrix.Rows, to - from);
        for (int i = 0; i < matrix.Rows; i++)
            matrix.Row(i)[from..to].CopyTo(columns.Row(i));
        return columns;
    }
}

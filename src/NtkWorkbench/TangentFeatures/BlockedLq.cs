namespace NtkWorkbench;

/// <summary>The accuracy of <see cref="WholeSpectrum"/> without J: column blocks of J are taken one after another into lower-triangular
/// factors, and the last factor L has J's U and Σ, since J = L Q.</summary>
/// <remarks>Blocks are dealt out to a fixed number of lanes, each with a factor of its own, and the lanes are joined in a fixed order: how
/// many threads run the lanes changes nothing. Source: Demmel et al., "Communication-optimal parallel and sequential QR and LU
/// factorizations", SIAM J. Sci. Comput. 2012.</remarks>
internal static class BlockedLq
{
    /// <summary>Factors that grow side by side, whatever the number of threads.</summary>
    public const int Lanes = 4;

    // Blocks of about this many entries (8 MiB) stay in a core's share of the last-level cache.
    private const int BlockEntries = 1 << 20;

    // Narrower blocks than this share of the rows spend their time on the triangle.
    private const int LeastColumns = 64;

    /// <summary>Columns of one block of J.</summary>
    public static int BlockColumns(int rows, int columns) =>
        Math.Min(columns, Math.Max(Math.Max(LeastColumns, rows / 4), BlockEntries / rows));

    public static (double[] SingularValues, Matrix LeftVectors) Compute(
        ITangentFeatures features, ILinearAlgebra linearAlgebra, IProgress<double>? progress, CancellationToken cancellation)
    {
        Matrix lower = Factor(features, linearAlgebra, progress, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var decomposition = linearAlgebra.SingularValues(lower, rightVectors: false);
        int count = Math.Min(features.Rows, features.Columns);
        double[] sigma = decomposition.SingularValues[..count];
        return (sigma, LeadingVectors.Columns(decomposition.LeftVectors, count));
    }

    private static Matrix Factor(
        ITangentFeatures features, ILinearAlgebra linearAlgebra, IProgress<double>? progress, CancellationToken cancellation)
    {
        int rows = features.Rows, width = BlockColumns(rows, features.Columns);
        int blocks = FixedPartition.Count(features.Columns, width), lanes = Math.Min(Lanes, blocks), done = 0;
        var factors = new Matrix[lanes];
        FixedPartition.Run(lanes, lane =>
        {
            var factor = new Matrix(rows, rows);
            double[] values = [];
            for (int block = lane; block < blocks; block += lanes)
            {
                cancellation.ThrowIfCancellationRequested();
                int first = block * width, count = Math.Min(width, features.Columns - first);
                if (values.Length != rows * count)
                    values = GC.AllocateUninitializedArray<double>(checked(rows * count));
                features.Copy(first, count, values);
                linearAlgebra.ExtendLowerFactor(factor, new Matrix(rows, count, values));
                progress?.Report((double)Interlocked.Increment(ref done) / (blocks + 1));
            }
            factors[lane] = factor;
        });
        for (int lane = 1; lane < lanes; lane++)
            linearAlgebra.ExtendLowerFactor(factors[0], factors[lane]);
        return factors[0];
    }
}

namespace NtkWorkbench.Runs;

/// <summary>What the page needs to move noisy least squares through σ, η and the step: the modes of X, in whose basis the mean has a closed
/// form, what draws of the job's noise measured, and the limits of the mean square, which have none.</summary>
internal sealed record InstanceNoiseSliders
{
    private const int MostEntries = 6;
    private const int MostPoints = 300;
    private const int Limits = 24;

    // Columns up to which the limit of the mean square is found at every noise of the slider: some dozens of eigenvalues of matrices of
    // their size.
    private const int MostColumns = 32;

    // How far the slider goes beyond the job's noise.
    private const double Beyond = 4;

    public string Kind { get; } = "instance_noise";

    /// <summary>m.</summary>
    public required int Rows { get; init; }

    /// <summary>s_k of X, largest first.</summary>
    public required NumberArray<double> SingularValues { get; init; }

    /// <summary>v_kᵀXᵀy of each mode.</summary>
    public required NumberArray<double> Projections { get; init; }

    /// <summary>v_kᵀw_0 of each mode.</summary>
    public required NumberArray<double> Start { get; init; }

    /// <summary>Entries of w that are shown, from 1.</summary>
    public required IReadOnlyList<int> Entries { get; init; }

    /// <summary>The shown entries of v_k, (modes, entries).</summary>
    public required NumberArray<double> Vectors { get; init; }

    /// <summary>The shown entries of what of w_0 lies in no mode.</summary>
    public required NumberArray<double> Rest { get; init; }

    /// <summary>x and y of a single point; null otherwise.</summary>
    public required IReadOnlyList<double>? Point { get; init; }

    /// <summary>The job's σ.</summary>
    public required double Noise { get; init; }

    /// <summary>The σ at which the slider ends.</summary>
    public required double MostNoise { get; init; }

    /// <summary>The job's η.</summary>
    public required double LearningRate { get; init; }

    /// <summary>T.</summary>
    public required int Steps { get; init; }

    public required int Draws { get; init; }

    /// <summary>Steps at which the draws are told.</summary>
    public required NumberArray<double> DrawnSteps { get; init; }

    /// <summary>Their mean, (steps, entries).</summary>
    public required NumberArray<double> DrawnMean { get; init; }

    /// <summary>Their standard deviation, (steps, entries).</summary>
    public required NumberArray<double> DrawnDeviation { get; init; }

    /// <summary>Noises, ascending, at which the limit of the mean square is known; empty: nowhere.</summary>
    public required NumberArray<double> LimitNoises { get; init; }

    /// <summary>The limit of the mean square there.</summary>
    public required NumberArray<double> SpreadLimits { get; init; }

    public static InstanceNoiseSliders Of(NoisyLeastSquares problem, double[] start, InstanceNoiseResults results, ILinearAlgebra algebra)
    {
        Matrix design = problem.Design;
        SingularValueDecomposition svd = algebra.SingularValues(design, rightVectors: true);
        double floor = SpectrumFloor.OfFeatures(svd.SingularValues[0], design.Rows, design.Columns);
        double[] sigmas = [.. svd.SingularValues.Where((sigma, k) => sigma > floor || k == 0)];
        double[] gradient = RidgeRegression.TransposedProduct(design, problem.Targets);
        double[] Project(double[] vector) => [.. sigmas.Select((_, k) => Dot(svd.RightVectorsTransposed!.Row(k), vector))];
        double[] coordinates = Project(start), rest = [.. start];
        for (int k = 0; k < sigmas.Length; k++)
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(
                svd.RightVectorsTransposed!.Row(k), -coordinates[k], rest, rest);
        int[] entries = Thinned.Evenly(design.Columns, MostEntries), steps = Thinned.Evenly(results.Predicted.Rows, MostPoints);
        double most = Math.Max(Beyond * problem.Noise, sigmas[0] / Math.Sqrt(design.Rows));
        (double Noise, double Limit)[] limits = [.. LimitsOf(problem, results, most, algebra)];
        return new()
        {
            Rows = design.Rows,
            SingularValues = PageJson.Array(sigmas),
            Projections = PageJson.Array(Project(gradient)),
            Start = PageJson.Array(coordinates),
            Entries = [.. entries.Select(entry => entry + 1)],
            Vectors = Table([.. Enumerable.Range(0, sigmas.Length)], entries, (k, entry) => svd.RightVectorsTransposed![k, entry]),
            Rest = PageJson.Array([.. entries.Select(entry => rest[entry])]),
            Point = design is { Rows: 1, Columns: 1 } ? [design[0, 0], problem.Targets[0]] : null,
            Noise = problem.Noise,
            MostNoise = most,
            LearningRate = results.LearningRate,
            Steps = results.Predicted.Rows - 1,
            Draws = results.Draws,
            DrawnSteps = PageJson.Array([.. steps.Select(step => (double)step)]),
            DrawnMean = Table(steps, entries, (step, entry) => results.Statistics.Mean[step, entry]),
            DrawnDeviation = Table(steps, entries, (step, entry) => results.Statistics.StandardDeviation[step, entry]),
            LimitNoises = PageJson.Array([.. limits.Select(limit => limit.Noise)]),
            SpreadLimits = PageJson.Array([.. limits.Select(limit => limit.Limit)]),
        };
    }

    // The job's own among them, so that its number is the report's.
    private static IEnumerable<(double Noise, double Limit)> LimitsOf(NoisyLeastSquares problem, InstanceNoiseResults results,
        double most, ILinearAlgebra algebra)
    {
        if (results.SpreadLimit is not double own)
            return [];
        double[] noises = problem.Design.Columns > MostColumns ? [] : [.. Enumerable.Range(1, Limits).Select(i => most * i / Limits)];
        return noises.Where(noise => noise != problem.Noise)
            .Select(noise => (noise, At(noise)))
            .Append((problem.Noise, own))
            .OrderBy(limit => limit.Item1);

        double At(double noise) =>
            new NoisyLeastSquares(problem.Design, problem.Targets, noise).SpreadStabilityLimit(algebra)!.Value;
    }

    private static NumberArray<double> Table(int[] rows, int[] columns, Func<int, int, double> value) =>
        new([rows.Length, columns.Length], [.. rows.SelectMany(row => columns.Select(column => value(row, column)))]);

    private static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Reductions.Dot(first, second);
}

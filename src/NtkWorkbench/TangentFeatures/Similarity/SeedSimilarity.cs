namespace NtkWorkbench;

/// <summary>How alike the features of networks are that differ in their seed alone, over all pairs of them.</summary>
public sealed record SeedSimilarity
{
    // The mean over more parameters does not change any more.
    private const int MostParameters = 2000;

    /// <summary>Mean |cosine| of φ_1 … φ_k on the grid.</summary>
    public required double[] Principal { get; init; }

    /// <summary>Mean |cosine| of ∂f/∂θ_j on the grid, a number a parameter; NaN where a parameter has no effect in nearly all
    /// networks.</summary>
    public required double[] Individual { get; init; }

    /// <summary>Mean affinity of the spaces that φ_1 … φ_k span, over all pairs.</summary>
    public required double Affinity { get; init; }

    /// <summary>The mean over principal features.</summary>
    public double MeanPrincipal => Principal.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    /// <summary>The mean over parameters.</summary>
    public double MeanIndividual => Individual.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Compares networks of one architecture pair by pair.</summary>
    /// <param name="networks">Each linearized on its training inputs; at least two.</param>
    /// <param name="points">Where their features are compared, (g, d).</param>
    /// <exception cref="ShapeException">The architectures differ.</exception>
    public static SeedSimilarity Of(IReadOnlyList<Linearization> networks, Matrix points)
    {
        ArgumentNullException.ThrowIfNull(networks);
        return Compute([.. networks.Select(linear => linear.PrincipalFeatures(points))],
            [.. networks.Select(linear => SingleParameters(linear.At(points).AllFeatures))], LinearAlgebraProviders.Best());
    }

    /// <summary>∂f/∂θ_j for all parameters, or for 2,000 evenly spread ones where there are more. features: J.</summary>
    internal static Matrix SingleParameters(ITangentFeatures features)
    {
        int count = Math.Min(features.Columns, MostParameters);
        var chosen = new Matrix(features.Rows, count);
        double[] column = new double[features.Rows];
        for (int j = 0; j < count; j++)
        {
            features.Copy(count == features.Columns ? j : (int)((long)j * (features.Columns - 1) / (count - 1)), 1, column);
            for (int i = 0; i < column.Length; i++)
                chosen[i, j] = column[i];
        }
        return chosen;
    }

    /// <summary>Compares networks pair by pair. principal: φ_1 … φ_k on the grid, (g·o, k), a matrix a network; at least two; individual:
    /// ∂f/∂θ on the grid, (g·o, parameters), a matrix a network.</summary>
    internal static SeedSimilarity Compute(IReadOnlyList<Matrix> principal, IReadOnlyList<Matrix> individual, ILinearAlgebra linearAlgebra)
    {
        var affinities = new List<double>();
        // Of as many as all have: leading modes may be fewer for some.
        int shared = principal.Min(features => features.Columns);
        principal = [.. principal.Select(features => LeadingVectors.Columns(features, shared))];
        for (int i = 0; i < principal.Count; i++)
        {
            for (int j = i + 1; j < principal.Count; j++)
                affinities.Add(SubspaceAffinity.Of(principal[i], principal[j], linearAlgebra));
        }
        return new SeedSimilarity
        {
            Principal = FunctionCosines.MeanOverPairs(principal),
            Individual = FunctionCosines.MeanOverPairs(individual),
            Affinity = affinities.Average(),
        };
    }
}

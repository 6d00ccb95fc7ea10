namespace NtkWorkbench;

/// <summary>How alike the features of networks are that differ in their seed alone, over all pairs of them.</summary>
public sealed record SeedSimilarity
{
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

    /// <summary>Compares networks pair by pair.</summary>
    /// <param name="principal">φ_1 … φ_k on the grid, (g·o, k), a matrix a network; at least two.</param>
    /// <param name="individual">∂f/∂θ on the grid, (g·o, parameters), a matrix a network.</param>
    /// <param name="linearAlgebra">Orthonormalizes.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static SeedSimilarity Compute(IReadOnlyList<Matrix> principal, IReadOnlyList<Matrix> individual, ILinearAlgebra linearAlgebra)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var affinities = new List<double>();
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

namespace NtkWorkbench.Figures;

/// <summary>Figures of what a network is near its parameters, straight from its linearization.</summary>
public static class FeatureFigures
{
    private const string Unnamed = "network";

    /// <summary>φ_1 … φ_k at points; of more than two inputs φ_i against φ_j, the points coloured by their order.</summary>
    /// <param name="linear">The network, linearized on the training inputs.</param>
    /// <param name="points">x, (g, d); with one input ascending, with two maps where they are as of <see cref="Grid"/>.</param>
    /// <param name="name">What the figure calls the network.</param>
    public static Figure PrincipalFeatures(Linearization linear, Matrix points, string name = Unnamed) =>
        PrincipalFeatures(points, (name, linear));

    /// <summary>φ_1 … φ_k of several networks side by side, linearized on the same inputs.</summary>
    /// <param name="points">x, (g, d); with one input ascending, with two maps where they are as of <see cref="Grid"/>.</param>
    /// <param name="networks">The networks, and what the figure calls them; at least one.</param>
    public static Figure PrincipalFeatures(Matrix points, params IReadOnlyList<(string Name, Linearization Linear)> networks)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(networks);
        FunctionSnapshot[] features = [.. networks.Select(at => new FunctionSnapshot
        {
            Checkpoint = at.Name,
            Values = at.Linear.PrincipalFeatures(points),
            Floors = at.Linear.PrincipalFloors(),
        })];
        return points.Columns switch
        {
            1 => PrincipalFeaturesFigure.Build(points, features, networks[0].Linear.Inputs),
            2 => PrincipalMapsFigure.Build(points, features, ["x₁", "x₂"], ShownOutput.First(features[0].Values.Rows / points.Rows)),
            _ => SampleFeaturesFigures.Pairwise(features, new([.. Enumerable.Range(1, points.Rows).Select(i => (double)i)], "point")),
        };
    }

    /// <summary>φ_i against φ_j on samples of any number of inputs, coloured by their class or first target.</summary>
    /// <param name="samples">The samples, coloured by target; by class where one column of targets meets several outputs.</param>
    /// <param name="networks">The networks, and what the figure calls them; of several outputs the first is drawn.</param>
    public static Figure PrincipalFeatures(Dataset samples, params IReadOnlyList<(string Name, Linearization Linear)> networks)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(networks);
        FunctionSnapshot[] features = [.. networks.Select(at =>
            new FunctionSnapshot { Checkpoint = at.Name, Values = at.Linear.PrincipalFeatures(samples.Inputs) })];
        bool classes = samples.Targets.Columns == 1 && features.Any(at => at.Values.Rows > samples.Count);
        return SampleFeaturesFigures.Pairwise(features, SampleKeys.Of(samples, classes));
    }

    /// <summary>σ_k against k, with the floor of the method.</summary>
    /// <param name="linear">The network, linearized on the training inputs.</param>
    /// <param name="name">What the figure calls the network.</param>
    public static Figure SingularValues(Linearization linear, string name = Unnamed) => SingularValues((name, linear));

    /// <summary>σ_k of several networks.</summary>
    /// <param name="networks">The networks, and what the figure calls them.</param>
    public static Figure SingularValues(params IReadOnlyList<(string Name, Linearization Linear)> networks) =>
        SingularValuesFigure.Build([.. networks.Select(at => (at.Name, at.Linear.Spectrum))], all: networks.Select(Count).Distinct()
            .ToArray() is [int one] ? one : null, compared: [.. networks.Select(at => (at.Name, at.Linear.CompareWithWhole()))]);

    private static int Count((string Name, Linearization Linear) at)
    {
        ITangentProducts decomposed = at.Linear.Decomposed(at.Linear.Products);
        return Math.Min(decomposed.Rows, decomposed.Columns);
    }

    /// <summary>Θ on the training inputs.</summary>
    /// <param name="linear">The network, linearized on the training inputs.</param>
    /// <param name="name">What the figure calls the network.</param>
    public static Figure TangentKernel(Linearization linear, string name = Unnamed)
    {
        ArgumentNullException.ThrowIfNull(linear);
        return TangentKernelFigure.Build([(name, linear.Kernel)], linear.Inputs, symbol: Symbol(linear));
    }

    /// <summary>Θ of the same network before and after training, and the difference.</summary>
    /// <param name="before">The network before, linearized on the training inputs.</param>
    /// <param name="after">It, after.</param>
    public static Figure TangentKernel(Linearization before, Linearization after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return TangentKernelFigure.Build(
            [(CheckpointNames.Initialization, before.Kernel), (CheckpointNames.Trained, after.Kernel)], before.Inputs,
            symbol: Symbol(before));
    }

    private static string Symbol(Linearization linear) => linear.KernelKind == KernelKind.Summed ? "Θ̄" : "Θ";

    /// <summary>How alike features are across seeds: mean |cosine| of each φ_k, and of principal and individual features in the mean, with
    /// the affinity of the spaces of the leading φ_k.</summary>
    /// <param name="networks">What <see cref="SeedSimilarity.Of"/> found of each architecture, and what the figure calls it.</param>
    public static Figure SeedSimilarity(params IReadOnlyList<(string Name, SeedSimilarity Similarity)> networks) =>
        SeedSimilarityFigure.Build(networks);
}

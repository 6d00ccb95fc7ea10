namespace NtkWorkbench;

/// <summary>Takes the tangent features of a network at given parameters, and what follows from them, in float64.</summary>
public sealed class TangentAnalyzer
{
    /// <summary>Makes the float64 engines that hold the networks.</summary>
    public required IEngineProvider Engines { get; init; }

    /// <summary>Factorizations.</summary>
    public required ILinearAlgebra LinearAlgebra { get; init; }

    /// <summary>The network.</summary>
    public required NetworkArchitecture Architecture { get; init; }

    /// <summary>The training inputs, (n, d).</summary>
    public required Matrix TrainInputs { get; init; }

    /// <summary>Where functions are evaluated, (g, d).</summary>
    public required Matrix Grid { get; init; }

    /// <summary>The loss whose stability limit is wanted.</summary>
    public required LossKind Loss { get; init; }

    /// <summary>How the spectrum is computed.</summary>
    public required SpectrumMethod Method { get; init; }

    /// <summary>k, the number of principal features; fewer come where the spectrum has fewer values.</summary>
    public required int PrincipalCount { get; init; }

    /// <summary>Analyzes one set of parameters.</summary>
    /// <param name="parameters">The flat parameters, p entries.</param>
    /// <param name="progress">From 0 to 1; may be null.</param>
    /// <param name="cancellation">Looked at between parts of features, kernel and spectrum.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NumericalException">The features are not finite, or a factorization did not converge.</exception>
    /// <remarks>The cost is that of <see cref="FeatureSpectra.Compute"/>, and O((n·o)²·Σ widths) for Θ.</remarks>
    public TangentAnalysis Analyze(ReadOnlySpan<double> parameters, IProgress<double>? progress, CancellationToken cancellation)
    {
        using IEngine engine = Engines.Create(Architecture, Precision.Float64, parameters);
        using ITangentFeatures train = engine.Linearize(TrainInputs.Values, ProgressSection.Of(progress, 0, 0.2), cancellation);
        using ITangentFeatures grid = engine.Linearize(Grid.Values, ProgressSection.Of(progress, 0.2, 0.3), cancellation);

        Matrix kernel = TangentKernels.Compute(train, train, layer: null, ProgressSection.Of(progress, 0.3, 0.5), cancellation);
        IProgress<double>? alongSpectrum = ProgressSection.Of(progress, 0.5, 0.9);
        FeatureSpectrum spectrum = FeatureSpectra.Compute(train, Method, PrincipalCount, LinearAlgebra, kernel, alongSpectrum, cancellation);
        int count = Math.Min(PrincipalCount, spectrum.SingularValues.Length);
        Matrix trainOutputs = Evaluate(engine, TrainInputs);
        return new TangentAnalysis
        {
            Spectrum = spectrum,
            Kernel = kernel,
            PrincipalOnTrain = PrincipalFeatures.OnTrainingInputs(spectrum, count),
            PrincipalOnGrid = PrincipalFeatures.Evaluate(spectrum, train, grid, count),
            TrainOutputs = trainOutputs,
            GridOutputs = Evaluate(engine, Grid),
            MaxStableLearningRate = LargestStableRate(spectrum, kernel, trainOutputs),
        };
    }

    private double LargestStableRate(FeatureSpectrum spectrum, Matrix kernel, Matrix outputs) => Loss switch
    {
        LossKind.MeanSquaredError => StabilityLimit.LargestStableRate(spectrum.SingularValues[0], kernel.Rows),
        LossKind.CrossEntropy => SoftmaxStabilityLimit.LargestStableRate(kernel, outputs, LinearAlgebra),
        _ => throw new InvalidOperationException($"no stability limit is known for {Loss}"),
    };

    private static Matrix Evaluate(IEngine engine, Matrix inputs)
    {
        var outputs = new Matrix(inputs.Rows, engine.Architecture.OutputCount);
        engine.Evaluate(inputs.Values, outputs.Values);
        return outputs;
    }
}

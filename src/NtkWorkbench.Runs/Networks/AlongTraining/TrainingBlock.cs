namespace NtkWorkbench.Runs;

/// <summary>A training that a page moves through: what it cannot compute itself, at the steps that were followed. T steps, g points of the
/// grid, with one input in the order of x; functions are of the shown output.</summary>
internal sealed record TrainingBlock
{
    public required IReadOnlyList<int> Steps { get; init; }

    public required NetworkShape Network { get; init; }

    public required IReadOnlyList<string> Inputs { get; init; }

    public required string LossKind { get; init; }

    public required IReadOnlyList<string>? Classes { get; init; }

    public required ShownOutput Output { get; init; }

    /// <summary>(g, d); null for more than two inputs.</summary>
    public required NumberArray<double>? Grid { get; init; }

    /// <summary>Rows and columns of two inputs' points, the first input along the columns; null where they are no such grid.</summary>
    public required IReadOnlyList<int>? GridShape { get; init; }

    /// <summary>(g).</summary>
    public required NumberArray<double>? Truth { get; init; }

    /// <summary>(n, d); null where they are too many.</summary>
    public required object? TrainInputs { get; init; }

    /// <summary>(n), of classes their numbers.</summary>
    public required NumberArray<double> TrainTargets { get; init; }

    /// <summary>(T, p), in double or single precision; null where they are too many.</summary>
    public required object? Parameters { get; init; }

    /// <summary>(T, g), where there are no parameters.</summary>
    public required NumberArray<float>? Outputs { get; init; }

    /// <summary>Whether grid and shown output are all that the run's gap is of: every point, and the only output.</summary>
    public required bool IsWholeFunction { get; init; }

    /// <summary>(T, n).</summary>
    public required NumberArray<float>? TrainOutputs { get; init; }

    /// <summary>(T, k, g) in single precision, with two inputs in 256 levels between those of <see cref="PrincipalScale"/>.</summary>
    public required object? Principal { get; init; }

    /// <summary>(T, k, 2); NaN where the feature is not finite.</summary>
    public required NumberArray<double>? PrincipalScale { get; init; }

    /// <summary>(T, r).</summary>
    public required NumberArray<float> SingularValues { get; init; }

    /// <summary>(T, r).</summary>
    public required NumberArray<float> Floors { get; init; }

    /// <summary>σ_k above the floor, among all (T).</summary>
    public required IReadOnlyList<int> NumericalRank { get; init; }

    /// <summary>How many σ_k the kernel has, those left out included: its rows, or the parameters where these are fewer.</summary>
    public required int SingularValueCount { get; init; }

    /// <summary>The training loss over all training samples, (T).</summary>
    public required NumberArray<double> Losses { get; init; }

    /// <summary>The share of all training samples classified rightly, (T); null where targets are no classes.</summary>
    public required NumberArray<double>? Accuracies { get; init; }

    public required KernelMaps? Kernel { get; init; }

    /// <summary>(T, k).</summary>
    public required NumberArray<double> Residuals { get; init; }

    /// <summary>(T, k).</summary>
    public required NumberArray<double>? PredictedResiduals { get; init; }

    /// <summary>(T, g).</summary>
    public required NumberArray<float>? LinearModel { get; init; }

    public required RecordedLosses Metrics { get; init; }

    public required FirstLayerImages? FirstLayer { get; init; }

    /// <summary>The units of the last hidden layer, from 0, that figures of two inputs show; null: all.</summary>
    public required IReadOnlyList<int>? UnitIndex { get; init; }

    /// <summary>What is thinned or absent.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Characters of its arrays in base64.</summary>
    internal double Length => Arrays.Sum(array => (double)array.Rows * array.Columns * (array.Type[^1] - '0') * 4 / 3);

    private IEnumerable<NumberArray> Arrays => new[]
    {
        Grid, Truth, TrainInputs, TrainTargets, Parameters, Outputs, TrainOutputs, Principal, PrincipalScale, SingularValues, Floors,
        Kernel?.Values, Residuals, PredictedResiduals, LinearModel, Losses, Accuracies, Metrics.Steps, Metrics.Train, Metrics.Test,
        Metrics.TrainAccuracy, Metrics.TestAccuracy, FirstLayer?.Values,
    }.OfType<NumberArray>();

    /// <summary>That of a run; null where no steps were followed.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>Evaluates the network at the chosen steps and points where its parameters are too many for a page.</remarks>
    public static TrainingBlock? Create(NetworkResults results, CancellationToken cancellation) =>
        results.Snapshots is TrainingSnapshots snapshots ? new TrainingBlockBuilder(results, snapshots, cancellation).Build() : null;

    internal sealed record NetworkShape(IReadOnlyList<int> Widths, string Activation, string Parameterization);

    /// <summary>Θ between m samples, (T, m, m), 0 for low and 255 for high, which are NaN where it is not finite; positions: their x,
    /// or their places.</summary>
    internal sealed record KernelMaps(int Size, NumberArray<byte> Values, IReadOnlyList<double> Low, IReadOnlyList<double> High,
        NumberArray<double> Positions, IReadOnlyList<ClassRange>? Groups);

    /// <summary>The places of a class's samples, the last not among them.</summary>
    internal sealed record ClassRange(string Name, int From, int To);

    internal sealed record RecordedLosses(NumberArray<int> Steps, NumberArray<double> Train, NumberArray<double>? Test,
        NumberArray<double>? TrainAccuracy, NumberArray<double>? TestAccuracy);

    internal sealed record FirstLayerImages(
        int Rows, int Columns, IReadOnlyList<int> Units, NumberArray<byte> Values, IReadOnlyList<double> Limit);
}

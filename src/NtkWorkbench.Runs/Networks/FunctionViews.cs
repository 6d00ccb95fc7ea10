using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>The functions of x that a run's figures show: with one input in ascending order of x, signs aligned to the first
/// checkpoint.</summary>
internal sealed class FunctionViews
{
    private readonly NetworkResults _results;
    private readonly NetworkRunPlan _plan;
    private readonly int[] _order;

    public FunctionViews(NetworkResults results)
    {
        (_results, _plan) = (results, results.Plan);
        _order = [.. Enumerable.Range(0, _plan.Grid.Rows)];
        if (_plan.Grid.Columns == 1)
            Array.Sort([.. _plan.Grid.Values], _order);
        Grid = Ordered(_plan.Grid);
    }

    /// <summary>The points, (g, d).</summary>
    public Matrix Grid { get; }

    public string NameOf(CheckpointAnalysis analysis) => analysis.Checkpoint.Name == CheckpointSelector.BestName
        ? CheckpointSelector.BestName : CheckpointNames.Of(analysis.Checkpoint.Step, _results.Training.Steps);

    public IReadOnlyList<FunctionSnapshot> Predictions() => Snapshots(analysis => Ordered(analysis.Tangent.GridOutputs));

    public IReadOnlyList<FunctionSnapshot> PredictionsOnTrain() => Snapshots(analysis => analysis.Tangent.TrainOutputs);

    public IReadOnlyList<FunctionSnapshot> PrincipalFeatures() =>
        Snapshots(analysis => Ordered(AlignSigns(analysis.Tangent.PrincipalOnGrid, _results.Analyses[0].Tangent.PrincipalOnGrid)));

    public IReadOnlyList<FunctionSnapshot> PrincipalFeaturesOnTrain() =>
        Snapshots(analysis => AlignSigns(analysis.Tangent.PrincipalOnTrain, _results.Analyses[0].Tangent.PrincipalOnTrain));

    /// <summary>Outputs of the last hidden layer on the grid; their units have elbows of their own only where it is the first one
    /// too.</summary>
    public IReadOnlyList<FunctionSnapshot> ElbowFeatures() =>
        Snapshots(analysis => Ordered(analysis.ElbowFeatures!), hasElbows: _plan.Architecture.Layers.Count == 2);

    /// <summary>∂f/∂θ of the shown output on the grid, for the parameters of <see cref="ParameterSelection.Choose"/>.</summary>
    public IReadOnlyList<FunctionSnapshot> TangentFeatures() => Snapshots(analysis => Ordered(analysis.TangentFeatures!));

    private IReadOnlyList<FunctionSnapshot> Snapshots(Func<CheckpointAnalysis, Matrix> values, bool hasElbows = true) =>
    [
        .. _results.Analyses.Select(analysis => new FunctionSnapshot
        {
            Checkpoint = NameOf(analysis),
            Values = values(analysis),
            Floors = analysis.Tangent.PrincipalFloors,
            Elbows = hasElbows ? ElbowPositions.Of(_plan.Architecture, analysis.Checkpoint.Parameters) : null,
            ElbowLines = _plan.Grid.Columns == 2 ? ElbowPositions.Planes(_plan.Architecture, analysis.Checkpoint.Parameters) : null,
        }),
    ];

    /// <summary>1 or −1 for each φ_k: what <see cref="PrincipalFeaturesOnTrain"/> are multiplied by.</summary>
    public double[] Signs(CheckpointAnalysis analysis) =>
        Signs(analysis.Tangent.PrincipalOnTrain, _results.Analyses[0].Tangent.PrincipalOnTrain);

    // Of leading modes there may be fewer at the first checkpoint.
    private static double[] Signs(Matrix features, Matrix reference) => [.. Enumerable.Range(0, features.Columns)
        .Select(k => k < reference.Columns && Reductions.Dot(features.Column(k), reference.Column(k)) < 0 ? -1.0 : 1)];

    private static Matrix AlignSigns(Matrix features, Matrix reference)
    {
        var aligned = new Matrix(features.Rows, features.Columns);
        double[] signs = Signs(features, reference);
        for (int i = 0; i < features.Rows; i++)
            TensorPrimitives.Multiply(features.Row(i), signs, aligned.Row(i));
        return aligned;
    }

    public Matrix Ordered(Matrix values)
    {
        int block = values.Rows / _order.Length;
        var ordered = new Matrix(values.Rows, values.Columns);
        for (int i = 0; i < _order.Length; i++)
        {
            for (int o = 0; o < block; o++)
                values.Row((_order[i] * block) + o).CopyTo(ordered.Row((i * block) + o));
        }
        return ordered;
    }
}

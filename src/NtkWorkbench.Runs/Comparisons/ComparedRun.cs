namespace NtkWorkbench.Runs;

/// <summary>A finished run of a network, read back from its folder.</summary>
public sealed class ComparedRun
{
    private readonly RunReader _reader;

    internal ComparedRun(string label, NetworkRunPlan plan, RunReader reader)
    {
        (Label, Plan, _reader) = (label, plan, reader);
        Summary = reader.Summary();
        Metrics = reader.Metrics();
        AlongTraining = reader.AlongTraining();
        Linearized = reader.Linearized();
    }

    /// <summary>What the comparison calls it.</summary>
    public string Label { get; }

    /// <summary>The job, made ready again from resolved.yaml.</summary>
    public NetworkRunPlan Plan { get; }

    /// <summary>summary.json.</summary>
    public RunSummary Summary { get; }

    /// <summary>metrics.csv.</summary>
    public CsvTable Metrics { get; }

    /// <summary>features/along_training.csv; null where the kernel was not followed.</summary>
    public CsvTable? AlongTraining { get; }

    /// <summary>predictions/linearized.csv; null where there is none.</summary>
    public CsvTable? Linearized { get; }

    /// <summary>The job.</summary>
    public NetworkJob Job => Plan.Job;

    /// <summary>The folder.</summary>
    public string Folder => _reader.Folder.Path;

    /// <summary>The checkpoints that were linearized, by step.</summary>
    public IEnumerable<string> Checkpoints => Summary.Checkpoints.Keys;

    /// <summary>Whether a checkpoint was linearized.</summary>
    public bool Has(string checkpoint) => Summary.Checkpoints.ContainsKey(checkpoint);

    /// <summary>The numbers of a checkpoint; null where it was not linearized.</summary>
    public CheckpointSummary? At(string checkpoint) => Summary.Checkpoints.GetValueOrDefault(checkpoint);

    /// <summary>σ₁ ≥ σ₂ ≥ … at a checkpoint.</summary>
    public double[] SingularValues(string checkpoint) => _reader.SingularValues(checkpoint);

    /// <summary>φ_k on the grid at a checkpoint, (g·o, k).</summary>
    public Matrix PrincipalFeatures(string checkpoint) => _reader.PrincipalFeatures(checkpoint, Plan.Grid.Columns).Values;

    /// <summary>φ_k on the training inputs at a checkpoint, (n·o, k).</summary>
    public Matrix PrincipalFeaturesOnTrain(string checkpoint) => _reader.PrincipalFeaturesOnTrain(checkpoint, Plan.Grid.Columns).Values;

    /// <summary>f on the grid at a checkpoint, (g, o).</summary>
    public Matrix Predictions(string checkpoint) => _reader.Predictions(checkpoint, Plan.Grid.Columns).Values;

    /// <summary>The parameters at a checkpoint.</summary>
    public double[] Parameters(string checkpoint) => CheckpointFile.Read(_reader.Folder.Checkpoint(checkpoint), Plan.Architecture);

    /// <summary>The network at a checkpoint, linearized on some inputs; the caller's to dispose.</summary>
    public Linearization Linearize(string checkpoint, Matrix inputs) => Plan.LinearizeAt(Parameters(checkpoint), inputs);

    /// <summary>A column of metrics.csv.</summary>
    public double[] Metric(string column) => Column(Metrics, column)
        ?? throw new ArgumentOutOfRangeException(nameof(column), column, "metrics.csv has no such column");

    /// <summary>A column of a table; null where it has none of that name.</summary>
    public static double[]? Column(CsvTable table, string column)
    {
        ArgumentNullException.ThrowIfNull(table);
        int index = table.Columns.ToList().IndexOf(column);
        return index < 0 ? null : table.Values.Column(index);
    }
}

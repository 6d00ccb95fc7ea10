namespace NtkWorkbench.Runs;

/// <summary>
/// What a comparison knows of one run of a network. <see cref="RunOpener"/> takes it from a folder, each checkpoint's numbers when they
/// are asked for; a test writes down those that it needs.
/// </summary>
internal sealed record ComparedRun
{
    public required string Label { get; init; }

    public required NetworkJob Job { get; init; }

    public required NetworkArchitecture Architecture { get; init; }

    /// <summary>Its data; of the samples those that were linearized.</summary>
    public required TrainingData Data { get; init; }

    /// <summary>The number of its training samples, linearized or not.</summary>
    public required int Samples { get; init; }

    /// <summary>Where functions of x were evaluated, (g, d).</summary>
    public required Matrix Grid { get; init; }

    public required RunSummary Summary { get; init; }

    public required IReadOnlyDictionary<string, double[]> Metrics { get; init; }

    /// <summary>The columns of features/along_training.csv; null where the kernel was not followed.</summary>
    public IReadOnlyDictionary<string, double[]>? AlongTraining { get; init; }

    /// <summary>The columns of predictions/linearized.csv; null where there is none.</summary>
    public IReadOnlyDictionary<string, double[]>? Linearized { get; init; }

    public string Folder { get; init; } = "";

    /// <summary>What made the run ready or worked on it; empty where its folder does not tell.</summary>
    public IReadOnlyList<ComputedOn> Machines { get; init; } = [];

    /// <summary>σ₁ ≥ σ₂ ≥ … at a checkpoint.</summary>
    public Func<string, double[]> SingularValues { get; init; } = _ => [];

    /// <summary>φ_k on the grid at a checkpoint, (g·o, k), or (g, k) of a summed kernel.</summary>
    public Func<string, Matrix> PrincipalFeatures { get; init; } = _ => new(0, 0);

    /// <summary>φ_k on the training inputs at a checkpoint, (n·o, k), or (n, k).</summary>
    public Func<string, Matrix> PrincipalFeaturesOnTrain { get; init; } = _ => new(0, 0);

    /// <summary>f on the grid at a checkpoint, (g, o).</summary>
    public Func<string, Matrix> Predictions { get; init; } = _ => new(0, 0);

    /// <summary>Where the units of the first hidden layer switch at a checkpoint; null where they do not.</summary>
    public Func<string, double[]?> Elbows { get; init; } = _ => null;

    /// <summary>z_l on the training samples that were linearized at a checkpoint, a matrix a layer.</summary>
    public Func<string, IReadOnlyList<Matrix>> PreActivations { get; init; } = _ => [];

    /// <summary>The root mean square on the grid of ∂f/∂θ for each parameter of the first layer at a checkpoint.</summary>
    public Func<string, double[]> FirstLayerFeatures { get; init; } = _ => [];

    /// <summary>The share of each layer in the trace of the tangent kernel at a checkpoint; none where
    /// that is not formed.</summary>
    public Func<string, double[]> LayerShares { get; init; } = _ => [];

    /// <summary>The tangent kernel that was saved of a checkpoint, or of the limit of infinite width; null where none was.</summary>
    public Func<string, Matrix?> SavedKernel { get; init; } = _ => null;

    /// <summary>The network at a checkpoint, linearized on some inputs; the caller's to dispose.</summary>
    public Func<string, Matrix, Linearization> Linearize { get; init; } = (_, _) => throw new NotSupportedException();

    /// <summary>‖f − f_lin‖/‖f − f₀‖ on the grid at a checkpoint, with f_lin = f₀ + J(θ − θ₀); null where f did not move.</summary>
    public Func<string, double?> Gap { get; init; } = _ => null;

    /// <summary>The job as its file wrote it: a fraction of the largest stable rate, which is another number for each seed, stands as
    /// one.</summary>
    public NetworkJob Written => WrittenAs(Job, Summary.FractionOfMaxRate);

    /// <summary>A job as its file wrote it; <c>fractionOfMaxRate</c>: as the summary tells it.</summary>
    public static NetworkJob WrittenAs(NetworkJob job, double? fractionOfMaxRate) => fractionOfMaxRate is double fraction
        ? job with { Training = job.Training with { LearningRate = LearningRate.OfMax(fraction) } } : job;

    /// <summary>How it stands, and after how many steps: only what is alike in both has a mean.</summary>
    public string Standing => Invariant($"{Summary.Status} {Summary.Steps}");

    public int StepsPerEpoch => Job.Training.StepsPerEpoch ?? TrainingOptions.StepsOfEpoch(Job.Training.Batch, Samples);

    public bool IsCompleted => Summary.Status == RunStatus.Completed;

    /// <summary>The checkpoints that were linearized, by step.</summary>
    public IEnumerable<string> Checkpoints => Summary.Checkpoints.Keys;

    /// <summary>Whether its loss grew without end, as far as a number that is not finite or not so far.</summary>
    public bool Diverged => Summary.Status is RunStatus.Diverged or RunStatus.Diverging;

    public bool Has(string checkpoint) => Summary.Checkpoints.ContainsKey(checkpoint);

    /// <summary>Whether its tangent kernel is small enough to be formed.</summary>
    public bool HasKernel => Job.Features.Method != SpectrumMethod.Lanczos;

    /// <summary>Whether its kernel is summed over several outputs: φ_k are then one function each.</summary>
    public bool IsSummed => SpectrumDecision.Kernel(Job.Features, Architecture) == KernelKind.Summed;

    /// <summary>The numbers of a checkpoint; null where it was not linearized.</summary>
    public CheckpointSummary? At(string checkpoint) => Summary.Checkpoints.GetValueOrDefault(checkpoint);

    /// <summary>The gradient norms of the layers at one row of the metrics, the first layer first.</summary>
    public double[] GradientNorms(string part, Index row) =>
        [.. Architecture.Layers.Select(layer => Metrics[$"gradient_norm.layers.{layer.Index}.{part}"][row])];
}

namespace NtkWorkbench.Runs;

/// <summary>A network job with its data, network, initial parameters and grid.</summary>
internal sealed class NetworkRunPlan : RunPlan
{
    private const int MostSharpnessParameters = 200_000;

    private static readonly FunctionDataOptions AnyFunction = new() { Function = new UnitStep() };

    internal NetworkRunPlan(LoadedJob source, Workbench workbench)
        : base(source, workbench) =>
        FractionOfMaxRate = source.Job is NetworkJob written ? written.Training.LearningRate.FractionOfMax : null;

    public required NetworkJob Job { get; init; }

    /// <summary>The data, and what their files hold.</summary>
    public required LoadedSamples Samples { get; init; }

    public TrainingData Data => Samples.Data;

    /// <summary>The samples that features, kernel and regression are of: the data, or those that features.samples chooses.</summary>
    public required TrainingData FeatureData { get; init; }

    /// <summary>Whether these are some of the training samples.</summary>
    public bool IsOfSome => FeatureData.Train.Count < Data.Train.Count;

    /// <summary>Where functions of x are evaluated, (g, d).</summary>
    public required Matrix Grid { get; init; }

    /// <summary>The same points before the inputs were scaled.</summary>
    public required Matrix GridPoints { get; init; }

    /// <summary>The output that figures show where they show one.</summary>
    public required ShownOutput Shown { get; init; }

    public required NetworkArchitecture Architecture { get; init; }

    /// <summary>The network at infinite width; null where the job does not ask for it.</summary>
    public InfiniteWidthNetwork? Limit { get; init; }

    public required double[] InitialParameters { get; init; }

    public required IEngineProvider EngineProvider { get; init; }

    public required RunMemory Memory { get; init; }

    internal override IEnumerable<string> Warnings => Job.Training is { EarlyStopping.Patience: int patience, Steps: > 0 and int steps }
        && (long)patience * Job.Training.RecordInterval >= steps
        ? [$"early stopping cannot end training before its last step: training.early_stopping.patience is {patience} rows, and there is a "
            + $"row of metrics every {Job.Training.RecordInterval} of {steps} steps (training.record_every)"] : [];

    /// <summary>What is kept of the steps that are followed.</summary>
    internal SnapshotSizes Snapshots => field ??= new(Architecture, Job, FeatureData.Train, Grid.Rows);

    internal NetworkOperations Operations => new(Architecture, Job, Data, FeatureData.Train.Count, Grid.Rows);

    internal bool HasLinearModel => Operations.HasLinearModel;

    internal MetricsColumns Columns => new()
    {
        Layers = Architecture.Layers.Count,
        HasClasses = Job.Training.Loss == LossKind.CrossEntropy,
        IsTested = Data.Test is not null,
        IsValidated = Data.Validation is not null,
        StepsPerEpoch = Job.Training.StepsPerEpoch,
    };

    /// <summary>Whether the leading modes alone are found, and neither J nor Θ is formed.</summary>
    internal bool IsLeading => Job.Features.Method == SpectrumMethod.Lanczos;

    /// <summary>Whether the kernel is summed over several outputs: J̄ and φ̄_k have a row a sample.</summary>
    internal bool IsSummed => SpectrumDecision.Kernel(Job.Features, Architecture) == KernelKind.Summed;

    /// <summary>Rows of a sample of what is decomposed.</summary>
    internal int RowsOfSample => IsSummed ? 1 : Architecture.OutputCount;

    /// <summary>Columns of it.</summary>
    internal int FeatureColumns => checked(
        Architecture.TrainedParameterCount(Job.Training.Layers) * (IsSummed ? Architecture.OutputCount : 1));

    /// <summary>The output of principal features and kernel that figures show where they show one.</summary>
    internal ShownOutput ShownFeatures => IsSummed ? ShownOutput.First(1) : Shown;

    internal bool HasPreconditionedSpectrum => Preconditioner.Has(Job.Training.Optimizer) && !IsLeading && !IsSummed
        && FeatureDecompositions.TakesScaled(Job.Features.Method, FeatureData.Train.Count * Architecture.OutputCount,
            Architecture.TrainedParameterCount(Job.Training.Layers));

    // Beyond that the vectors of a Lanczos iteration take half a gigabyte.
    internal bool HasPreconditionedSharpness => Preconditioner.Has(Job.Training.Optimizer)
        && Architecture.TrainedParameterCount(Job.Training.Layers) <= MostSharpnessParameters;

    /// <summary>The learning rate as the job file writes it, where that is a fraction of the largest stable one; null for a
    /// number.</summary>
    internal double? FractionOfMaxRate { get; private set; }

    /// <summary>The network at its parameters of step 0; the caller's to dispose.</summary>
    internal Network CreateNetwork() => new(Architecture, InitialParameters, Job.Seed, Job.Precision, EngineProvider);

    /// <summary>The network at any parameters, linearized on the training inputs that were chosen; the caller's to dispose.</summary>
    internal Linearization Linearize(double[] parameters, IProgress<double>? progress = null, LeadingSearch? search = null,
        CancellationToken cancellation = default) =>
        LinearizeAt(parameters, FeatureData.Train.Inputs, progress, null, search, cancellation);

    internal Linearization LinearizeAt(
        double[] parameters, Matrix inputs, IProgress<double>? progress = null, SpectrumMethod? method = null,
        LeadingSearch? search = null, CancellationToken cancellation = default) =>
        new(EngineProvider, Architecture, parameters, inputs, LinearizationOptions.Of(Job.Training, Data, Job.Seed) with
        {
            Method = method ?? Job.Features.Method,
            Kernel = Job.Features.Kernel,
            Leading = Job.Features.LeadingModes,
            Principal = Job.Features.Principal,
            LinearAlgebra = Workbench.LinearAlgebra,
            Progress = progress,
            Search = search,
            Cancellation = cancellation,
        });

    /// <summary>Data in a run folder, so that resolved.yaml finds them there.</summary>
    private protected override void WriteInputs(RunFolder folder, IRunObserver observer, CancellationToken cancellation)
    {
        WriteData(folder);
        if (FractionOfMaxRate is double fraction)
            RunJson.Write(folder.WrittenRate, new WrittenRate(fraction));
    }

    internal void WriteData(RunFolder folder)
    {
        DataCopies.Write(folder, Samples, Job.Data);
        if (Job.Features.Grid?.File is not null)
            FeatureWriter.Write(folder.GridData, (Data.Train.InputNames, GridPoints));
        CheckpointFile.Write(folder.Checkpoint("init"), Architecture, Job.Precision, new Checkpoint("init", 0, InitialParameters));
    }

    internal static NetworkRunPlan Create(LoadedJob source, NetworkJob job, Workbench workbench) =>
        new NetworkPlanner(source, workbench).Plan(job);

    public override string Describe() => Invariant($"valid: {Architecture} with {Architecture.ParameterCount} parameters, ")
        + Invariant($"{Data.Train.Count} training samples, {Job.Training.Steps} steps");

    internal override RunEstimate Estimate() => new NetworkEstimate(this).Create();

    private protected override IReadOnlyList<(string Stage, double Bytes, string How)> MemoryOfStages() =>
        new NetworkEstimate(this).Memory();

    internal override double DiskBytes => Memory.Disk;

    internal override double CountedOperations => Operations.Training + (Memory.Features is not { } features ? 0
        : (Operations.Decomposed * Operations.OfLinearization(features.Method, FeatureData.Train.Count))
            + Operations.OfInfiniteWidth()
            + (Job.Features.Track.Steps(Job.Training.TotalSteps).Count * Operations.OfFollowedStep()));

    // Where parameters begin, how far steps go and what the samples are does not matter, only how many there are.
    internal override string Likeness => Describe()
        + Invariant($", {Data.Test?.Count}, {Data.Validation?.Count}, {FeatureData.Train.Count}, {Grid.Rows}, {Data.InstanceNoise > 0}\n")
        + ResolvedYaml.Write(Job with
        {
            Name = "member",
            Seed = 0,
            Data = Job.Data is FunctionDataOptions ? AnyFunction : Job.Data,
            Initialization = new(),
            Training = Job.Training with { LearningRate = 1 },
        });

    private sealed record WrittenRate(double FractionOfMax);

    private protected override string Engine => EngineProvider.Description;

    private protected override Job Resolved(RunFolder folder) => PortableJob.Create(this);

    // resolved.yaml has the rate as a number; how it was written stands in the state.
    private protected override RunWork Begin(RunContext run)
    {
        if (File.Exists(run.Folder.WrittenRate))
            FractionOfMaxRate ??= RunJson.Read<WrittenRate>(run.Folder.WrittenRate).FractionOfMax;
        return new NetworkRun(this, run);
    }
}

namespace NtkWorkbench.Runs;

/// <summary>What a run of a network needs of memory; one that would not fit is refused before anything of its size is made.</summary>
internal sealed class RunMemory(NetworkArchitecture architecture, NetworkJob job, TrainingData data, Dataset linearized, int gridPoints)
{
    // The job's parameters, those in training, their gradient, and what an optimizer keeps of it.
    private const int ParameterVectors = 5;

    // Of a number of metrics.csv with its comma.
    private const double BytesOfCell = 20;

    // What a row holds in memory beside its numbers.
    private const double BytesOfRow = 150;

    private const int WieldyRows = 3000;

    // Pre-activations, activations and what flows back.
    private const int BatchMatrices = 3;

    /// <summary>Products of a Lanczos iteration that converges, as most do.</summary>
    public const int LanczosProducts = 60;

    /// <summary>Bytes of memory for each character of a page: numbers, their JSON in a growing buffer and as text, the page put together,
    /// as text, and as bytes of a file.</summary>
    public const double PageBytesOfCharacter = 1 + 2 + 2 + 4 + 4 + 1;

    private static readonly int LargestKernel = (int)Math.Sqrt(Array.MaxLength);

    private readonly FeatureOptions _options = job.Features;
    private readonly int _samples = data.Train.Count;
    private readonly int _linearized = linearized.Count;
    private readonly SnapshotSizes _snapshots = new(architecture, job, linearized, gridPoints);

    // θ and, where the optimizer divides its step by one, P.
    private int VectorsKept => Preconditioner.Has(job.Training.Optimizer) ? 2 : 1;

    private double Layers => architecture.Layers.Count;

    private double Rows => 1 + (job.Training.TotalSteps / job.Training.RecordInterval);

    private double Batch => sizeof(double) * (job.Training.Batch.Size is not int size ? 0.0
        : job.Training.Batch.Sampling == BatchSampling.WithReplacement ? size : Math.Min(size, _samples))
        * BatchMatrices * architecture.Layers.Sum(layer => (double)layer.FanOut);

    private int Tracked => _options.Track.Steps(job.Training.TotalSteps).Count;

    // Of checkpoints and of steps that are followed.
    private double Kept => sizeof(double) * (double)architecture.ParameterCount * VectorsKept;

    /// <summary>Bytes of the samples of all sets.</summary>
    public double Data { get; } = DatasetLoader.Bytes(data);

    /// <summary>Bytes of the parameters, as often as training, its checkpoints and the steps that are followed keep them, of the largest
    /// batch and of the rows that are held.</summary>
    public double Training => (sizeof(double) * (double)architecture.ParameterCount
        * ParameterVectors) + (Kept * (_options.Checkpoints.Count + Tracked)) + Batch
        + (Math.Min(Rows, ThinnedRows<MetricsRow>.Most) * (BytesOfRow + (2 * sizeof(double) * Layers)));

    /// <summary>Bytes of training the linear model in its parameters: these, its origin twice and the step from it, their gradient, what an
    /// optimizer keeps of it, and outputs at the steps that are followed.</summary>
    public double LinearModel => (sizeof(double) * (((ParameterVectors + 3) * (double)architecture.ParameterCount)
        + (((double)_linearized + (_snapshots.HasLinearModel ? gridPoints : 0)) * architecture.OutputCount * Tracked))) + Batch;

    /// <summary>Bytes of training it in a Krylov space instead: its vectors, the steps that are followed and the last as steps and as
    /// parameters; 0 where it is trained otherwise.</summary>
    public double KrylovModel
    {
        get
        {
            if (_options.Method != SpectrumMethod.Lanczos
                || !new NetworkOperations(architecture, job, data, _linearized, gridPoints).HasLinearModel
                || TrainedLinearModel.Plan(architecture, job.Training, data, _linearized, hasKernel: false) != LinearModelMethod.Krylov)
                return 0;
            double trained = architecture.TrainedParameterCount(job.Training.Layers);
            return sizeof(double) * ((trained * KrylovDescent.Most((double)_linearized * architecture.OutputCount, trained))
                + (2 * (1 + Tracked) * (double)architecture.ParameterCount));
        }
    }

    /// <summary>Bytes on the disk of metrics.csv and of the journal that becomes it, and of the parameters that are kept: in the journal
    /// those of the steps that are followed too.</summary>
    public double Disk => (2 * Rows * BytesOfCell * (6 + (2 * Layers))) + (Kept * (1 + _options.Checkpoints.Count + Tracked))
        + (sizeof(double) * (double)architecture.ParameterCount * (1 + _options.Checkpoints.Count)) + _snapshots.Bytes;

    /// <summary>Characters that what moves through the followed steps takes of report.html, at most.</summary>
    public double MovingCharacters => Math.Min(TrainingBlockBuilder.MostCharacters, 4.0 / 3 * _snapshots.Bytes);

    /// <summary>Bytes of making them.</summary>
    public double Moving => PageBytesOfCharacter * MovingCharacters;

    /// <summary>What the tangent features need, beside what is kept of the steps that are followed, and with the linear model that
    /// is trained on their products; null where no checkpoint is asked for.</summary>
    public MemoryEstimate? Features
    {
        get
        {
            if (_options.Checkpoints.Count == 0)
                return null;
            MemoryEstimate features = SpectrumMemory.Estimate(
                architecture, _linearized, _options.Method, _options.Checkpoints.Count, _options.Save.Contains(SavedMatrix.Jacobian),
                gridPoints, _options.Principal, job.Training.Layers, _options.LeadingModes,
                SpectrumDecision.Kernel(_options, architecture));
            return features with { Bytes = features.Bytes + KrylovModel + (Kept * Tracked) + _snapshots.Held + InfiniteWidth };
        }
    }

    // Both kernels and their modes, Θ∞ in the other's modes and what makes that; Θ∞ ⊗ I; kernels and their products of a block of points.
    private double InfiniteWidth
    {
        get
        {
            if (!_options.InfiniteWidth)
                return 0;
            double n = _linearized, rows = n * (SpectrumDecision.Kernel(_options, architecture) == KernelKind.Summed ? 1
                : architecture.OutputCount);
            return sizeof(double) * ((7 * n * n) + (rows > n ? 2 * rows * rows : 0)
                + (7 * Math.Min(InfiniteWidthRegression.BlockEntries, n * Math.Max(gridPoints, n))));
        }
    }

    /// <summary>What the features on inputs with noise need, every sample drawn some times; null without any. modes: whether the linear
    /// model's are of these.</summary>
    public MemoryEstimate? NoisyFeatures(bool modes) => data.InstanceNoise == 0 || _options.Checkpoints.Count == 0 ? null
        : SpectrumMemory.Estimate(architecture, _linearized * NoiseDraws, modes ? SpectrumMethod.Kernel : SpectrumMethod.Auto, gridPoints:
            gridPoints, layers: job.Training.Layers);

    /// <summary>Draws of each sample's noise.</summary>
    public int NoiseDraws => NoisyLinearization.CountDraws(architecture, job.Training.Loss, _linearized).Draws;

    /// <summary>Bytes of the vectors from which λ₁(P⁻¹H) comes, and of the matrix where it is assembled, beside what is kept.</summary>
    public double Sharpness
    {
        get
        {
            double p = architecture.TrainedParameterCount(job.Training.Layers);
            return (sizeof(double) * ((p * LanczosProducts) + (p <= SymmetricOperator.MostAssembled ? 3 * p * p : 0)))
                + (Kept * (_options.Checkpoints.Count + Tracked));
        }
    }

    public void RequireParameters(long available)
    {
        if (Training > available)
            throw new NtkException($"{architecture.ParameterCount} parameters need {MemoryEstimate.InGibibytes(Training)} in training, "
                + $"{MemoryEstimate.InGibibytes(available)} are available; use narrower layers");
    }

    public void RequireBatch(long available)
    {
        if (Batch > available)
            throw new NtkException($"batches of {job.Training.Batch.Size} samples need {MemoryEstimate.InGibibytes(Batch)}, "
                + $"{MemoryEstimate.InGibibytes(available)} are available; use smaller ones");
    }

    public void RequireRows(long available)
    {
        if (Disk > available)
            throw new NtkException(Invariant($"{Rows:0} rows of metrics need {MemoryEstimate.InGibibytes(Disk)} on the disk, ")
                + $"{MemoryEstimate.InGibibytes(available)} are free here; record fewer steps");
    }

    // A kernel of a few thousand rows is decomposed in seconds.
    private string Choose => "choose some samples by features.samples: {count: "
        + $"{Math.Max(1, Math.Min(_linearized - 1, WieldyRows / architecture.OutputCount))}" + "}";

    public void RequireFeatures(long available)
    {
        bool isSummed = SpectrumDecision.Kernel(_options, architecture) == KernelKind.Summed;
        long rows = (long)_linearized * (isSummed ? 1 : architecture.OutputCount);
        if (_options.Checkpoints.Count > 0 && rows > LargestKernel && _options.Method != SpectrumMethod.Lanczos)
            throw new NtkException($"a tangent kernel of {rows} rows is too large, expected at most {LargestKernel}; use "
                + $"features.method: lanczos for the leading modes alone, {Choose}, or set features.checkpoints: [] to train only");
        Features?.Require(available, Choose);
        NoisyFeatures(modes: false)?.Require(available);
    }
}

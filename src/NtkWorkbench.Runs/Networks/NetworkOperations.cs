namespace NtkWorkbench.Runs;

/// <summary>How many operations the stages of a network's run take, by size alone: the same on every machine.</summary>
/// <param name="network">The network.</param>
/// <param name="job">The job, its defaults filled in.</param>
/// <param name="data">The samples.</param>
/// <param name="linearized">n, the training samples that features are of.</param>
/// <param name="grid">g.</param>
internal sealed class NetworkOperations(NetworkArchitecture network, NetworkJob job, TrainingData data, int linearized, int grid)
{
    // Forming an entry of J, in operations of a factorization.
    private const double EntryOperations = 60;

    private readonly TrainingOptions _training = job.Training;
    private readonly int _samples = data.Train.Count;

    public int BatchSize => Math.Min(_training.Batch.Size ?? _samples, Math.Max(_samples, 1));

    /// <summary>Of all steps and rows of metrics.</summary>
    public double Training => Steps + Records(1 + (_training.TotalSteps / _training.RecordInterval),
        (data.Test?.Count ?? 0) + (data.Validation?.Count ?? 0));

    /// <summary>Of all steps.</summary>
    public double Steps => _training.TotalSteps * OfStep(BatchSize);

    /// <summary>Checkpoints whose features are decomposed.</summary>
    public int Decomposed => job.Features.Checkpoints
        .Union(HasLinearModel ? [CheckpointSelector.Init, CheckpointSelector.Final] : []).Count();

    /// <summary>Whether the linear model is trained beside the network: three decompositions of n·o rows beside every run must stay a small
    /// part of it.</summary>
    public bool HasLinearModel => _training.Steps > 0 && job.Features.Checkpoints.Count > 0 && job.Features.LinearModel switch
    {
        LinearModelChoice.Auto => linearized * (long)network.OutputCount <= MostLinearizedRows,
        LinearModelChoice.Off => false,
        LinearModelChoice.Always => true,
        _ => throw new InvalidOperationException($"no such choice: {job.Features.LinearModel}"),
    };

    private const int MostLinearizedRows = 1000;

    // Of a search for leading modes, by experience; each forward and back through all samples.
    private const int Products = 100;
    private const double ProductOperations = 8;

    private double Rows => (double)linearized * network.OutputCount;

    private double Widths => network.Layers.Sum(layer => layer.FanIn + layer.FanOut);

    /// <summary>Of loss and gradient of all training samples, and the loss of others, some times.</summary>
    public double Records(int records, int others) => records * (OfStep(_samples) + (2.0 * network.ParameterCount * others));

    /// <summary>Of a step on some samples: forward two a parameter and sample, backward four.</summary>
    public double OfStep(int samples) => 6.0 * network.ParameterCount * samples;

    /// <summary>Of kernels of samples and of the grid with them, by layers; then the factorizations.</summary>
    public double OfLinearization(SpectrumMethod method, int samples)
    {
        bool isSummed = SpectrumDecision.Kernel(job.Features, network) == KernelKind.Summed;
        double outputs = network.OutputCount, summed = isSummed ? outputs : 1, rows = samples * outputs / summed,
            columns = network.TrainedParameterCount(_training.Layers) * summed, small = Math.Min(rows, columns),
            gridRows = grid * outputs / summed;
        double factors = (2.0 * network.ParameterCount * (samples + grid)) + (isSummed ? OfComparison(samples * outputs) : 0);
        if (method == SpectrumMethod.Lanczos)
            return factors + (Products * ProductOperations * samples * columns)
                + (2 * job.Features.Principal * summed * network.ParameterCount * grid);
        double kernels = 2 * Widths * summed * rows * (rows + gridRows);
        return factors + kernels + (EntryOperations * rows * columns) + method switch
        {
            SpectrumMethod.Svd => (4 * rows * columns * small) + (13 * small * small * small),
            SpectrumMethod.Lq => (4 * rows * rows * columns) + (20 * rows * rows * rows),
            SpectrumMethod.Kernel => OfModes(rows),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "unknown method"),
        };
    }

    // Of Θ and its modes, beside which Θ̄ is said to be what it is.
    private double OfComparison(double rows) => rows > SummedComparison.MostRows ? 0 : (2 * Widths * rows * rows) + OfModes(rows);

    /// <summary>Of a step that is followed: the loss of all samples, kernel and modes, principal features on the grid, and what measures
    /// rounding.</summary>
    public double OfFollowedStep()
    {
        double p = network.ParameterCount, gridRows = (double)grid * network.OutputCount;
        return (2 * p * ((double)_samples + linearized + grid)) + (2 * Widths * Rows * Rows) + OfModes(Rows)
            + (2 * job.Features.Track.Leading * p * (Rows + gridRows))
            + (EntryOperations * p * network.OutputCount * FeatureRounding.Samples(linearized, network.OutputCount, p));
    }

    /// <summary>Of measuring λ₁(P⁻¹H) once: two gradients for each product; few parameters make the matrix cheaper.</summary>
    public double OfSharpness() =>
        2 * Math.Min(RunMemory.LanczosProducts, network.TrainedParameterCount(_training.Layers) + 1) * OfStep(linearized);

    /// <summary>Of training the linear model in a Krylov space: at most so many products, each vector orthogonalized against all others,
    /// twice.</summary>
    public double OfKrylovModel()
    {
        double columns = network.TrainedParameterCount(_training.Layers), vectors = KrylovDescent.Most(Rows, columns);
        return vectors * columns * ((ProductOperations * linearized) + (4 * vectors));
    }

    /// <summary>Of the limit of infinite width; 0 where the job does not ask for it.</summary>
    public double OfInfiniteWidth() =>
        !job.Features.InfiniteWidth ? 0 : (OfDual(network.Activation) * network.Layers.Count * LimitPairs) + OfLimitModes();

    /// <summary>Pairs of points at which the limit's kernels are made: of samples, of the grid with them, and for regression of test
    /// samples with them.</summary>
    public double LimitPairs =>
        ((double)linearized * linearized / 2) + (linearized * (grid + (IsRegressed ? (double)(data.Test?.Count ?? 0) : 0)));

    /// <summary>The calls.</summary>
    public int LimitCalls => IsRegressed && data.Test is not null ? 3 : 2;

    /// <summary>Of modes of both kernels, and products with them at each point; 0 where there is no limit.</summary>
    public double OfLimitModes()
    {
        double n = linearized, points = n + grid + (data.Test?.Count ?? 0);
        return !job.Features.InfiniteWidth ? 0 : (2 * OfModes(n)) + (4 * n * n * n) + (8 * n * n * points) + OfRegression();
    }

    // Of a dual activation at a pair of points, by experience: a closed form, a series, quadrature, ten to the nanosecond.
    private static double OfDual(Activation activation) => activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Identity or Activation.Erf or Activation.Gelu or Activation.Sine => 30,
        Activation.Tanh or Activation.Sigmoid or Activation.Softplus or Activation.Silu => 300,
        Activation.Elu => 60_000,
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "no activation"),
    };

    private bool IsRegressed => _training.Loss == LossKind.MeanSquaredError;

    // Of the network's own kernel, by its Cholesky factor.
    private double OfRegression() => IsRegressed ? Rows * Rows * Rows / 3 : 0;

    /// <summary>Of the eigenvectors of a symmetric matrix.</summary>
    public static double OfModes(double rows) => 9 * rows * rows * rows;
}

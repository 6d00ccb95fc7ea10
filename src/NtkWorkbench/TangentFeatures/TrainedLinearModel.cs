using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The linear model f_lin(x) = f₀(x) + J(x)(θ − θ₀) that a network is at its first parameters, trained as the network is: same
/// loss, optimizer, rates and steps, on the same batches and draws of noise; full-batch SGD and momentum on the mean squared error under
/// instance noise in the mean over it.</summary>
public sealed record TrainedLinearModel
{
    // Some minutes on one core: a network of 10⁵ parameters at batches of 100 and 50,000 steps.
    private const double MostOperations = 2e12;

    // Of the eigenvectors of a symmetric matrix.
    private const double KernelOperations = 9;

    /// <summary>How it was trained.</summary>
    public required LinearModelMethod Method { get; init; }

    /// <summary>Steps that were taken.</summary>
    public required int Steps { get; init; }

    /// <summary>θ of all layers after them; null where they were not trained themselves.</summary>
    public double[]? Parameters { get; init; }

    /// <summary>Where its Krylov space ended; null for other methods.</summary>
    public KrylovEnd? Krylov { get; init; }

    /// <summary>f_lin on the training inputs, n·o entries, at each of the steps that were followed and reached, where that does not follow
    /// from the modes by itself.</summary>
    public IReadOnlyList<double[]> Outputs { get; init; } = [];

    /// <summary>f_lin on a grid, g·o entries, at the same steps; none where no grid was given.</summary>
    public IReadOnlyList<double[]> GridOutputs { get; init; } = [];

    /// <summary>Trains it.</summary>
    /// <param name="initial">The network at its first parameters, linearized on the training inputs or some of them; with the seed of its
    /// training (<see cref="LinearizationOptions.Seed"/>).</param>
    /// <param name="data">The samples.</param>
    /// <param name="training">How the network is trained, in steps or epochs; the same layers.</param>
    /// <param name="steps">How many steps are taken.</param>
    /// <param name="followed">Steps at which outputs are wanted, ascending; null: none.</param>
    /// <param name="grid">Points at which they are wanted beside the training inputs, (g, d); null: none.</param>
    /// <exception cref="ArgumentException">Other layers are trained.</exception>
    /// <remarks>By modes O((n·o)³ + n·o log steps), without J; otherwise less than twice the time of the network's own training in
    /// float64, J formed where it is small alone, and beside parameters and optimizer the memory of one batch. Not above 2·10¹²
    /// multiplications: 5 for each sample of a batch, parameter and step; by modes 24 for each of n·o and step but at a constant rate,
    /// under instance noise for each of n·o·draws, with 9·(n·o·draws)³ beside. Without a kernel full batches take, however many steps, at
    /// most 300 products with J and Jᵀ, 8·n·p multiplications each, and as many vectors of p numbers: that is done at any size.</remarks>
    public static TrainedLinearModel Train(
        Linearization initial, TrainingData data, TrainingOptions training, int steps, IReadOnlyList<int>? followed = null,
        Matrix? grid = null) => Train(initial, data, training, steps, followed ?? [], grid, trainer => trainer.Run(null));

    /// <summary>The same, where training in parameters is left to a callback, which may save and continue it.</summary>
    internal static TrainedLinearModel Train(Linearization initial, TrainingData data, TrainingOptions training, int steps,
        IReadOnlyList<int> followed, Matrix? grid, Func<LinearModelTrainer, TrainedLinearModel> inParameters)
    {
        ArgumentNullException.ThrowIfNull(initial);
        ArgumentNullException.ThrowIfNull(data);
        initial.RequireLayers(training);
        training = training.InSteps(data.Train.Count);
        ModeDescent.RequireRates(training);
        var model = new TrainedLinearModel
        {
            Method = Plan(initial.Architecture, training, data, initial.Inputs.Rows, initial.HasWholeKernel),
            Steps = steps,
        };
        if (model.Method == LinearModelMethod.Parameters)
        {
            using var trainer = new LinearModelTrainer(initial, data, training, steps, followed, grid);
            return inParameters(trainer);
        }
        if (model.Method == LinearModelMethod.Krylov)
            return model.InKrylovSpace(initial, data, training, followed, grid);
        if (model.Method != LinearModelMethod.Modes)
            return model;
        (Linearization trained, Matrix targets, LinearizedModel modes) = ByModes(initial, data);
        (double[] Modes, double Outside)[] weights = modes.Weights(training, [.. followed, steps], initial.Cancellation);
        if (!double.IsFinite(MeanSquaredError.Of(modes.OnInputs().Sum(weights[^1]), targets)))
            return model with { Method = LinearModelMethod.Diverged };
        return model with
        {
            // Without noise they follow from the modes by themselves.
            Outputs = initial.HasInstanceNoise ? At(initial.Inputs) : [],
            GridOutputs = grid is null ? [] : At(grid),
        };

        double[][] At(Matrix points) => followed.Count == 0 ? []
            : [.. weights[..^1].Select(modes.At(trained.At(points)).Sum).Select(at => at.Values)];
    }

    private TrainedLinearModel InKrylovSpace(
        Linearization initial, TrainingData data, TrainingOptions training, IReadOnlyList<int> followed, Matrix? grid)
    {
        (double[][] steps, KrylovEnd end) = KrylovDescent.Steps(initial, data.Train.Targets, training, [.. followed, Steps]);
        double[][] moved = [.. steps.Select(step =>
        {
            double[] parameters = initial.Parameters.ToArray();
            initial.Trainable.OutOfUnits(step);
            TensorPrimitives.Add(parameters.AsSpan(^step.Length..), step, parameters.AsSpan(^step.Length..));
            return parameters;
        })];
        if (!moved[^1].All(double.IsFinite))
            return this with { Method = LinearModelMethod.Diverged };
        return this with
        {
            Parameters = moved[^1],
            Krylov = end,
            Outputs = At(initial.Inputs),
            GridOutputs = grid is null ? [] : At(grid),
        };

        double[][] At(Matrix points) => [.. moved[..^1].Select(parameters => initial.At(points).Moved(parameters).Values)];
    }

    /// <summary>f_lin as a function of points, (g, d) → (g, o). last: the network's last parameters, where the model has none.</summary>
    internal Func<Matrix, Matrix> Function(Linearization initial, TrainingData data, TrainingOptions training, double[] last)
    {
        if (Method != LinearModelMethod.Modes)
            return points => initial.At(points).Moved(Parameters ?? last);
        (Linearization trained, _, LinearizedModel modes) = ByModes(initial, data);
        (double[] Modes, double Outside) weights =
            modes.Weights(training.InSteps(data.Train.Count), [Steps], initial.Cancellation)[0];
        return points => modes.At(trained.At(points)).Sum(weights);
    }

    /// <summary>How it will be trained: by modes where they stay apart and steps see all samples, which are those that were linearized;
    /// without a kernel in the Krylov space instead.</summary>
    internal static LinearModelMethod Plan(
        NetworkArchitecture architecture, TrainingOptions training, TrainingData data, int? linearized = null, bool hasKernel = true)
    {
        bool isByModes = ModeDescent.Knows(training) && training.Batch.Sampling == BatchSampling.Full
            && (linearized ?? data.Train.Count) == data.Train.Count;
        if (!hasKernel && isByModes && data.InstanceNoise == 0 && KrylovDescent.Knows(training))
            return LinearModelMethod.Krylov;
        isByModes &= hasKernel;
        return (isByModes ? ByModes(architecture, training, data) : InParameters(architecture, training, data.Train.Count)) switch
        {
            > MostOperations => LinearModelMethod.TooLong,
            _ => isByModes ? LinearModelMethod.Modes : LinearModelMethod.Parameters,
        };
    }

    // Multiplications: modes descend along the steps that are followed, and to the end. Without noise they are those of the kernel,
    // which is decomposed anyhow.
    private static double ByModes(NetworkArchitecture architecture, TrainingOptions training, TrainingData data)
    {
        const int descents = 2;
        int rows = data.Train.Targets.Values.Length;
        if (data.InstanceNoise == 0)
            return descents * ModeDescent.Operations(training, rows);
        double drawn = (double)rows * NoisyLinearization.CountDraws(architecture, training.Loss, data.Train.Count).Draws;
        return (descents * ModeDescent.Operations(training, drawn)) + (KernelOperations * drawn * drawn * drawn);
    }

    // Each sample forward at θ₀, forward again with the step, back: one and twice two products with every weight.
    private static double InParameters(NetworkArchitecture architecture, TrainingOptions training, int samples)
    {
        int size = training.Batch.Size ?? samples;
        double batch = training.Batch.Sampling == BatchSampling.WithReplacement ? size : Math.Min(size, samples);
        return 5 * batch * architecture.ParameterCount * training.TotalSteps;
    }

    // Under instance noise the mean is trained on draws of it.
    private static (Linearization Trained, Matrix Targets, LinearizedModel Modes) ByModes(Linearization initial, TrainingData data)
    {
        Linearization trained = initial.Noisy?.Stack ?? initial;
        Matrix targets = initial.Noisy?.Targets(data.Train.Targets) ?? data.Train.Targets;
        return (trained, targets, trained.Model(targets));
    }
}

namespace NtkWorkbench;

/// <summary>The linear model f_lin(x) = f₀(x) + J(x)(θ − θ₀) that a network is at its first parameters, trained as the network is: same
/// loss, optimizer, rates and steps, and, but for means over instance noise, the same batches and draws.</summary>
public sealed record TrainedLinearModel
{
    // Some minutes on one core: a network of 10⁵ parameters at batches of 100 and 50,000 steps.
    private const double MostOperations = 2e12;

    /// <summary>How it was trained.</summary>
    public required LinearModelMethod Method { get; init; }

    /// <summary>Steps that were taken.</summary>
    public required int Steps { get; init; }

    /// <summary>θ of all layers after them; null where they were not trained themselves.</summary>
    public double[]? Parameters { get; init; }

    /// <summary>f_lin on the training inputs, n·o entries, at each of the steps that were followed and reached, where that does not follow
    /// from the modes by itself.</summary>
    public IReadOnlyList<double[]> Outputs { get; init; } = [];

    /// <summary>Trains it.</summary>
    /// <param name="initial">The network at its first parameters, linearized on the training inputs; with the seed of its training
    /// (<see cref="LinearizationOptions.Seed"/>).</param>
    /// <param name="data">The samples.</param>
    /// <param name="training">How the network is trained; the same layers.</param>
    /// <param name="steps">How many steps are taken.</param>
    /// <param name="followed">Steps at which outputs are wanted, ascending; null: none.</param>
    /// <exception cref="ArgumentException">Other layers are trained.</exception>
    /// <remarks>By modes O((n·o)³ + n·o log steps), without J; otherwise less than twice the time of the network's own training in
    /// float64, J never formed, and beside parameters and optimizer the memory of one batch. Not above 2·10¹² operations.</remarks>
    public static TrainedLinearModel Train(
        Linearization initial, TrainingData data, TrainingOptions training, int steps, IReadOnlyList<int>? followed = null) =>
        Train(initial, data, training, steps, followed ?? [], trainer => trainer.Run(null));

    /// <summary>The same, where training in parameters is left to a callback, which may save and continue it.</summary>
    internal static TrainedLinearModel Train(Linearization initial, TrainingData data, TrainingOptions training, int steps,
        IReadOnlyList<int> followed, Func<LinearModelTrainer, TrainedLinearModel> inParameters)
    {
        ArgumentNullException.ThrowIfNull(initial);
        ArgumentNullException.ThrowIfNull(data);
        initial.RequireLayers(training);
        var model = new TrainedLinearModel { Method = Plan(initial.Architecture, training, data), Steps = steps };
        if (model.Method == LinearModelMethod.Parameters)
        {
            using var trainer = new LinearModelTrainer(initial, data, training, steps, followed);
            return inParameters(trainer);
        }
        bool isMean = model.Method == LinearModelMethod.Modes && data.InstanceNoise > 0;
        return model with { Outputs = isMean ? [.. followed.Select(step =>
            (model with { Steps = step }).At(initial, data, training, initial.Inputs, []).Values)] : [] };
    }

    /// <summary>f_lin at points, (g, o). last: the network's last parameters, where the model has none.</summary>
    internal Matrix At(Linearization initial, TrainingData data, TrainingOptions training, Matrix points, ReadOnlySpan<double> last)
    {
        if (Method != LinearModelMethod.Modes)
            return initial.At(points).Moved(Parameters ?? last);
        // Under instance noise the mean is trained on the draws of it.
        Linearization trained = initial.Noisy?.Stack ?? initial;
        return trained.Model(initial.Noisy?.Targets(data.Train.Targets) ?? data.Train.Targets).At(trained.At(points))
            .After(training, Steps, cancellation: initial.Cancellation);
    }

    /// <summary>How it will be trained: by modes where steps see all samples, or the mean over noise is taken, and they stay
    /// apart.</summary>
    internal static LinearModelMethod Plan(NetworkArchitecture architecture, TrainingOptions training, TrainingData data)
    {
        bool isByModes = ModeDescent.Knows(training) && (training.Batch.Sampling == BatchSampling.Full || data.InstanceNoise > 0);
        double operations = isByModes ? ModeDescent.Operations(training, data.Train.Targets.Values.Length)
            : 4.0 * (training.Batch.Size ?? data.Train.Count) * architecture.OutputCount * architecture.ParameterCount * training.Steps;
        return operations > MostOperations ? LinearModelMethod.TooLong
            : isByModes ? LinearModelMethod.Modes : LinearModelMethod.Parameters;
    }
}

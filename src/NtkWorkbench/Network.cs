namespace NtkWorkbench;

/// <summary>A multilayer perceptron at its parameters, in an engine: to be evaluated, trained and linearized.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class Network : IDisposable
{
    private readonly IEngine _engine;

    /// <summary>A network at given parameters.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="parameters">θ, p entries, rounded to the precision.</param>
    /// <param name="seed">What the batches and the noise of its training are drawn from.</param>
    /// <param name="precision">Arithmetic of training; linearization is always float64.</param>
    /// <param name="engines">What holds it; null: the builtin engine.</param>
    /// <exception cref="ShapeException"><paramref name="parameters"/> does not have p entries.</exception>
    public Network(
        NetworkArchitecture architecture, ReadOnlySpan<double> parameters, long seed = 0, Precision precision = Precision.Float64,
        IEngineProvider? engines = null)
    {
        Engines = engines ?? new BuiltinEngineProvider(LinearAlgebraProviders.Best());
        Seed = seed;
        _engine = Engines.Create(architecture, precision, parameters);
    }

    /// <summary>The network.</summary>
    public NetworkArchitecture Architecture => _engine.Architecture;

    /// <summary>Arithmetic of training.</summary>
    public Precision Precision => _engine.Precision;

    /// <summary>What draws are derived from.</summary>
    public long Seed { get; }

    /// <summary>What holds the network, and its likes.</summary>
    public IEngineProvider Engines { get; }

    /// <summary>A network with drawn parameters.</summary>
    /// <param name="layerSizes">Inputs, the widths of the hidden layers, outputs.</param>
    /// <param name="activation">φ.</param>
    /// <param name="seed">What parameters, and the batches of training, are drawn from.</param>
    /// <param name="initialization">How they are drawn; null: as torch.nn.Linear does.</param>
    /// <param name="parameterization">How parameters enter; null: the standard one.</param>
    /// <param name="precision">Arithmetic of training.</param>
    /// <param name="engine">What holds it; null: the builtin engine.</param>
    /// <exception cref="ShapeException">The sizes make no network.</exception>
    /// <exception cref="NtkException">A scheme does not go with the network.</exception>
    public static Network Create(
        IReadOnlyList<int> layerSizes, Activation activation, long seed = 0, InitializationOptions? initialization = null,
        Parameterization? parameterization = null, Precision precision = Precision.Float64,
            IEngineProvider? engine = null)
    {
        var architecture = new NetworkArchitecture(layerSizes, activation, parameterization);
        return new Network(architecture, ParameterInitializer.Draw(architecture, initialization ?? new(), new RandomStreams(seed)), seed,
            precision, engine);
    }

    /// <summary>θ, p entries, copied.</summary>
    public double[] Parameters()
    {
        double[] parameters = new double[Architecture.ParameterCount];
        _engine.CopyParameters(parameters);
        return parameters;
    }

    /// <summary>f(x) for each row.</summary>
    /// <param name="inputs">(n, d).</param>
    /// <returns>(n, o).</returns>
    /// <exception cref="ShapeException">The inputs do not have d columns.</exception>
    public Matrix Evaluate(Matrix inputs)
    {
        RequireInputs(inputs);
        var outputs = new Matrix(inputs.Rows, Architecture.OutputCount);
        _engine.Evaluate(inputs.Values, outputs.Values);
        return outputs;
    }

    /// <summary>The loss over a data set and, with cross-entropy, the accuracy.</summary>
    /// <exception cref="ShapeException">The data do not fit the network and the loss.</exception>
    public LossEvaluation Loss(Dataset data, TrainingLoss loss = default) => _engine.EvaluateLoss(data, loss, []);

    /// <summary>Trains the network from where it is.</summary>
    /// <param name="data">What is learned, and what it is tested on.</param>
    /// <param name="options">How. A rate that is a fraction is one of the largest stable rate where the network is now, in
    /// O((n·o)³).</param>
    /// <param name="checkpoints">Steps whose parameters are kept, besides the first and the last; null: none.</param>
    /// <param name="cancellation">Looked at before every step; what was trained so far stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">Steps are negative, or a batch or an interval of rows is empty.</exception>
    /// <exception cref="ShapeException">The data do not fit the network and the loss.</exception>
    /// <exception cref="NtkException">The rate is a fraction, and the optimizer has no largest stable one.</exception>
    public TrainingHistory Train(
        TrainingData data, TrainingOptions options, IReadOnlyCollection<int>? checkpoints = null, CancellationToken cancellation = default)
    {
        var history = new TrainingHistory();
        history.Result = Begin(data, options, checkpoints).Run(history, cancellation);
        return history;
    }

    /// <summary>A trainer of this network, ready for its first step, for those who take the steps themselves.</summary>
    /// <inheritdoc cref="Train"/>
    public Trainer Begin(TrainingData data, TrainingOptions options, IReadOnlyCollection<int>? checkpoints = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Steps ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Batch.Size ?? 1);
        options = options.InSteps(data.Train.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.RecordInterval);
        if (options.LacksMeasure(data) is TrainingMeasure missing)
            throw new NtkException($"training goes by {missing}, and there are no validation data for it");
        var trainer = new Trainer(_engine, data, WithRate(options, data), new RandomStreams(Seed), checkpoints ?? []);
        trainer.Initialize();
        return trainer;
    }

    /// <summary>The linear model that the network is near its present parameters; later training does not change it.</summary>
    /// <param name="inputs">X, (n, d).</param>
    /// <param name="options">How; null: as <see cref="LinearizationOptions"/> says by itself, with the network's seed.</param>
    /// <exception cref="ShapeException">The inputs do not have d columns.</exception>
    public Linearization Linearize(Matrix inputs, LinearizationOptions? options = null)
    {
        RequireInputs(inputs);
        return new(Engines, Architecture, Parameters(), inputs, options ?? new() { Seed = Seed });
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private TrainingOptions WithRate(TrainingOptions options, TrainingData data)
    {
        if (options.LearningRate.FractionOfMax is not double fraction)
            return options;
        using Linearization linear = Linearize(data.Train.Inputs, LinearizationOptions.Of(options, data, Seed));
        StableRates limit = linear.StableRates(options)
            ?? throw new NtkException("a fraction of the largest stable rate needs an optimizer that has one: sgd or momentum");
        return options with { LearningRate = fraction * limit.Largest };
    }

    private void RequireInputs(Matrix inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Columns != Architecture.InputCount)
            throw new ShapeException($"inputs of a network {Architecture} must have shape (n, {Architecture.InputCount}), "
                + $"got ({inputs.Rows}, {inputs.Columns})");
    }
}

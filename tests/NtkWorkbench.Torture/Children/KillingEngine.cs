namespace NtkWorkbench.Torture;

/// <summary>An engine that ends its process as a step begins.</summary>
internal sealed class KillingEngine(IEngine engine, int last) : IEngine
{
    private int _steps;

    public NetworkArchitecture Architecture => engine.Architecture;

    public Precision Precision => engine.Precision;

    public void CopyParameters(Span<double> destination) => engine.CopyParameters(destination);

    public void Evaluate(ReadOnlySpan<double> inputs, Span<double> outputs) => engine.Evaluate(inputs, outputs);

    public void Activations(int layer, ReadOnlySpan<double> inputs, Span<double> activations) =>
        engine.Activations(layer, inputs, activations);

    public LossEvaluation EvaluateLoss(Dataset dataset, TrainingLoss loss, Span<double> gradient) =>
        engine.EvaluateLoss(dataset, loss, gradient);

    public ITangentFeatures Linearize(
        ReadOnlySpan<double> inputs, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        engine.Linearize(inputs, progress, cancellation);

    public ITangentProducts TangentProducts(
        ReadOnlyMemory<double> inputs, int firstLayer, Precision precision, CancellationToken cancellation) =>
        engine.TangentProducts(inputs, firstLayer, precision, cancellation);

    public void Prepare(TrainingProblem problem) => engine.Prepare(problem);

    public void ReplaceTrainingInputs(ReadOnlySpan<double> inputs) => engine.ReplaceTrainingInputs(inputs);

    public StepResult Step(ReadOnlySpan<int> batch, double learningRate)
    {
        if (++_steps == last)
            Child.End();
        return engine.Step(batch, learningRate);
    }

    public EngineState Save() => engine.Save();

    public void Restore(EngineState state) => engine.Restore(state);

    public void Dispose() => engine.Dispose();
}

/// <summary>Engines that end their process as a step begins.</summary>
internal sealed class KillingEngineProvider(IEngineProvider provider, int last) : IEngineProvider
{
    public EngineKind Kind => provider.Kind;

    public string Description => provider.Description;

    public IEngine Create(NetworkArchitecture architecture, Precision precision, ReadOnlySpan<double> parameters) =>
        new KillingEngine(provider.Create(architecture, precision, parameters), last);
}

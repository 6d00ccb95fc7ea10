using NtkWorkbench.Core;
using NtkWorkbench.Core.Data;
using NtkWorkbench.Core.Engines;
using NtkWorkbench.Core.Networks;
using NtkWorkbench.Core.Training;
using NtkWorkbench.Core.Training.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>A network that libtorch holds and trains.</summary>
internal sealed class TorchEngine : IEngine
{
    private readonly torch.Device device;
    private readonly ScalarType type;
    private readonly Perceptron network;
    private TorchTrainer? trainer;

    /// <summary>An engine holding one network.</summary>
    /// <exception cref="ShapeException"><paramref name="parameters"/> does not have p entries.</exception>
    public TorchEngine(NetworkArchitecture architecture, Precision precision, ReadOnlySpan<double> parameters, torch.Device device)
    {
        ShapeException.ThrowIfLengthDiffers($"parameters of a {architecture} network", architecture.ParameterCount, parameters.Length);
        this.device = device;
        Precision = precision;
        type = precision switch
        {
            Precision.Float64 => ScalarType.Float64,
            Precision.Float32 => ScalarType.Float32,
            _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "not a precision"),
        };
        network = new Perceptron(architecture, type, device);
        network.Write(parameters);
    }

    /// <inheritdoc/>
    public NetworkArchitecture Architecture => network.Architecture;

    /// <inheritdoc/>
    public Precision Precision { get; }

    /// <inheritdoc/>
    public void CopyParameters(Span<double> destination)
    {
        ShapeException.ThrowIfLengthDiffers("the destination of the parameters", Architecture.ParameterCount, destination.Length);
        foreach (ParameterSlot slot in network.Slots)
            HostTransfer.Download(slot.Tensor, destination[slot.Range]);
    }

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        HostTransfer.Download(network.call(UploadInputs(inputs, type)), outputs);
    }

    /// <inheritdoc/>
    public void Activations(int layer, ReadOnlySpan<double> inputs, Span<double> activations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, Architecture.Layers.Count - 1);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        HostTransfer.Download(network.HiddenActivation(layer, UploadInputs(inputs, type)), activations);
    }

    /// <inheritdoc/>
    public LossEvaluation EvaluateLoss(Dataset dataset, LossKind loss, Span<double> gradient)
    {
        LossFunction.Validate(loss, dataset, Architecture.InputCount, Architecture.OutputCount);
        using DisposeScope scope = NewDisposeScope();
        bool isTrainingData = trainer is not null && trainer.Data.Holds(dataset, loss);
        using DeviceDataset? uploaded = isTrainingData ? null : new DeviceDataset(dataset, loss, type, device);
        DeviceDataset data = uploaded ?? trainer!.Data;
        using IDisposable tracking = set_grad_enabled(!gradient.IsEmpty);
        Tensor outputs = network.call(data.Inputs);
        Tensor mean = LossFunctions.Mean(loss, outputs, data.Targets);
        if (!gradient.IsEmpty)
            DownloadGradient(mean, gradient);
        return new LossEvaluation(mean.to(ScalarType.Float64).item<double>(), LossFunctions.Accuracy(loss, outputs, data.Targets));
    }

    /// <inheritdoc/>
    public ITangentFeatures Linearize(ReadOnlySpan<double> inputs, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        using DisposeScope scope = NewDisposeScope();
        return TorchTangentFeatures.Take(network, UploadInputs(inputs, ScalarType.Float64));
    }

    /// <inheritdoc/>
    public void Prepare(TrainingProblem problem)
    {
        trainer?.Dispose();
        trainer = new TorchTrainer(network, problem);
    }

    /// <inheritdoc/>
    public StepResult Step(ReadOnlySpan<int> batch, double learningRate) => Trainer.Step(batch, learningRate);

    /// <inheritdoc/>
    public EngineState Save()
    {
        double[] parameters = new double[Architecture.ParameterCount];
        CopyParameters(parameters);
        return new EngineState
        {
            Parameters = parameters,
            OptimizerVectors = Trainer.Optimizer.SaveVectors(parameters.Length),
            OptimizerSteps = Trainer.Optimizer.Steps,
        };
    }

    /// <inheritdoc/>
    public void Restore(EngineState state)
    {
        ShapeException.ThrowIfLengthDiffers($"saved parameters of a {Architecture} network", Architecture.ParameterCount, state.Parameters.Length);
        Trainer.Optimizer.Restore(state.OptimizerVectors, Architecture.ParameterCount, state.OptimizerSteps);
        network.Write(state.Parameters);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        trainer?.Dispose();
        network.Dispose();
    }

    private TorchTrainer Trainer => trainer ?? throw new InvalidOperationException($"{nameof(Prepare)} comes before training");

    private Tensor UploadInputs(ReadOnlySpan<double> inputs, ScalarType precision)
    {
        int columns = Architecture.InputCount;
        if (inputs.Length % columns != 0)
            throw new ShapeException($"inputs of a {Architecture} network must have a multiple of {columns} entries, got {inputs.Length}");
        return HostTransfer.Upload(inputs, inputs.Length / columns, columns, precision, device);
    }

    private void DownloadGradient(Tensor loss, Span<double> gradient)
    {
        ShapeException.ThrowIfLengthDiffers("the destination of the gradient", Architecture.ParameterCount, gradient.Length);
        IList<Tensor> parts = autograd.grad([loss], [.. network.Slots.Select(slot => slot.Tensor)]);
        for (int i = 0; i < parts.Count; i++)
            HostTransfer.Download(parts[i], gradient[network.Slots[i].Range]);
    }
}

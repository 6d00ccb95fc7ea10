using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>A network that libtorch holds and trains.</summary>
internal sealed class TorchEngine : IEngine
{
    private readonly torch.Device _device;
    private readonly ScalarType _type;
    private readonly Perceptron _network;
    private TorchTrainer? _trainer;
    private DeviceDataset? _evaluated;

    public TorchEngine(NetworkArchitecture architecture, Precision precision, ReadOnlySpan<double> parameters, torch.Device device)
    {
        ShapeException.ThrowIfLengthDiffers($"parameters of a {architecture} network", architecture.ParameterCount, parameters.Length);
        _device = device;
        Precision = precision;
        _type = TypeOf(precision);
        _network = new Perceptron(architecture, _type, device);
        _network.Write(parameters);
    }

    public NetworkArchitecture Architecture => _network.Architecture;

    public Precision Precision { get; }

    public void CopyParameters(Span<double> destination)
    {
        ShapeException.ThrowIfLengthDiffers("the destination of the parameters", Architecture.ParameterCount, destination.Length);
        foreach (ParameterSlot slot in _network.Slots)
            HostTransfer.Download(slot.Tensor, destination[slot.Range]);
    }

    public void Evaluate(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        HostTransfer.Download(_network.call(UploadInputs(inputs, _type)), outputs);
    }

    public void Activations(int layer, ReadOnlySpan<double> inputs, Span<double> activations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, Architecture.Layers.Count - 1);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        HostTransfer.Download(_network.HiddenActivation(layer, UploadInputs(inputs, _type)), activations);
    }

    public LossEvaluation EvaluateLoss(Dataset dataset, TrainingLoss loss, Span<double> gradient)
    {
        LossFunction.Validate(loss.Kind, dataset, Architecture.InputCount, Architecture.OutputCount);
        DeviceDataset data = Uploaded(dataset, loss.Kind);
        using DisposeScope scope = NewDisposeScope();
        using IDisposable tracking = set_grad_enabled(!gradient.IsEmpty);
        Tensor outputs = _network.call(data.Inputs);
        Tensor mean = LossFunctions.Mean(loss, outputs, data.Targets);
        if (!gradient.IsEmpty)
            DownloadGradient(mean, gradient);
        return new LossEvaluation(mean.to(ScalarType.Float64).item<double>(), LossFunctions.Accuracy(loss.Kind, outputs, data.Targets));
    }

    public ITangentFeatures Linearize(ReadOnlySpan<double> inputs, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        using DisposeScope scope = NewDisposeScope();
        var features = TorchTangentFeatures.Take(_network, UploadInputs(inputs, ScalarType.Float64), cancellation);
        progress?.Report(1);
        return features;
    }

    public ITangentProducts TangentProducts(ReadOnlyMemory<double> inputs, int firstLayer = 0, Precision precision = Precision.Float64,
        CancellationToken cancellation = default)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor uploaded = UploadInputs(inputs.Span, TypeOf(precision));
        var products = new TorchTangentProducts(_network, uploaded, firstLayer, cancellation);
        uploaded.DetachFromDisposeScope();
        return products;
    }

    public void Prepare(TrainingProblem problem)
    {
        // Data that are refused leave the training before them as it was.
        var next = new TorchTrainer(_network, problem);
        _trainer?.Dispose();
        _trainer = next;
    }

    public void ReplaceTrainingInputs(ReadOnlySpan<double> inputs) => Trainer.Data.ReplaceInputs(inputs);

    public StepResult Step(ReadOnlySpan<int> batch, double learningRate) => Trainer.Step(batch, learningRate);

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

    public void Restore(EngineState state)
    {
        ShapeException.ThrowIfLengthDiffers($"saved parameters of a {Architecture} network", Architecture.ParameterCount,
            state.Parameters.Length);
        Trainer.Optimizer.Restore(state.OptimizerVectors, Architecture.ParameterCount, state.OptimizerSteps);
        _network.Write(state.Parameters);
    }

    public void Dispose()
    {
        _trainer?.Dispose();
        _evaluated?.Dispose();
        _network.Dispose();
    }

    private TorchTrainer Trainer => _trainer ?? throw new InvalidOperationException($"{nameof(Prepare)} comes before training");

    private static ScalarType TypeOf(Precision precision) => precision switch
    {
        Precision.Float64 => ScalarType.Float64,
        Precision.Float32 => ScalarType.Float32,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "not a precision"),
    };

    // Training data are there; of other data the last stay, since a training comes back to its test data at every recorded step.
    private DeviceDataset Uploaded(Dataset dataset, LossKind loss)
    {
        if (_trainer is not null && _trainer.Data.Holds(dataset, loss))
            return _trainer.Data;
        if (_evaluated is not null && _evaluated.Holds(dataset, loss))
            return _evaluated;
        _evaluated?.Dispose();
        _evaluated = null;
        return _evaluated = new DeviceDataset(dataset, loss, _type, _device);
    }

    private Tensor UploadInputs(ReadOnlySpan<double> inputs, ScalarType precision)
    {
        int columns = Architecture.InputCount;
        if (inputs.Length % columns != 0)
            throw new ShapeException($"inputs of a {Architecture} network must have a multiple of {columns} entries, got {inputs.Length}");
        return HostTransfer.Upload(inputs, inputs.Length / columns, columns, precision, _device);
    }

    private void DownloadGradient(Tensor loss, Span<double> gradient)
    {
        ShapeException.ThrowIfLengthDiffers("the destination of the gradient", Architecture.ParameterCount, gradient.Length);
        IList<Tensor> parts = autograd.grad([loss], [.. _network.Slots.Select(slot => slot.Tensor)]);
        for (int i = 0; i < parts.Count; i++)
            HostTransfer.Download(parts[i], gradient[_network.Slots[i].Range]);
    }
}

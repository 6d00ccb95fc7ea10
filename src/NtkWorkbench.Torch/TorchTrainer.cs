using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>The training of one network on one problem.</summary>
internal sealed class TorchTrainer : IDisposable
{
    private readonly Perceptron _network;
    private readonly TrainingProblem _problem;
    private readonly IReadOnlyList<ParameterSlot> _trained;

    public TorchTrainer(Perceptron network, TrainingProblem problem)
    {
        LossFunction.Validate(problem.Loss.Kind, problem.Data, network.Architecture.InputCount, network.Architecture.OutputCount);
        _network = network;
        _problem = problem;
        _trained = problem.Layers switch
        {
            TrainableLayers.All => network.Slots,
            TrainableLayers.Output => [.. network.Slots.Where(slot => slot.Layer == LastLayer)],
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Layers, "not a choice of layers"),
        };
        ParameterSlot first = network.Slots[0];
        Data = new DeviceDataset(problem.Data, problem.Loss.Kind, first.Tensor.dtype, first.Tensor.device, problem.LargestBatch);
        Optimizer = new TorchOptimizer(problem.Optimizer, _trained, [.. _trained.Select(slot => Rate(slot))]);
    }

    public DeviceDataset Data { get; }

    public TorchOptimizer Optimizer { get; }

    private int LastLayer => _network.Architecture.Layers.Count - 1;

    private double Rate(ParameterSlot slot)
    {
        LayerLayout layer = _network.Architecture.Layers[slot.Layer];
        LayerRates rates = LayerRates.Of(layer, _problem.Optimizer);
        return slot.Range.Equals(layer.Weight) ? rates.Weights : rates.Biases;
    }

    /// <inheritdoc cref="IEngine.Step"/>
    /// <remarks>One small read from the device a step: the loss, and the sum or the norm of all gradients.</remarks>
    public StepResult Step(ReadOnlySpan<int> batch, double learningRate)
    {
        if (batch.IsEmpty || batch.Length > _problem.LargestBatch)
            throw new ShapeException($"a batch must have 1 to {_problem.LargestBatch} samples, got {batch.Length}");
        using DisposeScope scope = NewDisposeScope();
        (Tensor inputs, Tensor targets) = Data.Select(batch);
        Optimizer.ClearGradients();
        Tensor loss = LossFunctions.Mean(_problem.Loss, Outputs(inputs), targets);
        loss.backward();
        bool isClipped = _problem.ClipGradientNorm is not null;
        Tensor all = isClipped ? Norm(loss.dtype) : stack([.. Gradients().Select(gradient => gradient.sum())]).sum();
        (double value, bool maybeNonFinite) = Read(loss, all);
        if (maybeNonFinite && FindNonFinite(value, inputs) is NonFiniteValue found)
            return new StepResult(value, found);
        // Of finite gradients it may overflow in float32 alone.
        if (isClipped && maybeNonFinite && Read(loss, all = Norm(ScalarType.Float64)).MaybeNonFinite)
            return new StepResult(value, new NonFiniteValue(NonFiniteQuantity.Gradient, null));
        if (_problem.ClipGradientNorm is double clip)
            Clip(all, clip);
        Optimizer.Step(learningRate);
        return new StepResult(value, null);
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        Data.Dispose();
    }

    private Tensor Outputs(Tensor inputs)
    {
        if (_problem.Layers == TrainableLayers.All)
            return _network.call(inputs);
        using IDisposable untracked = no_grad();
        Tensor features = _network.HiddenActivation(LastLayer - 1, inputs);
        using IDisposable tracked = enable_grad();
        return _network.Preactivation(LastLayer, features);
    }

    private IEnumerable<Tensor> Gradients() => _trained.Select(slot => slot.Tensor.grad!);

    private Tensor Norm(ScalarType type) => stack([.. Gradients().Select(gradient => gradient.to(type).norm())]).norm();

    // A sum or norm is finite only where every term is. The converse fails on overflow alone, which the exact search then clears.
    private static (double Loss, bool MaybeNonFinite) Read(Tensor loss, Tensor gradients)
    {
        Span<double> values = stackalloc double[2];
        HostTransfer.Download(stack([loss.detach(), gradients]), values);
        return (values[0], !double.IsFinite(values[0]) || !double.IsFinite(values[1]));
    }

    // clip_grad_norm_, on the device.
    private void Clip(Tensor norm, double longest)
    {
        using IDisposable untracked = no_grad();
        using Scalar small = 1e-6.ToScalar(), one = 1.0.ToScalar(), most = longest.ToScalar();
        Tensor share = norm.add(small, one).reciprocal().mul(most).clamp_max(one);
        foreach (Tensor gradient in Gradients())
            gradient.mul_(share);
    }

    private NonFiniteValue? FindNonFinite(double loss, Tensor inputs)
    {
        if (!double.IsFinite(loss))
            return new NonFiniteValue(NonFiniteQuantity.Loss, FirstNonFiniteOutput(inputs));
        foreach (ParameterSlot slot in _trained)
        {
            if (!IsFinite(slot.Tensor.grad!))
                return new NonFiniteValue(NonFiniteQuantity.Gradient, slot.Layer);
        }
        return null;
    }

    private int? FirstNonFiniteOutput(Tensor inputs)
    {
        using IDisposable untracked = no_grad();
        Tensor activation = inputs;
        for (int layer = 0; layer <= LastLayer; layer++)
        {
            Tensor z = _network.Preactivation(layer, activation);
            activation = layer == LastLayer ? z : ActivationFunctions.Apply(_network.Architecture.Activation, z);
            if (!IsFinite(activation))
                return layer;
        }
        return null;
    }

    private static bool IsFinite(Tensor tensor) => tensor.isfinite().all().item<bool>();
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>An optimizer of torch.optim over some of a network's parameters, with its state as flat vectors.</summary>
internal sealed class TorchOptimizer : IDisposable
{
    private readonly OptimizerHelper _optimizer;
    private readonly IReadOnlyList<ParameterSlot> _trained;
    private readonly int _vectorCount;
    private readonly double _largestRate;

    public TorchOptimizer(OptimizerOptions options, IReadOnlyList<ParameterSlot> trained)
    {
        _trained = trained;
        double largest = trained[0].Tensor.dtype == ScalarType.Float32 ? float.MaxValue : double.MaxValue;
        (_optimizer, _vectorCount) = Make(options, [.. trained.Select(slot => slot.Tensor)], largest);

        // Adam divides the rate by 1 − β₁ᵗ.
        _largestRate = options is AdamOptions adam ? largest * (1 - adam.Beta1) : largest;
    }

    public long Steps { get; private set; }

    public void ClearGradients() => _optimizer.zero_grad();

    public void Step(double learningRate)
    {
        foreach (optim.ILearningRateController group in _optimizer.ParamGroups)
            group.LearningRate = Bounded(learningRate, _largestRate);
        _optimizer.step();
        Steps++;
    }

    /// <summary>The vectors that the rule keeps, each of p entries: zero before the first step and at parameters that it does not
    /// change.</summary>
    public IReadOnlyList<double[]> SaveVectors(int parameterCount)
    {
        double[][] vectors = [.. Enumerable.Range(0, _vectorCount).Select(_ => new double[parameterCount])];
        if (Steps == 0)
            return vectors;
        List<OptimizerState> states = _optimizer.state_dict().State;
        for (int i = 0; i < _trained.Count; i++)
        {
            for (int k = 0; k < _vectorCount; k++)
                HostTransfer.Download(Vectors(states[i])[k], vectors[k].AsSpan(_trained[i].Range));
        }
        return vectors;
    }

    public void Restore(IReadOnlyList<double[]> vectors, int parameterCount, long steps)
    {
        ShapeException.ThrowIfLengthDiffers("the list of optimizer vectors", _vectorCount, vectors.Count);
        for (int k = 0; k < _vectorCount; k++)
            ShapeException.ThrowIfLengthDiffers($"optimizer vector {k}", parameterCount, vectors[k].Length);
        Steps = steps;
        List<OptimizerState> states = _optimizer.state_dict().State;
        for (int i = 0; i < _trained.Count; i++)
            Restore(states[i], _trained[i], vectors);
    }

    public void Dispose() => _optimizer.Dispose();

    private static (OptimizerHelper Optimizer, int VectorCount) Make(OptimizerOptions options, Parameter[] parameters, double largest)
    {
        const double unset = 0; // The learning rate comes with each step.
        return options switch
        {
            SgdOptions => (optim.SGD(parameters, unset), 0),
            // torch.optim takes a coefficient of exactly 0 as "no momentum", dampening and Nesterov's look-ahead left out too.
            MomentumOptions momentum => (optim.SGD(
                parameters, unset, Math.Max(momentum.Coefficient, double.Epsilon), momentum.Dampening, nesterov: momentum.Nesterov), 1),
            AdamOptions adam => (optim.Adam(parameters, unset, adam.Beta1, adam.Beta2, Bounded(adam.Epsilon, largest)), 2),
            RmsPropOptions rmsProp => (optim.RMSProp(parameters, unset, rmsProp.Alpha, Bounded(rmsProp.Epsilon, largest)), 1),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options, "not an optimizer of torch.optim"),
        };
    }

    // A finite number that float32 does not hold is an error to libtorch; the infinity that it rounds to is not.
    private static double Bounded(double value, double largest) => value > largest ? double.PositiveInfinity : value;

    private void Restore(OptimizerState state, ParameterSlot slot, IReadOnlyList<double[]> vectors)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        switch (state)
        {
            case SGD.State sgd:
                sgd.momentum_buffer?.Dispose();
                // Without a velocity the next step takes v = g, as the first step does.
                sgd.momentum_buffer = _vectorCount == 0 || Steps == 0 ? null : zeros_like(slot.Tensor).DetachFromDisposeScope();
                break;
            case Adam.State adam:
                adam.step = Steps;
                break;
            case RMSProp.State rmsProp:
                rmsProp.step = Steps;
                break;
        }
        if (state is SGD.State { momentum_buffer: null })
            return;
        for (int k = 0; k < _vectorCount; k++)
            HostTransfer.Overwrite(Vectors(state)[k], vectors[k].AsSpan(slot.Range));
    }

    private static Tensor[] Vectors(OptimizerState state) => state switch
    {
        SGD.State sgd => [sgd.momentum_buffer],
        Adam.State adam => [adam.exp_avg, adam.exp_avg_sq],
        RMSProp.State rmsProp => [rmsProp.square_avg],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "not the state of a known optimizer"),
    };
}

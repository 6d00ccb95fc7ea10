using TorchSharp;
using static TorchSharp.torch;

namespace NtkWorkbench.Torch;

/// <summary>The rules of torch.optim over some of a network's parameters, in its order of operations, with their state as flat
/// vectors.</summary>
/// <remarks>torch.optim itself leaves the Scalars that it hands to libtorch to the garbage collector, which may free them while libtorch
/// reads them; here each is held until the step is over.</remarks>
internal sealed class TorchOptimizer : IDisposable
{
    private readonly OptimizerOptions _options;
    private readonly IReadOnlyList<ParameterSlot> _trained;
    private readonly IReadOnlyList<double> _rates;
    private readonly double _largest;

    // For each vector of the rule a tensor a slot.
    private readonly Tensor[][] _vectors;

    /// <summary>rates: what each slot's learning rate is multiplied by, and its weight decay divided.</summary>
    public TorchOptimizer(OptimizerOptions options, IReadOnlyList<ParameterSlot> trained, IReadOnlyList<double> rates)
    {
        (_options, _trained, _rates) = (options, trained, rates);
        _largest = trained[0].Tensor.dtype == ScalarType.Float32 ? float.MaxValue : double.MaxValue;
        int count = options switch
        {
            SgdOptions => 0,
            MomentumOptions or RmsPropOptions => 1,
            AdamOptions => 2,
            _ => throw new ArgumentOutOfRangeException(nameof(options), options, "not an optimizer"),
        };
        _vectors = [.. Enumerable.Range(0, count).Select(_ =>
            trained.Select(slot => zeros_like(slot.Tensor).DetachFromDisposeScope()).ToArray())];
    }

    public long Steps { get; private set; }

    public void ClearGradients()
    {
        foreach (ParameterSlot slot in _trained)
            slot.Tensor.grad?.zero_();
    }

    public void Step(double learningRate)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        Steps++;
        if (_options.WeightDecay > 0)
            Decay(learningRate);
        switch (_options)
        {
            case SgdOptions:
                Descend(learningRate);
                break;
            case MomentumOptions momentum:
                Apply(momentum, learningRate);
                break;
            case AdamOptions adam:
                Apply(adam, learningRate);
                break;
            case RmsPropOptions rmsProp:
                Apply(rmsProp, learningRate);
                break;
        }
    }

    /// <summary>The vectors that the rule keeps, each of p entries: zero before the first step and at parameters that it does not
    /// change.</summary>
    public IReadOnlyList<double[]> SaveVectors(int parameterCount)
    {
        double[][] vectors = [.. _vectors.Select(_ => new double[parameterCount])];
        for (int i = 0; i < _trained.Count; i++)
        {
            for (int k = 0; k < vectors.Length; k++)
                HostTransfer.Download(_vectors[k][i], vectors[k].AsSpan(_trained[i].Range));
        }
        return vectors;
    }

    public void Restore(IReadOnlyList<double[]> vectors, int parameterCount, long steps)
    {
        ShapeException.ThrowIfLengthDiffers("the list of optimizer vectors", _vectors.Length, vectors.Count);
        for (int k = 0; k < vectors.Count; k++)
            ShapeException.ThrowIfLengthDiffers($"optimizer vector {k}", parameterCount, vectors[k].Length);
        Steps = steps;
        for (int i = 0; i < _trained.Count; i++)
        {
            for (int k = 0; k < vectors.Count; k++)
                HostTransfer.Overwrite(_vectors[k][i], vectors[k].AsSpan(_trained[i].Range));
        }
    }

    public void Dispose()
    {
        foreach (Tensor vector in _vectors.SelectMany(slots => slots))
            vector.Dispose();
    }

    private void Decay(double rate)
    {
        using Scalar kept = Held(1 - (rate * _options.WeightDecay));
        for (int i = 0; i < _trained.Count; i++)
        {
            using Scalar decay = Held(_options.WeightDecay / _rates[i]);
            if (_options.Decoupled)
                _trained[i].Tensor.mul_(kept);
            else
                _trained[i].Tensor.grad!.add_(_trained[i].Tensor, decay);
        }
    }

    private void Descend(double rate)
    {
        for (int i = 0; i < _trained.Count; i++)
        {
            using Scalar descent = Held(-rate * _rates[i]);
            _trained[i].Tensor.add_(_trained[i].Tensor.grad!, descent);
        }
    }

    private void Apply(MomentumOptions options, double rate)
    {
        using Scalar mu = Held(options.Coefficient), share = Held(1 - options.Dampening);
        for (int i = 0; i < _trained.Count; i++)
        {
            using Scalar descent = Held(-rate * _rates[i]);
            Tensor g = _trained[i].Tensor.grad!, v = _vectors[0][i];
            if (Steps == 1)
                v.copy_(g);
            else
                v.mul_(mu).add_(g, share);
            _trained[i].Tensor.add_(options.Nesterov ? g.add(v, mu) : v, descent);
        }
    }

    private void Apply(AdamOptions options, double rate)
    {
        double meanCorrection = 1 - Math.Pow(options.Beta1, Steps), squareCorrection = 1 - Math.Pow(options.Beta2, Steps);
        using Scalar beta1 = Held(options.Beta1), share1 = Held(1 - options.Beta1), beta2 = Held(options.Beta2),
            share2 = Held(1 - options.Beta2), root = Held(Math.Sqrt(squareCorrection)), epsilon = Held(options.Epsilon),
            one = Held(1);
        for (int i = 0; i < _trained.Count; i++)
        {
            using Scalar descent = Held(-rate / meanCorrection * _rates[i]);
            Tensor g = _trained[i].Tensor.grad!, m = _vectors[0][i], v = _vectors[1][i];
            m.mul_(beta1).add_(g, share1);
            v.mul_(beta2).addcmul_(g, g, share2);
            _trained[i].Tensor.addcdiv_(m, v.sqrt().div_(root).add_(epsilon, one), descent);
        }
    }

    private void Apply(RmsPropOptions options, double rate)
    {
        using Scalar alpha = Held(options.Alpha), share = Held(1 - options.Alpha), epsilon = Held(options.Epsilon), one = Held(1);
        for (int i = 0; i < _trained.Count; i++)
        {
            using Scalar descent = Held(-rate * _rates[i]);
            Tensor g = _trained[i].Tensor.grad!, v = _vectors[0][i];
            v.mul_(alpha).addcmul_(g, g, share);
            _trained[i].Tensor.addcdiv_(g, v.sqrt().add_(epsilon, one), descent);
        }
    }

    // A finite number that float32 does not hold is an error to libtorch; the infinity that it rounds to is not.
    private Scalar Held(double value) => (Math.Abs(value) > _largest ? double.CopySign(double.PositiveInfinity, value) : value).ToScalar();
}

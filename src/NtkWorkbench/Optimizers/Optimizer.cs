using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>A rule that turns a gradient into a step, with the vectors it keeps between steps.</summary>
internal abstract class Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The rule's vectors in its own order, each as long as the parameters; zero before the first step.</summary>
    public abstract IReadOnlyList<T[]> Vectors { get; }

    public long Steps { get; private set; }

    private double _decay;
    private bool _isDecoupled;
    private T[] _rates = [];

    /// <summary>rates: m, padded with ones, by which each parameter's learning rate is multiplied, and weight decay in its gradient
    /// divided; null: 1. Of rules that divide gradients by their size <see cref="LayerRates"/> has none with such decay.</summary>
    public static Optimizer<T> Create(OptimizerOptions options, int paddedLength, T[]? rates = null)
    {
        Optimizer<T> optimizer = Rule(options, paddedLength);
        (optimizer._decay, optimizer._isDecoupled) = (options.WeightDecay, options.Decoupled);
        optimizer._rates = rates ?? [];
        return optimizer;
    }

    private static Optimizer<T> Rule(OptimizerOptions options, int paddedLength) => options switch
    {
        SgdOptions => new Sgd<T>(),
        MomentumOptions momentum => new Momentum<T>(momentum, paddedLength),
        AdamOptions adam => new Adam<T>(adam, paddedLength),
        RmsPropOptions rmsProp => new RmsProp<T>(rmsProp, paddedLength),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options, "unknown optimizer"),
    };

    /// <summary>One step: θ and the vectors change in place. parameters: θ, padded (<see cref="Lanes"/>); gradient: g, as long; zero in the
    /// padding, which then stays as it is; weight decay adds to it.</summary>
    /// <remarks>O(p), one pass over memory, two with weight decay.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(Span<T> parameters, Span<T> gradient, T learningRate)
    {
        Steps++;
        Span<Vector<T>> theta = Lanes.Of(parameters), g = Lanes.Of(gradient)[..theta.Length];
        ReadOnlySpan<Vector<T>> m = Rates;
        var decay = new Vector<T>(T.CreateChecked(_isDecoupled ? 1 - (double.CreateChecked(learningRate) * _decay) : _decay));
        for (int i = 0; _decay > 0 && i < theta.Length; i++)
        {
            if (_isDecoupled)
                theta[i] *= decay;
            else
                g[i] = Lanes.MultiplyAdd(m.IsEmpty ? decay : decay / m[i], theta[i], g[i]);
        }
        Apply(parameters, gradient, learningRate);
    }

    public void Restore(IReadOnlyList<T[]> vectors, long steps)
    {
        ShapeException.ThrowIfLengthDiffers("the list of optimizer vectors", Vectors.Count, vectors.Count);
        for (int i = 0; i < vectors.Count; i++)
        {
            ShapeException.ThrowIfLengthDiffers($"optimizer vector {i}", Vectors[i].Length, vectors[i].Length);
            vectors[i].CopyTo(Vectors[i].AsSpan());
        }
        Steps = steps;
    }

    /// <summary>m of each lane; empty: 1.</summary>
    protected ReadOnlySpan<Vector<T>> Rates => Lanes.Of(_rates.AsSpan());

    /// <summary>The step itself; <see cref="Steps"/> already counts it.</summary>
    protected abstract void Apply(Span<T> parameters, ReadOnlySpan<T> gradient, T learningRate);
}

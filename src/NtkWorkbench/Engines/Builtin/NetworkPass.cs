using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>Forward and backward through a network for one block of samples, in memory that is kept from block to block: nothing is
/// allocated once the largest block has come. Blocks lie unit by unit, (units, stride), the stride padded to whole vectors. Given an
/// origin θ₀, the pass is that of the linear model there: outputs f₀ + J(θ − θ₀), activations those of θ₀, gradient Jᵀ∂L/∂f, J never
/// formed.</summary>
internal sealed class NetworkPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Values that a block may hold over all layers, so that it stays in the second-level cache or near.
    private const int BlockValues = 1 << 20;

    private readonly NetworkArchitecture _architecture;
    private readonly DenseLayer<T>[] _layers;
    private readonly T[][] _preActivations, _activations;
    private readonly T[][] _deltas = new T[2][];
    private T[] _inputs = [], _derivative = [];
    // θ₀; it without biases, through which a change passes; θ − θ₀.
    private readonly T[] _origin, _weights, _step;
    private int _capacity;

    public NetworkPass(NetworkArchitecture architecture, ILinearAlgebra linearAlgebra, T[]? origin = null)
    {
        (_origin, _weights, _step) = (origin ?? [], [.. origin ?? []], new T[origin?.Length ?? 0]);
        foreach (LayerLayout layout in origin is null ? [] : architecture.Layers)
            _weights.AsSpan(layout.Bias).Clear();
        _architecture = architecture;
        _layers = [.. architecture.Layers.Select(layout => new DenseLayer<T>(layout, linearAlgebra))];
        _preActivations = new T[_layers.Length][];
        _activations = new T[_layers.Length][];
        LargestBlock = Math.Clamp(BlockValues / architecture.LayerSizes.Sum(), 64, 4096) / 16 * 16;
    }

    /// <summary>The number of samples that longer runs over data are cut into.</summary>
    public int LargestBlock { get; }

    /// <summary>How the present block's outputs lie.</summary>
    public OutputLayout Layout { get; private set; }

    public ReadOnlySpan<T> Outputs => LayerOutputs(_layers.Length - 1);

    /// <summary>∂L/∂f of the present block, zero in the padding: written by the loss, read by <see cref="Backward"/>.</summary>
    public Span<T> OutputDelta => _deltas[(_layers.Length - 1) % 2].AsSpan(0, Layout.Length);

    /// <summary>a_l of a hidden layer, f for the last.</summary>
    public ReadOnlySpan<T> LayerOutputs(int layer) => _activations[layer].AsSpan(0, _architecture.Layers[layer].FanOut * Layout.Stride);

    /// <summary>Starts a block with the given rows of row-major inputs. source: inputs in float64 or in T, row-major with d
    /// columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load<TSource>(ReadOnlySpan<TSource> source, ReadOnlySpan<int> rows)
        where TSource : unmanaged, INumberBase<TSource>
    {
        int stride = Lanes.Pad<T>(rows.Length);
        if (stride > _capacity)
            Allocate(stride);
        Layout = new OutputLayout(_architecture.OutputCount, rows.Length, stride);
        if (_layers[0].UsesLibrary(stride))
            SampleBlock.CopyByRow(source, _architecture.InputCount, rows, stride, _inputs);
        else
            SampleBlock.CopyByColumn(source, _architecture.InputCount, rows, stride, _inputs);
    }

    /// <summary>Through the first <paramref name="layerCount"/> layers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(ReadOnlySpan<T> parameters, int layerCount)
    {
        ReadOnlySpan<T> moved = parameters;
        parameters = PointOfPass(parameters);
        int stride = Layout.Stride;
        for (int l = 0; l < layerCount; l++)
        {
            int length = _architecture.Layers[l].FanOut * stride;
            Span<T> z = _preActivations[l].AsSpan(0, length);
            _layers[l].Forward(parameters, InputsOf(l), IsByRow(l), stride, z);
            if (l < _layers.Length - 1)
                HiddenActivation.Apply(_architecture.Activation, z, _activations[l].AsSpan(0, length));
        }
        if (_origin.Length == 0 || layerCount < _layers.Length)
            return;
        TensorPrimitives.Subtract(moved[.._step.Length], _origin, _step);
        AddTangent();
    }

    /// <summary>From <see cref="OutputDelta"/> to the gradient in the parameters of the layers from <paramref name="firstLayer"/>
    /// on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(ReadOnlySpan<T> parameters, int firstLayer, Span<T> gradient)
    {
        parameters = PointOfPass(parameters);
        int stride = Layout.Stride;
        for (int l = _layers.Length - 1; l >= firstLayer; l--)
        {
            LayerLayout layout = _architecture.Layers[l];
            ReadOnlySpan<T> delta = _deltas[l % 2].AsSpan(0, layout.FanOut * stride);
            _layers[l].Gradient(delta, InputsOf(l), IsByRow(l), stride, gradient);
            if (l == firstLayer)
                break;
            int length = layout.FanIn * stride;
            Span<T> inputDelta = _deltas[(l - 1) % 2].AsSpan(0, length);
            _layers[l].Backpropagate(parameters, delta, stride, inputDelta);
            HiddenActivation.MultiplyByDerivative(
                _architecture.Activation, _preActivations[l - 1].AsSpan(0, length), LayerOutputs(l - 1), _derivative.AsSpan(0, length),
                    inputDelta);
        }
    }

    private ReadOnlySpan<T> PointOfPass(ReadOnlySpan<T> parameters) => _origin.Length > 0 ? _origin : parameters;

    // J d, d the step, by the derivative of every layer in turn: d(z_l) = s(D a + W da) + d_b, d(a_l) = φ′(z_l) ∘ d(z_l).
    private void AddTangent()
    {
        int first = _step.AsSpan().IndexOfAnyExcept(T.Zero), stride = Layout.Stride, last = _layers.Length - 1;
        if (first < 0)
            return;
        for (int l = 0; l <= last; l++)
        {
            LayerLayout layout = _architecture.Layers[l];
            if (layout.BiasOffset + layout.FanOut <= first)
                continue;
            int length = layout.FanOut * stride;
            Span<T> change = _deltas[l % 2].AsSpan(0, length), scratch = _derivative.AsSpan(0, length);
            _layers[l].Forward(_step, InputsOf(l), IsByRow(l), stride, change);
            if (l > 0 && layout.WeightOffset > first)
            {
                _layers[l].Forward(_weights, _deltas[(l - 1) % 2].AsSpan(0, layout.FanIn * stride), byRow: false, stride, scratch);
                TensorPrimitives.Add(change, scratch, change);
            }
            if (l < last)
                HiddenActivation.MultiplyByDerivative(_architecture.Activation, _preActivations[l].AsSpan(0, length), LayerOutputs(l),
                    scratch, change);
        }
        Span<T> outputs = _activations[last].AsSpan(0, Layout.Length);
        TensorPrimitives.Add(outputs, OutputDelta, outputs);
    }

    private ReadOnlySpan<T> InputsOf(int layer) =>
        layer > 0 ? LayerOutputs(layer - 1) : _inputs.AsSpan(0, _architecture.InputCount * Layout.Stride);

    private bool IsByRow(int layer) => layer == 0 && _layers[0].UsesLibrary(Layout.Stride);

    private void Allocate(int stride)
    {
        _capacity = stride;
        _inputs = new T[checked(_architecture.InputCount * stride)];
        int widest = _architecture.LayerSizes.Skip(1).Max();
        for (int l = 0; l < _layers.Length; l++)
        {
            _preActivations[l] = new T[checked(_architecture.Layers[l].FanOut * stride)];
            bool oneArray = l == _layers.Length - 1 || HiddenActivation.IsInPlace(_architecture.Activation);
            _activations[l] = oneArray ? _preActivations[l] : new T[_preActivations[l].Length];
        }
        for (int i = 0; i < _deltas.Length; i++)
            _deltas[i] = new T[checked(widest * stride)];
        _derivative = new T[checked(widest * stride)];
    }
}

using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>A training problem in the engine's precision: the data, the optimizer and the memory of a step, which allocates
/// nothing.</summary>
/// <remarks>What every step runs is marked AggressiveOptimization, here and in the kernels: compiled in tiers, it would be optimized only
/// when a small network's training is half over.</remarks>
internal sealed class TrainingSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkArchitecture _architecture;
    private readonly NetworkPass<T> _pass;
    private readonly LossPass<T> _lossPass;
    private readonly Optimizer<T> _optimizer;
    private readonly LossKind _loss;
    private readonly double? _clip;
    private readonly T[] _inputs, _targets, _gradient, _blockGradient;
    private readonly int _firstLayer, _firstParameter, _trainedLength, _largestBatch;

    public TrainingSession(NetworkArchitecture architecture, NetworkPass<T> pass, TrainingProblem problem)
    {
        LossFunction.Validate(problem.Loss.Kind, problem.Data, architecture.InputCount, architecture.OutputCount);
        _architecture = architecture;
        _pass = pass;
        (_loss, _clip) = (problem.Loss.Kind, problem.ClipGradientNorm);
        _largestBatch = problem.LargestBatch;
        _lossPass = new LossPass<T>(pass, problem.Loss, architecture);
        _inputs = Rounding.To<T>(problem.Data.Inputs.Values);
        _targets = Rounding.To<T>(problem.Data.Targets.Values);
        _firstLayer = problem.Layers switch
        {
            TrainableLayers.All => 0,
            TrainableLayers.Output => architecture.Layers.Count - 1,
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Layers, "unknown choice of layers"),
        };
        _firstParameter = architecture.Layers[_firstLayer].WeightOffset;
        _trainedLength = Lanes.Pad<T>(architecture.ParameterCount - _firstParameter);
        _optimizer = Optimizer<T>.Create(problem.Optimizer, _trainedLength, Rates(problem));
        _gradient = new T[_firstParameter + _trainedLength];
        _blockGradient = problem.LargestBatch > pass.LargestBlock ? new T[_gradient.Length] : [];
    }

    public long Steps => _optimizer.Steps;

    /// <summary>What takes the place of passes through the network; null: nothing.</summary>
    public WrittenTangents<T>? Tangents { get; set; }

    /// <summary>One optimizer step on the mean loss of a batch, or none where that or its gradient is not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepResult Step(Span<T> parameters, ReadOnlySpan<int> batch, double learningRate)
    {
        if (batch.IsEmpty || batch.Length > _largestBatch)
            throw new ShapeException($"a batch must have 1 to {_largestBatch} samples, got {batch.Length}");
        double terms = LossFunction.Terms(_loss, batch.Length, _architecture.OutputCount), sum = 0;
        if (Tangents is not null)
            sum = Tangents.Step(Trained(parameters), _targets, batch, terms, Trained(_gradient));
        // The passes tell where the first value lies that is not finite.
        bool isDone = Tangents is not null && double.IsFinite(sum);
        sum = isDone ? sum : 0;
        for (int first = isDone ? batch.Length : 0; first < batch.Length; first += _pass.LargestBlock)
        {
            ReadOnlySpan<int> rows = batch.Slice(first, Math.Min(_pass.LargestBlock, batch.Length - first));
            sum += _lossPass.Evaluate<T>(parameters, _inputs, _targets, rows, terms);
            if (!double.IsFinite(sum))
                return new(sum / terms, new(NonFiniteQuantity.Loss, Finiteness.FirstLayerOfOutputs(_pass, _architecture)));
            _pass.Backward(parameters, _firstLayer, first == 0 ? _gradient : _blockGradient);
            if (first > 0)
                TensorPrimitives.Add(_gradient, _blockGradient, _gradient);
        }
        if (!Finiteness.AllFinite<T>(Trained(_gradient)) || (_clip is double clip && !Clip(Trained(_gradient), clip)))
            return new(sum / terms, new(NonFiniteQuantity.Gradient, Finiteness.FirstLayerOfGradient(_gradient, _architecture)));
        _optimizer.Update(Trained(parameters), Trained(_gradient), T.CreateTruncating(learningRate));
        return new(sum / terms, null);
    }

    public void ReplaceInputs(ReadOnlySpan<double> values)
    {
        ShapeException.ThrowIfLengthDiffers("training inputs", _inputs.Length, values.Length);
        Rounding.Convert(values, _inputs);
        Tangents = null;
    }

    /// <summary>The optimizer's vectors, p entries each: zero for parameters that are not trained.</summary>
    public double[][] CopyOptimizerVectors() => [.. _optimizer.Vectors.Select(Widen)];

    public void Restore(IReadOnlyList<double[]> vectors, long steps) => _optimizer.Restore([.. vectors.Select(Narrow)], steps);

    // PyTorch's clip_grad_norm_, the norm in float64; false where that is not finite and would leave a step of nothing.
    private static bool Clip(Span<T> gradient, double longest)
    {
        double norm = typeof(T) == typeof(double) ? double.CreateChecked(Reductions.Norm<T>(gradient))
            : Math.Sqrt(MeanSquaredError.SumOfSquares<T>(gradient));
        if (longest / (norm + 1e-6) is < 1 and double share)
            TensorPrimitives.Multiply(gradient, T.CreateChecked(share), gradient);
        return double.IsFinite(norm);
    }

    // Decays are divided by them, in the padding too.
    private T[]? Rates(TrainingProblem problem)
    {
        if (LayerRates.Vector(_architecture, problem.Optimizer, problem.Layers) is not double[] rates)
            return null;
        T[] padded = Rounding.To<T>(rates, _trainedLength);
        padded.AsSpan(rates.Length).Fill(T.One);
        return padded;
    }

    private Span<T> Trained(Span<T> whole) => whole.Slice(_firstParameter, _trainedLength);

    private double[] Widen(T[] trained)
    {
        double[] whole = new double[_architecture.ParameterCount];
        Rounding.Convert<T, double>(trained.AsSpan(0, whole.Length - _firstParameter), whole.AsSpan(_firstParameter));
        return whole;
    }

    private T[] Narrow(double[] whole)
    {
        ShapeException.ThrowIfLengthDiffers("an optimizer vector", _architecture.ParameterCount, whole.Length);
        var trained = new T[_trainedLength];
        Rounding.Convert<double, T>(whole.AsSpan(_firstParameter), trained);
        return trained;
    }
}

using System.Numerics;

namespace NtkWorkbench;

/// <summary>The engine in C#, for one precision. Evaluations run over blocks of samples, so that memory stays bounded for any n. Where it
/// holds the linear model at the parameters it is made with, activations and features stay those of these.</summary>
internal sealed class BuiltinEngine<T> : IEngine
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ILinearAlgebra _linearAlgebra;
    private readonly NetworkPass<T> _pass;
    private readonly T[] _parameters;
    private readonly T[]? _origin;
    private readonly int[] _blockRows;
    private TrainingSession<T>? _session;

    public BuiltinEngine(NetworkArchitecture architecture, Precision precision, ReadOnlySpan<double> parameters,
        ILinearAlgebra linearAlgebra, bool isLinear = false)
    {
        Architecture = architecture;
        Precision = precision;
        _linearAlgebra = linearAlgebra;

        // Any suffix of the parameters, as the trained ones are, can be padded to whole vectors within the array.
        _parameters = Rounding.To<T>(parameters, checked(parameters.Length + Vector<T>.Count));
        _origin = isLinear ? _parameters[..parameters.Length] : null;
        _pass = new NetworkPass<T>(architecture, linearAlgebra, _origin);
        _blockRows = [.. Enumerable.Range(0, _pass.LargestBlock)];
    }

    public NetworkArchitecture Architecture { get; }

    public Precision Precision { get; }

    private ReadOnlySpan<T> Parameters => _parameters.AsSpan(0, Architecture.ParameterCount);

    public void CopyParameters(Span<double> destination)
    {
        ShapeException.ThrowIfLengthDiffers("the destination of the parameters", Architecture.ParameterCount, destination.Length);
        Rounding.Convert(Parameters, destination);
    }

    public void Evaluate(ReadOnlySpan<double> inputs, Span<double> outputs) =>
        CopyLayerOutputs(Architecture.Layers.Count - 1, inputs, outputs);

    public void Activations(int layer, ReadOnlySpan<double> inputs, Span<double> activations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, Architecture.Layers.Count - 1);
        CopyLayerOutputs(layer, inputs, activations);
    }

    public LossEvaluation EvaluateLoss(Dataset dataset, TrainingLoss loss, Span<double> gradient)
    {
        LossFunction.Validate(loss.Kind, dataset, Architecture.InputCount, Architecture.OutputCount);
        if (!gradient.IsEmpty)
            ShapeException.ThrowIfLengthDiffers("the destination of the gradient", Architecture.ParameterCount, gradient.Length);
        gradient.Clear();
        var lossPass = new LossPass<T>(_pass, loss, Architecture);
        T[] blockGradient = new T[gradient.Length];
        double terms = LossFunction.Terms(loss.Kind, dataset.Count, Architecture.OutputCount), sum = 0;
        int? correct = null;
        for (int first = 0; first < dataset.Count; first += _pass.LargestBlock)
        {
            int count = Math.Min(_pass.LargestBlock, dataset.Count - first);
            ReadOnlySpan<double> inputs = dataset.Inputs.Values.AsSpan(first * dataset.Inputs.Columns);
            ReadOnlySpan<double> targets = dataset.Targets.Values.AsSpan(first * dataset.Targets.Columns);
            sum += lossPass.Evaluate(Parameters, inputs, targets, _blockRows.AsSpan(0, count), terms);
            correct = lossPass.CountCorrect() is int blockCorrect ? blockCorrect + (correct ?? 0) : null;
            if (gradient.IsEmpty)
                continue;
            _pass.Backward(Parameters, firstLayer: 0, blockGradient);
            for (int i = 0; i < gradient.Length; i++)
                gradient[i] += double.CreateTruncating(blockGradient[i]);
        }
        return new LossEvaluation(sum / terms, (double?)correct / dataset.Count);
    }

    public ITangentFeatures Linearize(ReadOnlySpan<double> inputs, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        double[] rounded = new double[Architecture.ParameterCount];
        Rounding.Convert(_origin ?? Parameters, rounded);
        return BuiltinTangentFeatures.Take(Architecture, rounded, inputs, _linearAlgebra, progress, cancellation);
    }

    public ITangentProducts TangentProducts(ReadOnlyMemory<double> inputs, int firstLayer = 0, Precision precision = Precision.Float64,
        CancellationToken cancellation = default)
    {
        double[] rounded = new double[Architecture.ParameterCount];
        Rounding.Convert(_origin ?? Parameters, rounded);
        return precision switch
        {
            Precision.Float64 => Open<double>(inputs),
            Precision.Float32 => Open<float>(inputs),
            _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "unknown precision"),
        };

        BuiltinTangentProducts<TProducts> Open<TProducts>(ReadOnlyMemory<double> at)
            where TProducts : unmanaged, IBinaryFloatingPointIeee754<TProducts> =>
            new(Architecture, rounded, at, firstLayer, _linearAlgebra, cancellation);
    }

    public void Prepare(TrainingProblem problem)
    {
        _session = new TrainingSession<T>(Architecture, _pass, problem);
        if (_origin is not null && WrittenTangents<T>.AreSmall(problem, Architecture))
            _session.Tangents = new WrittenTangents<T>(Architecture, _origin, problem, _linearAlgebra);
    }

    public void ReplaceTrainingInputs(ReadOnlySpan<double> inputs) => Prepared.ReplaceInputs(inputs);

    public StepResult Step(ReadOnlySpan<int> batch, double learningRate) => Prepared.Step(_parameters, batch, learningRate);

    public EngineState Save()
    {
        double[] saved = new double[Architecture.ParameterCount];
        CopyParameters(saved);
        return new EngineState { Parameters = saved, OptimizerVectors = Prepared.CopyOptimizerVectors(), OptimizerSteps = Prepared.Steps };
    }

    public void Restore(EngineState state)
    {
        ShapeException.ThrowIfLengthDiffers("the saved parameters", Architecture.ParameterCount, state.Parameters.Length);
        Prepared.Restore(state.OptimizerVectors, state.OptimizerSteps);
        Rounding.Convert<double, T>(state.Parameters, _parameters);
    }

    public void Dispose()
    {
    }

    private TrainingSession<T> Prepared =>
        _session ?? throw new InvalidOperationException("the engine has no training problem yet: call Prepare first");

    private void CopyLayerOutputs(int layer, ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        int columns = Architecture.InputCount, width = Architecture.Layers[layer].FanOut, n = inputs.Length / columns;
        ShapeException.ThrowIfLengthDiffers($"inputs with {columns} columns", (long)n * columns, inputs.Length);
        ShapeException.ThrowIfLengthDiffers($"the destination of layer {layer}'s outputs at {n} inputs", (long)n * width, outputs.Length);
        for (int first = 0; first < n; first += _pass.LargestBlock)
        {
            int count = Math.Min(_pass.LargestBlock, n - first);
            _pass.Load(inputs[(first * columns)..], _blockRows.AsSpan(0, count));
            _pass.Forward(Parameters, layer + 1);
            ReadOnlySpan<T> block = _pass.LayerOutputs(layer);
            for (int b = 0; b < count; b++)
            {
                for (int unit = 0; unit < width; unit++)
                    outputs[((first + b) * width) + unit] = double.CreateTruncating(block[(unit * _pass.Layout.Stride) + b]);
            }
        }
    }
}

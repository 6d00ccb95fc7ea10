namespace NtkWorkbench.Tests;

/// <summary>f(x) = wx + b under gradient descent on the mean squared error, with one input and one output; allocates nothing in a
/// step.</summary>
internal sealed class LinearEngine(double weight, double bias) : IEngine
{
    private Dataset? _data;
    private double _weight = weight;
    private double _bias = bias;
    private long _steps;

    public NetworkArchitecture Architecture { get; } = new([1, 1], Activation.Identity);

    public Precision Precision => Precision.Float64;

    /// <summary>What <see cref="Prepare"/> was given.</summary>
    public TrainingProblem? Problem { get; private set; }

    /// <summary>Called before each step with its number, from 0.</summary>
    public Action<long>? BeforeStep { get; init; }

    /// <summary>The step, from 0, whose gradient is not finite.</summary>
    public long? DivergesAt { get; init; }

    public void CopyParameters(Span<double> destination) => (destination[0], destination[1]) = (_weight, _bias);

    public void Evaluate(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        for (int i = 0; i < inputs.Length; i++)
            outputs[i] = (_weight * inputs[i]) + _bias;
    }

    public LossEvaluation EvaluateLoss(Dataset dataset, TrainingLoss loss, Span<double> gradient)
    {
        (double sum, double weightSum, double biasSum) = (0, 0, 0);
        for (int i = 0; i < dataset.Count; i++)
            Accumulate(dataset, i, ref sum, ref weightSum, ref biasSum);
        if (!gradient.IsEmpty)
            (gradient[0], gradient[1]) = (weightSum / dataset.Count, biasSum / dataset.Count);
        return new LossEvaluation(sum / dataset.Count, Accuracy: null);
    }

    public void Prepare(TrainingProblem problem)
    {
        Problem = problem;
        _data = problem.Data;
        _steps = 0;
    }

    public void ReplaceTrainingInputs(ReadOnlySpan<double> inputs) =>
        _data = _data! with { Inputs = new Matrix(_data.Count, 1, inputs.ToArray()) };

    public StepResult Step(ReadOnlySpan<int> batch, double learningRate)
    {
        BeforeStep?.Invoke(_steps);
        if (_steps == DivergesAt)
            return new StepResult(double.NaN, new NonFiniteValue(NonFiniteQuantity.Gradient, 0));
        (double sum, double weightSum, double biasSum) = (0, 0, 0);
        foreach (int row in batch)
            Accumulate(_data!, row, ref sum, ref weightSum, ref biasSum);
        _weight -= learningRate * weightSum / batch.Length;
        _bias -= learningRate * biasSum / batch.Length;
        _steps++;
        return new StepResult(sum / batch.Length, null);
    }

    public EngineState Save() => new() { Parameters = [_weight, _bias], OptimizerVectors = [], OptimizerSteps = _steps };

    public void Restore(EngineState state)
    {
        (_weight, _bias) = (state.Parameters[0], state.Parameters[1]);
        _steps = state.OptimizerSteps;
    }

    public void Activations(int layer, ReadOnlySpan<double> inputs, Span<double> activations) =>
        throw new NotSupportedException("a linear model has no hidden layer");

    public ITangentFeatures Linearize(ReadOnlySpan<double> inputs, IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        throw new NotSupportedException("training does not linearize");

    public ITangentProducts TangentProducts(ReadOnlyMemory<double> inputs, int firstLayer, Precision precision,
        CancellationToken cancellation) => throw new NotSupportedException("training does not linearize");

    public void Dispose()
    {
    }

    private void Accumulate(Dataset data, int row, ref double sum, ref double weightSum, ref double biasSum)
    {
        double input = data.Inputs.Values[row];
        double residual = (_weight * input) + _bias - data.Targets.Values[row];
        sum += residual * residual;
        weightSum += 2 * residual * input;
        biasSum += 2 * residual;
    }
}

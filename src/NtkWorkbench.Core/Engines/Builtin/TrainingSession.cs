using System.Numerics;
using System.Numerics.Tensors;
using NtkWorkbench.Core.LinearAlgebra;
using NtkWorkbench.Core.Networks;
using NtkWorkbench.Core.Training;
using NtkWorkbench.Core.Training.Losses;
using NtkWorkbench.Core.Training.Optimizers;

namespace NtkWorkbench.Core.Engines.Builtin;

/// <summary>A training problem in the engine's precision: the data, the optimizer and the memory of a step, which allocates nothing.</summary>
internal sealed class TrainingSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkArchitecture architecture;
    private readonly NetworkPass<T> pass;
    private readonly LossPass<T> lossPass;
    private readonly Optimizer<T> optimizer;
    private readonly LossKind loss;
    private readonly T[] inputs, targets, gradient, blockGradient;
    private readonly int firstLayer, firstParameter, trainedLength, largestBatch;

    /// <summary>A session before its first step.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="pass">The engine's pass, shared with its evaluations.</param>
    /// <param name="problem">What is trained; its data are copied.</param>
    /// <exception cref="ShapeException">The data do not fit the network and the loss.</exception>
    public TrainingSession(NetworkArchitecture architecture, NetworkPass<T> pass, TrainingProblem problem)
    {
        LossFunction.Validate(problem.Loss, problem.Data, architecture.InputCount, architecture.OutputCount);
        this.architecture = architecture;
        this.pass = pass;
        loss = problem.Loss;
        largestBatch = problem.LargestBatch;
        lossPass = new LossPass<T>(pass, loss, architecture);
        inputs = Rounding.To<T>(problem.Data.Inputs.Values);
        targets = Rounding.To<T>(problem.Data.Targets.Values);
        firstLayer = problem.Layers switch
        {
            TrainableLayers.All => 0,
            TrainableLayers.Output => architecture.Layers.Count - 1,
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Layers, "unknown choice of layers"),
        };
        firstParameter = architecture.Layers[firstLayer].WeightOffset;
        trainedLength = Lanes.Pad<T>(architecture.ParameterCount - firstParameter);
        optimizer = OptimizerFactory.Create<T>(problem.Optimizer, trainedLength);
        gradient = new T[firstParameter + trainedLength];
        blockGradient = problem.LargestBatch > pass.LargestBlock ? new T[gradient.Length] : [];
    }

    /// <summary>Steps that the optimizer has taken.</summary>
    public long Steps => optimizer.Steps;

    /// <summary>One optimizer step on the mean loss of a batch, or none where that or its gradient is not finite.</summary>
    /// <param name="parameters">θ, padded; changed in place.</param>
    /// <param name="batch">Row numbers of the data.</param>
    /// <param name="learningRate">η.</param>
    /// <exception cref="ShapeException">The batch is empty, or larger than the problem said.</exception>
    public StepResult Step(Span<T> parameters, ReadOnlySpan<int> batch, double learningRate)
    {
        if (batch.IsEmpty || batch.Length > largestBatch)
            throw new ShapeException($"a batch must have 1 to {largestBatch} samples, got {batch.Length}");
        double terms = LossFunction.Terms(loss, batch.Length, architecture.OutputCount), sum = 0;
        for (int first = 0; first < batch.Length; first += pass.LargestBlock)
        {
            ReadOnlySpan<int> rows = batch.Slice(first, Math.Min(pass.LargestBlock, batch.Length - first));
            sum += lossPass.Evaluate<T>(parameters, inputs, targets, rows, terms);
            if (!double.IsFinite(sum))
                return new(sum / terms, new(NonFiniteQuantity.Loss, Finiteness.FirstLayerOfOutputs(pass, architecture)));
            pass.Backward(parameters, firstLayer, first == 0 ? gradient : blockGradient);
            if (first > 0)
                TensorPrimitives.Add(gradient, blockGradient, gradient);
        }
        if (!Finiteness.AllFinite<T>(Trained(gradient)))
            return new(sum / terms, new(NonFiniteQuantity.Gradient, Finiteness.FirstLayerOfGradient(gradient, architecture)));
        optimizer.Update(Trained(parameters), Trained(gradient), T.CreateTruncating(learningRate));
        return new(sum / terms, null);
    }

    /// <summary>Replaces the training inputs.</summary>
    /// <exception cref="ShapeException">They have another length.</exception>
    public void ReplaceInputs(ReadOnlySpan<double> values)
    {
        ShapeException.ThrowIfLengthDiffers("training inputs", inputs.Length, values.Length);
        Rounding.Convert(values, inputs);
    }

    /// <summary>The optimizer's vectors, p entries each: zero for parameters that are not trained.</summary>
    public double[][] CopyOptimizerVectors() => [.. optimizer.Vectors.Select(Widen)];

    /// <summary>Sets the optimizer to a saved state.</summary>
    /// <exception cref="ShapeException">The state belongs to another network or optimizer.</exception>
    public void Restore(IReadOnlyList<double[]> vectors, long steps) => optimizer.Restore([.. vectors.Select(Narrow)], steps);

    private Span<T> Trained(Span<T> whole) => whole.Slice(firstParameter, trainedLength);

    private double[] Widen(T[] trained)
    {
        double[] whole = new double[architecture.ParameterCount];
        Rounding.Convert<T, double>(trained.AsSpan(0, whole.Length - firstParameter), whole.AsSpan(firstParameter));
        return whole;
    }

    private T[] Narrow(double[] whole)
    {
        ShapeException.ThrowIfLengthDiffers("an optimizer vector", architecture.ParameterCount, whole.Length);
        var trained = new T[trainedLength];
        Rounding.Convert<double, T>(whole.AsSpan(firstParameter), trained);
        return trained;
    }
}

using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Measures rows of metrics at an engine's present parameters.</summary>
internal sealed class MetricsRecorder(IEngine engine, TrainingData data, TrainingLoss loss, TrainableLayers trained)
{
    private readonly double[] _gradient = new double[engine.Architecture.ParameterCount];

    /// <summary>A row, and what of the training loss or its gradient is not finite in it, if anything is.</summary>
    /// <remarks>One evaluation of each data set and one gradient over the training data.</remarks>
    public (MetricsRow Row, NonFiniteValue? NonFinite) Measure(int step, double learningRate)
    {
        LossEvaluation train = engine.EvaluateLoss(data.Train, loss, _gradient);
        LossEvaluation? test = data.Test is null ? null : engine.EvaluateLoss(data.Test, loss, []);
        LossEvaluation? validation = data.Validation is null ? null : engine.EvaluateLoss(data.Validation, loss, []);
        LayerGradientNorm[] layers = [.. engine.Architecture.Layers.Select(NormsOf)];
        var row = new MetricsRow
        {
            Step = step,
            LearningRate = learningRate,
            TrainLoss = train.Loss,
            TestLoss = test?.Loss,
            ValidationLoss = validation?.Loss,
            ValidationAccuracy = validation?.Accuracy,
            TrainAccuracy = train.Accuracy,
            TestAccuracy = test?.Accuracy,
            GradientNorm = Whole(layers),
            TrainedGradientNorm = Whole(engine.Architecture.TrainedLayers(trained).Select(layer => layers[layer.Index])),
            Layers = layers,
        };
        return (row, double.IsFinite(train.Loss) ? NonFiniteGradient(layers) : NonFiniteLoss());
    }

    private LayerGradientNorm NormsOf(LayerLayout layer) =>
        new(EuclideanNorm.Of(_gradient.AsSpan(layer.Weight)), EuclideanNorm.Of(_gradient.AsSpan(layer.Bias)));

    private static double Whole(IEnumerable<LayerGradientNorm> layers) =>
        EuclideanNorm.Of([.. layers.SelectMany(layer => new[] { layer.Weight, layer.Bias })]);

    private static NonFiniteValue? NonFiniteGradient(LayerGradientNorm[] layers)
    {
        int first = Array.FindIndex(layers, norms => !double.IsFinite(norms.Weight) || !double.IsFinite(norms.Bias));
        return first < 0 ? null : new NonFiniteValue(NonFiniteQuantity.Gradient, first);
    }

    private NonFiniteValue NonFiniteLoss()
    {
        IReadOnlyList<LayerLayout> layers = engine.Architecture.Layers;
        LayerLayout? first = layers.FirstOrDefault(layer => !TensorPrimitives.IsFiniteAll<double>(OutputsOf(layer)));
        return new NonFiniteValue(NonFiniteQuantity.Loss, first?.Index);
    }

    private double[] OutputsOf(LayerLayout layer)
    {
        double[] inputs = data.Train.Inputs.Values;
        double[] outputs = new double[checked(data.Train.Count * layer.FanOut)];
        if (layer.Index == engine.Architecture.Layers.Count - 1)
            engine.Evaluate(inputs, outputs);
        else
            engine.Activations(layer.Index, inputs, outputs);
        return outputs;
    }
}

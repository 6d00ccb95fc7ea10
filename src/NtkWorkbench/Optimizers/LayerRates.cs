using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The learning rates of a layer's parameters over that of the training: 1 but in <see cref="MupParameterization"/>.</summary>
/// <param name="Weights">Of the weight.</param>
/// <param name="Biases">Of the bias.</param>
/// <remarks>In μP, r_in and r_out the layer's fans over those of the base: SGD and momentum, which take gradients as they are, r_out/r_in
/// for weights and r_out for biases; Adam and RMSprop, which divide them by their size, 1/r_in and 1. That is the source's table: fan_out
/// for input weights and biases, 1/fan_in for output weights, and for hidden ones 1 and 1/fan_in where widths are equal. A rate times m
/// comes with a weight decay over m, so that their product stays: with SGD the decay is the same in all of θ/√m. Decay in a gradient that
/// Adam or RMSprop then divides by its size would outweigh one that shrinks with width, and is refused; ε is not scaled.
/// Source: arXiv:2203.03466, table 3.</remarks>
public readonly record struct LayerRates(double Weights, double Biases)
{
    /// <summary>Those of one layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="optimizer">What trains it.</param>
    /// <exception cref="NtkException">A rate differs from 1, and Adam or RMSprop would divide weight decay that is not
    /// decoupled.</exception>
    public static LayerRates Of(LayerLayout layer, OptimizerOptions optimizer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        LayerRates rates = optimizer switch
        {
            SgdOptions or MomentumOptions => new(layer.OutputRatio / layer.InputRatio, layer.OutputRatio),
            AdamOptions or RmsPropOptions => new(1 / layer.InputRatio, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(optimizer), optimizer, "not an optimizer"),
        };
        return rates == new LayerRates(1, 1) || !Preconditioner.Has(optimizer) || optimizer is { WeightDecay: 0 } or { Decoupled: true }
            ? rates : throw new NtkException("weight decay in a gradient that Adam or RMSprop divides by its size has no share that stays "
                + "with width in μP: decouple it");
    }

    /// <summary>√m, likewise.</summary>
    internal static double[]? Roots(NetworkArchitecture architecture, OptimizerOptions optimizer, TrainableLayers layers)
    {
        double[]? rates = Vector(architecture, optimizer, layers);
        if (rates is not null)
            TensorPrimitives.Sqrt(rates, rates);
        return rates;
    }

    /// <summary>m, an entry a trained parameter; null where all are 1.</summary>
    internal static double[]? Vector(NetworkArchitecture architecture, OptimizerOptions optimizer, TrainableLayers layers)
    {
        IReadOnlyList<LayerLayout> trained = architecture.TrainedLayers(layers);
        if (trained.All(layer => Of(layer, optimizer) == new LayerRates(1, 1)))
            return null;
        double[] rates = new double[architecture.TrainedParameterCount(layers)];
        int first = trained[0].WeightOffset;
        foreach (LayerLayout layer in trained)
        {
            LayerRates own = Of(layer, optimizer);
            rates.AsSpan(layer.WeightOffset - first, layer.WeightCount).Fill(own.Weights);
            rates.AsSpan(layer.BiasOffset - first, layer.FanOut).Fill(own.Biases);
        }
        return rates;
    }
}

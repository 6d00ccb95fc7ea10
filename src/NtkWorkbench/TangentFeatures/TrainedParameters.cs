using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The parameters that a linear model has: those of the trained layers, each in units of the root of its learning rate m. Training
/// moves f by −η J M Jᵀ∂L/∂f, M = diag(m), which is descent at the one rate η in θ/√m, along the features J√M.</summary>
/// <remarks>Where every m is 1, as everywhere but in <see cref="MupParameterization"/>, they are θ and J themselves. Weight decay over m is
/// the same for all of θ/√m, and Jθ is the same in both.</remarks>
internal sealed class TrainedParameters
{
    private readonly NetworkArchitecture _architecture;
    private readonly TrainableLayers _trained;
    private readonly ILinearAlgebra _algebra;
    private readonly RatedLayer[] _layers;
    private readonly double[]? _roots;

    /// <summary>rates: those of the optimizer that trains them.</summary>
    public TrainedParameters(NetworkArchitecture architecture, TrainableLayers layers, OptimizerOptions rates, ILinearAlgebra algebra)
    {
        (_architecture, _trained, _algebra) = (architecture, layers, algebra);
        _layers = [.. architecture.TrainedLayers(layers).Select(layer => new RatedLayer(layer, LayerRates.Of(layer, rates)))];
        _roots = LayerRates.Roots(architecture, rates, layers);
    }

    /// <summary>Whether they are θ itself.</summary>
    public bool AreAsStored => _roots is null;

    /// <summary>J√M from ∂f/∂θ of all layers, disposed with it.</summary>
    public ITangentFeatures Features(ITangentFeatures all)
    {
        ITangentFeatures trained = TrainedFeatures.Of(all, _architecture, _trained);
        return _roots is null ? trained : new ScaledFeatures(trained, _roots, _algebra, _layers);
    }

    /// <summary>Products with J√M from those with J of the trained layers.</summary>
    public ITangentProducts Products(ITangentProducts trained) => _roots is null ? trained : new ScaledProducts(trained, _roots);

    /// <summary>θ/√m of the trained layers; parameters: θ of all, or the trained ones alone.</summary>
    public double[] InUnits(ReadOnlySpan<double> parameters)
    {
        double[] own = parameters[^_architecture.TrainedParameterCount(_trained)..].ToArray();
        if (_roots is not null)
            TensorPrimitives.Divide(own, _roots, own);
        return own;
    }

    /// <summary>√m times a vector of θ/√m, in place: it is one of θ then.</summary>
    public void OutOfUnits(Span<double> trained)
    {
        if (_roots is not null)
            TensorPrimitives.Multiply(trained, _roots, trained);
    }
}

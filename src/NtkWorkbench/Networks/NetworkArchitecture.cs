namespace NtkWorkbench;

/// <summary>A multilayer perceptron: z_l = s_l W_l a_{l−1} + b_l, a_l = φ(z_l), a_0 = x, no activation after the last layer; s_l = 1, or
/// 1/√fan_in in the NTK parameterization.</summary>
public sealed class NetworkArchitecture
{
    /// <summary>An architecture from its layer sizes.</summary>
    /// <param name="layerSizes">Inputs, the widths of the hidden layers, outputs: at least two entries, each at least 1.</param>
    /// <param name="activation">φ.</param>
    /// <param name="parameterization">How parameters enter; null: the standard one.</param>
    /// <exception cref="ShapeException">Fewer than two sizes, a size below 1, or more parameters than one array holds.</exception>
    public NetworkArchitecture(IReadOnlyList<int> layerSizes, Activation activation,
        Parameterization? parameterization = null)
    {
        ArgumentNullException.ThrowIfNull(layerSizes);
        if (layerSizes.Count < 2 || layerSizes.Any(size => size < 1))
            throw new ShapeException($"a network needs at least two layer sizes, each at least 1, got [{string.Join(", ", layerSizes)}]");
        LayerSizes = [.. layerSizes];
        Activation = activation;
        Parameterization = parameterization ?? Parameterization.Standard;
        Layers = LayOut(LayerSizes, Parameterization, out int parameterCount);
        ParameterCount = parameterCount;
    }

    /// <summary>Inputs, the widths of the hidden layers, outputs.</summary>
    public IReadOnlyList<int> LayerSizes { get; }

    /// <summary>φ.</summary>
    public Activation Activation { get; }

    /// <summary>How parameters enter.</summary>
    public Parameterization Parameterization { get; }

    /// <summary>The layers in order, from 0: layer i maps LayerSizes[i] to LayerSizes[i + 1].</summary>
    public IReadOnlyList<LayerLayout> Layers { get; }

    /// <summary>p: weights and biases of all layers.</summary>
    public int ParameterCount { get; }

    /// <summary>d.</summary>
    public int InputCount => LayerSizes[0];

    /// <summary>o.</summary>
    public int OutputCount => LayerSizes[^1];

    /// <summary>The layers that training changes, in order; their parameters follow each other up to the last.</summary>
    public IReadOnlyList<LayerLayout> TrainedLayers(TrainableLayers layers) => layers switch
    {
        TrainableLayers.All => Layers,
        TrainableLayers.Output => [Layers[^1]],
        _ => throw new ArgumentOutOfRangeException(nameof(layers), layers, "not a choice of layers"),
    };

    /// <summary>The number of parameters that training changes.</summary>
    public int TrainedParameterCount(TrainableLayers layers) => TrainedLayers(layers).Sum(layer => layer.ParameterCount);

    /// <summary>The architecture in a few characters: "1–40–1 relu".</summary>
    public override string ToString() =>
        $"{string.Join("–", LayerSizes)} {Activation}{Suffix}".ToLowerInvariant();

    private string Suffix => Parameterization switch
    {
        StandardParameterization => "",
        NtkParameterization => " ntk",
        MupParameterization => " mup",
        _ => throw new InvalidOperationException($"no name for {Parameterization}"),
    };

    private static LayerLayout[] LayOut(IReadOnlyList<int> sizes, Parameterization parameterization, out int parameterCount)
    {
        var layers = new LayerLayout[sizes.Count - 1];
        long offset = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            long length = ((long)sizes[i] + 1) * sizes[i + 1];
            if (offset + length > Array.MaxLength)
                throw new ShapeException($"a network of layer sizes [{string.Join(", ", sizes)}] has more than {Array.MaxLength} "
                    + "parameters");
            layers[i] = new LayerLayout
            {
                Index = i,
                FanIn = sizes[i],
                FanOut = sizes[i + 1],
                WeightOffset = (int)offset,
                WeightScale = parameterization.WeightScale(sizes[i]),
                BaseFanIn = i == 0 ? sizes[i] : parameterization.WidthAtBase(sizes[i]),
                BaseFanOut = i == layers.Length - 1 ? sizes[i + 1] : parameterization.WidthAtBase(sizes[i + 1]),
                InitialScale = i == 0 ? 1 : parameterization.InitialScale(sizes[i], isOutput: i == layers.Length - 1),
            };
            offset += length;
        }
        parameterCount = (int)offset;
        return layers;
    }
}

namespace NtkWorkbench;

/// <summary>How the stored parameters enter a layer, and how what training does to them changes with width.</summary>
public abstract record Parameterization
{
    /// <summary>z = W a + b.</summary>
    public static Parameterization Standard { get; } = new StandardParameterization();

    /// <summary>z = W a/√fan_in + b.</summary>
    public static Parameterization Ntk { get; } = new NtkParameterization();

    /// <summary>s in z = s W a + b.</summary>
    /// <param name="fanIn">Inputs of the layer.</param>
    public virtual double WeightScale(int fanIn) => 1;

    /// <summary>The width that a hidden layer has in the network that this one is scaled from; its own where it is scaled from
    /// none.</summary>
    /// <param name="width">The layer's own.</param>
    public virtual int WidthAtBase(int width) => width;

    /// <summary>What draws of a scheme for the base's weights are multiplied by.</summary>
    /// <param name="fanIn">Units of the hidden layer before.</param>
    /// <param name="isOutput">Whether it is the last layer.</param>
    public virtual double InitialScale(int fanIn, bool isOutput) => 1;
}

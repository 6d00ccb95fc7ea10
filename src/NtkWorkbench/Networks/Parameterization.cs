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
}

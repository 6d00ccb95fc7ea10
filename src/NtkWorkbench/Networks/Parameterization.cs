namespace NtkWorkbench;

/// <summary>How the stored parameters enter a layer.</summary>
public enum Parameterization
{
    /// <summary>z = W a + b.</summary>
    Standard,

    /// <summary>z = W a/√fan_in + b: the weights are of order 1 at any width (Jacot 2018).</summary>
    Ntk,
}

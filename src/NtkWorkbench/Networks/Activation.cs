namespace NtkWorkbench;

/// <summary>The function φ between layers; the last layer has none.</summary>
public enum Activation
{
    /// <summary>max(z, 0), with derivative 0 at 0.</summary>
    Relu,

    /// <summary>z for z &gt; 0, 0.01 z otherwise.</summary>
    LeakyRelu,

    /// <summary>tanh z.</summary>
    Tanh,

    /// <summary>1/(1 + e^{−z}).</summary>
    Sigmoid,

    /// <summary>z: a deep linear network.</summary>
    Identity,

    /// <summary>ln(1 + e^z).</summary>
    Softplus,

    /// <summary>z for z &gt; 0, e^z − 1 otherwise.</summary>
    Elu,

    /// <summary>z Φ(z), Φ the standard normal distribution function (the exact form, by erf).</summary>
    Gelu,

    /// <summary>z/(1 + e^{−z}), also called swish.</summary>
    Silu,

    /// <summary>sin z.</summary>
    Sine,

    /// <summary>erf z = (2/√π) ∫_0^z e^{−t²} dt.</summary>
    Erf,
}

namespace NtkWorkbench;

/// <summary>What an activation makes of two Gaussian pre-activations: k = E[φ(u)φ(v)] and k̇ = E[φ′(u)φ′(v)] for (u, v) of mean 0 and
/// covariance [[a, c], [c, b]].</summary>
public abstract class DualActivation
{
    /// <summary>That of an activation.</summary>
    public static DualActivation Of(Activation activation) => activation switch
    {
        Activation.Relu => new RectifierDual(0, 1),
        Activation.LeakyRelu => new RectifierDual(0.01, 1),
        Activation.Identity => new RectifierDual(1, 1),
        Activation.Gelu => new GeluDual(),
        Activation.Sine => new SineDual(1, 1, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "no dual is known"),
    };

    /// <summary>k and k̇ of two pre-activations.</summary>
    /// <param name="a">E[u²], at least 0.</param>
    /// <param name="b">E[v²], at least 0.</param>
    /// <param name="c">E[uv].</param>
    public abstract (double Value, double Derivative) Evaluate(double a, double b, double c);

    /// <summary>E[φ(u)²] and E[φ′(u)²].</summary>
    /// <param name="a">E[u²].</param>
    public virtual (double Value, double Derivative) Diagonal(double a) => Evaluate(a, a, a);
}

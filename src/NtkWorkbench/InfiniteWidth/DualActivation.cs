namespace NtkWorkbench;

/// <summary>What an activation makes of two Gaussian pre-activations: k = E[φ(u)φ(v)] and k̇ = E[φ′(u)φ′(v)] for (u, v) of mean 0 and
/// covariance [[a, c], [c, b]].</summary>
/// <remarks>Every dual takes a covariance beyond √(ab), as rounding makes it, for √(ab), and is backward stable: its results are those of a
/// c that is wrong by a few ε√(ab). k̇ of a rectifier changes by √ε for that near c = √(ab), whatever the formula. NaN propagates.
/// Source of duals in general: arXiv:1602.05897.</remarks>
public abstract class DualActivation
{
    /// <summary>That of an activation of networks.</summary>
    /// <param name="activation">φ.</param>
    /// <exception cref="ArgumentOutOfRangeException">No activation.</exception>
    public static DualActivation Of(Activation activation) => activation switch
    {
        Activation.Relu => Rectifier(0, 1),
        Activation.LeakyRelu => Rectifier(0.01, 1),
        Activation.Identity => Rectifier(1, 1),
        Activation.Erf => new ErfDual(),
        Activation.Gelu => new GeluDual(),
        Activation.Sine => Sine(1, 1, 0),
        Activation.Tanh => LogisticMixtureDual.Tanh(LogisticScales.Usual),
        Activation.Sigmoid => LogisticMixtureDual.Sigmoid(LogisticScales.Usual),
        Activation.Softplus => LogisticMixtureDual.Softplus(LogisticScales.Usual),
        Activation.Silu => LogisticMixtureDual.Silu(LogisticScales.Usual),
        Activation.Elu => new EluDual(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "no dual is known"),
    };

    /// <summary>That of φ(z) = αz for z &lt; 0, βz for z ≥ 0: (0, 1) is relu, (−1, 1) the absolute value, (1, 1) the identity.</summary>
    /// <param name="negative">α.</param>
    /// <param name="positive">β.</param>
    public static DualActivation Rectifier(double negative, double positive) => new RectifierDual(negative, positive);

    /// <summary>That of φ(z) = A sin(Bz + ϕ); ϕ = π/2 makes it a cosine.</summary>
    /// <param name="amplitude">A.</param>
    /// <param name="frequency">B.</param>
    /// <param name="phase">ϕ, in radians.</param>
    public static DualActivation Sine(double amplitude, double frequency, double phase) => new SineDual(amplitude, frequency, phase);

    /// <summary>The same by a finer rule, from which the error of quadrature is told; null where the dual is a closed form.</summary>
    internal virtual DualActivation? Finer => null;

    /// <summary>Whether φ′ jumps, so that k̇ changes by √ε for an ε of c near √(ab).</summary>
    internal virtual bool HasCorner => false;

    /// <summary>The dual at the pairs of some points.</summary>
    /// <param name="variances">Theirs, whole vectors.</param>
    /// <param name="algebra">Products.</param>
    internal virtual DualTable Table(double[] variances, ILinearAlgebra algebra) => new VarianceTable(this, variances);

    /// <summary>c ← k and derivative ← k̇ of one variance with several; spans of whole vectors.</summary>
    internal virtual void Apply(double a, ReadOnlySpan<double> b, Span<double> c, Span<double> derivative)
    {
        for (int i = 0; i < c.Length; i++)
            (c[i], derivative[i]) = Evaluate(a, b[i], c[i]);
    }

    /// <summary>k and k̇ of two pre-activations.</summary>
    /// <param name="a">E[u²], at least 0.</param>
    /// <param name="b">E[v²], at least 0.</param>
    /// <param name="c">E[uv].</param>
    public abstract (double Value, double Derivative) Evaluate(double a, double b, double c);

    /// <summary>E[φ(u)²] and E[φ′(u)²].</summary>
    /// <param name="a">E[u²].</param>
    public (double Value, double Derivative) Diagonal(double a) => Evaluate(a, a, a);
}

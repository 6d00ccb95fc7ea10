namespace NtkWorkbench;

/// <summary>φ″ entry by entry, 0 where φ has a corner.</summary>
internal static class ActivationCurvature
{
    /// <summary>φ″(z). a: φ(z).</summary>
    public static void Of(Activation activation, ReadOnlySpan<double> z, ReadOnlySpan<double> a, Span<double> curvature)
    {
        for (int i = 0; i < z.Length; i++)
            curvature[i] = Of(activation, z[i], a[i]);
    }

    private static double Of(Activation activation, double z, double a) => activation switch
    {
        Activation.Relu or Activation.LeakyRelu or Activation.Identity => 0,
        Activation.Tanh => -2 * a * (1 - (a * a)),
        Activation.Sigmoid => a * (1 - a) * (1 - (2 * a)),
        Activation.Softplus => Logistic(z) * Logistic(-z),
        Activation.Elu => z > 0 ? 0 : a + 1,
        Activation.Gelu => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI) * (2 - (z * z)),
        Activation.Silu => Logistic(z) * Logistic(-z) * (2 + (z * (1 - (2 * Logistic(z))))),
        Activation.Sine => -a,
        Activation.Erf => -4 * z * Math.Exp(-z * z) / Math.Sqrt(Math.PI),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "unknown activation"),
    };

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
}

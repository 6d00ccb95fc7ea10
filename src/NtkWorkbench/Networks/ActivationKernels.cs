using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using MathNet.Numerics;

namespace NtkWorkbench;

/// <summary>φ and φ′ entry by entry. An entry's result depends on that entry alone, not on its place in the span; NaN propagates.</summary>
internal static class ActivationKernels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>a = φ(z).</summary>
    /// <remarks>Finite z of any size gives φ(z) to a few roundings of max(|φ(z)|, 1), without overflow on the way.</remarks>
    public static void Apply(Activation activation, ReadOnlySpan<T> z, Span<T> a)
    {
        ShapeException.ThrowIfLengthDiffers("activations", z.Length, a.Length);
        if (z.Length >= Vector128<T>.Count)
        {
            ApplyWhole(activation, z, a);
            return;
        }

        // The library treats spans shorter than a vector by scalar functions, whose last bit may differ.
        Span<T> padded = stackalloc T[2 * Vector128<T>.Count];
        Span<T> paddedZ = padded[..Vector128<T>.Count], paddedA = padded[Vector128<T>.Count..];
        paddedZ.Clear();
        z.CopyTo(paddedZ);
        ApplyWhole(activation, paddedZ, paddedA);
        paddedA[..a.Length].CopyTo(a);
    }

    /// <summary>φ′(z), with ReLU′(0) = 0. derivative: destination, as long as <paramref name="z"/>, not overlapping; overwritten.</summary>
    public static void Derivative(Activation activation, ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> derivative)
    {
        ShapeException.ThrowIfLengthDiffers("activations", z.Length, a.Length);
        ShapeException.ThrowIfLengthDiffers("derivatives of the activations", z.Length, derivative.Length);
        if (z.Length >= Vector128<T>.Count)
        {
            DerivativeWhole(activation, z, a, derivative);
            return;
        }

        int width = Vector128<T>.Count;
        Span<T> padded = stackalloc T[3 * width];
        padded.Clear();
        z.CopyTo(padded);
        a.CopyTo(padded[width..]);
        DerivativeWhole(activation, padded[..width], padded[width..(2 * width)], padded[(2 * width)..]);
        padded.Slice(2 * width, derivative.Length).CopyTo(derivative);
    }

    private static void ApplyWhole(Activation activation, ReadOnlySpan<T> z, Span<T> a)
    {
        switch (activation)
        {
            case Activation.Relu: TensorPrimitives.Max(z, T.Zero, a); break;
            case Activation.LeakyRelu: LeakyRelu(z, a); break;
            case Activation.Tanh: TensorPrimitives.Tanh(z, a); break;
            case Activation.Sigmoid: TensorPrimitives.Sigmoid(z, a); break;
            case Activation.Identity: z.CopyTo(a); break;
            case Activation.Softplus: Softplus(z, a); break;
            case Activation.Elu: Elu(z, a); break;
            case Activation.Gelu: Gelu(z, a); break;
            case Activation.Silu:
                TensorPrimitives.Sigmoid(z, a);
                TensorPrimitives.Multiply(a, z, a);
                break;
            case Activation.Sine: TensorPrimitives.Sin(z, a); break;
            case Activation.Erf: Erf(z, a); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation), activation, "unknown activation");
        }
    }

    private static void DerivativeWhole(Activation activation, ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> derivative)
    {
        switch (activation)
        {
            case Activation.Relu: Switch(z, T.Zero, derivative); break;
            case Activation.LeakyRelu: Switch(z, T.CreateChecked(0.01), derivative); break;
            case Activation.Tanh:
                TensorPrimitives.Multiply(a, a, derivative);
                TensorPrimitives.Subtract(T.One, derivative, derivative);
                break;
            case Activation.Sigmoid:
                TensorPrimitives.Subtract(T.One, a, derivative);
                TensorPrimitives.Multiply(derivative, a, derivative);
                break;
            case Activation.Identity: derivative.Fill(T.One); break;
            case Activation.Softplus: TensorPrimitives.Sigmoid(z, derivative); break;
            case Activation.Elu: EluDerivative(z, a, derivative); break;
            case Activation.Gelu: GeluDerivative(z, derivative); break;
            case Activation.Silu: SiluDerivative(z, a, derivative); break;
            case Activation.Sine: TensorPrimitives.Cos(z, derivative); break;
            case Activation.Erf: ErfDerivative(z, derivative); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation), activation, "unknown activation");
        }
    }

    private static void LeakyRelu(ReadOnlySpan<T> z, Span<T> a)
    {
        // max(z, 0.01 z) is z above 0 and 0.01 z below.
        TensorPrimitives.Multiply(z, T.CreateChecked(0.01), a);
        TensorPrimitives.Max(z, a, a);
    }

    /// <summary>1 where z &gt; 0, <paramref name="below"/> where z ≤ 0, NaN where z is.</summary>
    private static void Switch(ReadOnlySpan<T> z, T below, Span<T> derivative)
    {
        int i = 0;
        var zero = Vector<T>.Zero;
        var one = Vector<T>.One;
        var other = new Vector<T>(below);
        for (; i <= z.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var entry = new Vector<T>(z[i..]);
            var atMostZero = Vector.ConditionalSelect(Vector.LessThanOrEqual(entry, zero), other, entry);
            Vector.ConditionalSelect(Vector.GreaterThan(entry, zero), one, atMostZero).CopyTo(derivative[i..]);
        }
        for (; i < z.Length; i++)
            derivative[i] = z[i] > T.Zero ? T.One : z[i] <= T.Zero ? below : z[i];
    }

    private static void Softplus(ReadOnlySpan<T> z, Span<T> a)
    {
        TensorPrimitives.Abs(z, a);
        TensorPrimitives.Negate(a, a);
        TensorPrimitives.Exp(a, a);
        for (int i = 0; i < z.Length; i++)
        {
            // ln(1 + e) to full relative accuracy: the rounding of 1 + e is divided out again (Kahan).
            T exponential = a[i], sum = T.One + exponential;
            T logarithm = sum == T.One ? exponential : T.Log(sum) * (exponential / (sum - T.One));
            a[i] = T.Max(z[i], T.Zero) + logarithm;
        }
    }

    private static void Elu(ReadOnlySpan<T> z, Span<T> a)
    {
        TensorPrimitives.ExpM1(z, a);
        for (int i = 0; i < z.Length; i++)
            a[i] = z[i] > T.Zero ? z[i] : a[i];
    }

    private static void EluDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> derivative)
    {
        for (int i = 0; i < z.Length; i++)
            derivative[i] = z[i] > T.Zero ? T.One : a[i] + T.One;
    }

    private static void Gelu(ReadOnlySpan<T> z, Span<T> a)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double entry = double.CreateChecked(z[i]);
            a[i] = T.CreateChecked(entry * NormalDistribution(entry));
        }
    }

    private static void GeluDerivative(ReadOnlySpan<T> z, Span<T> derivative)
    {
        for (int i = 0; i < z.Length; i++)
        {
            double entry = double.CreateChecked(z[i]);
            double density = Math.Exp(-0.5 * entry * entry) / Constants.Sqrt2Pi;
            derivative[i] = T.CreateChecked(NormalDistribution(entry) + (entry * density));
        }
    }

    // Φ(z) = erfc(−z/√2)/2, accurate in the lower tail too.
    private static double NormalDistribution(double z) =>
        double.IsNaN(z) ? z : 0.5 * SpecialFunctions.Erfc(-z * Constants.Sqrt1Over2);

    private static void Erf(ReadOnlySpan<T> z, Span<T> a)
    {
        for (int i = 0; i < z.Length; i++)
            a[i] = T.IsNaN(z[i]) ? z[i] : T.CreateChecked(SpecialFunctions.Erf(double.CreateChecked(z[i])));
    }

    private static void ErfDerivative(ReadOnlySpan<T> z, Span<T> derivative)
    {
        TensorPrimitives.Multiply(z, z, derivative);
        TensorPrimitives.Negate(derivative, derivative);
        TensorPrimitives.Exp(derivative, derivative);
        TensorPrimitives.Multiply(derivative, T.CreateChecked(2 / Math.Sqrt(Math.PI)), derivative);
    }

    private static void SiluDerivative(ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> derivative)
    {
        TensorPrimitives.Sigmoid(z, derivative);
        for (int i = 0; i < z.Length; i++)
            derivative[i] += a[i] * (T.One - derivative[i]);
    }
}

using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>φ and the product with φ′ on padded blocks; ReLU and the identity, whose derivative shows in φ(z), need no z of their
/// own.</summary>
internal static class HiddenActivation
{
    /// <summary>Whether φ may overwrite z.</summary>
    public static bool IsInPlace(Activation activation) => activation is Activation.Relu or Activation.Identity;

    /// <summary>a = φ(z). z: padded; the same memory as <paramref name="a"/> where <see cref="IsInPlace"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<T>(Activation activation, ReadOnlySpan<T> z, Span<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (activation)
        {
            case Activation.Identity:
                break;
            case Activation.Relu:
                // NaN is not below zero, so that it propagates.
                foreach (ref Vector<T> value in Lanes.Of(a))
                    value = Vector.ConditionalSelect(Vector.LessThan(value, Vector<T>.Zero), Vector<T>.Zero, value);
                break;
            default:
                ActivationKernels<T>.Apply(activation, z, a);
                break;
        }
    }

    /// <summary>δ ← δ ∘ φ′(z). z: the pre-activations, padded; derivative: scratch, as long; delta: δ, as long; changed in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyByDerivative<T>(
        Activation activation, ReadOnlySpan<T> z, ReadOnlySpan<T> a, Span<T> derivative, Span<T> delta)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (activation)
        {
            case Activation.Identity:
                break;
            case Activation.Relu:
                Span<Vector<T>> gated = Lanes.Of(delta);
                ReadOnlySpan<Vector<T>> value = Lanes.Of(a)[..gated.Length];
                for (int i = 0; i < gated.Length; i++)
                    gated[i] = Vector.ConditionalSelect(Vector.GreaterThan(value[i], Vector<T>.Zero), gated[i], Vector<T>.Zero);
                break;
            default:
                ActivationKernels<T>.Derivative(activation, z, a, derivative);
                TensorPrimitives.Multiply(delta, derivative, delta);
                break;
        }
    }
}

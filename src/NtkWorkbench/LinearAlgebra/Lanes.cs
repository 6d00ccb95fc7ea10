using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>Arrays as whole SIMD vectors. Kernels take spans padded to a multiple of the vector's width, so that none of them has a
/// remainder loop.</summary>
internal static class Lanes
{
    /// <summary>The smallest multiple of the vector's width that is at least <paramref name="count"/>.</summary>
    public static int Pad<T>(int count)
        where T : unmanaged => checked(count + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count;

    public static Span<Vector<T>> Of<T>(Span<T> padded)
        where T : unmanaged => MemoryMarshal.Cast<T, Vector<T>>(padded);

    public static ReadOnlySpan<Vector<T>> Of<T>(ReadOnlySpan<T> padded)
        where T : unmanaged => MemoryMarshal.Cast<T, Vector<T>>(padded);

    /// <summary>x·y + addend, fused where the processor has the instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd<T>(Vector<T> x, Vector<T> y, Vector<T> addend)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Vector.MultiplyAddEstimate(x.As<T, float>(), y.As<T, float>(), addend.As<T, float>()).As<float, T>();
        if (typeof(T) == typeof(double))
            return Vector.MultiplyAddEstimate(x.As<T, double>(), y.As<T, double>(), addend.As<T, double>()).As<double, T>();
        return (x * y) + addend;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>Sums over many numbers in one order, wherever in memory they lie: those of TensorPrimitives begin at an address that suits the
/// processor, so that the last digits of a long sum are not the same in every run.</summary>
/// <remarks>Four vectors of partial sums; O(n).</remarks>
internal static class Reductions
{
    private const int Accumulators = 4;

    /// <summary>Σ x.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T> => Reduce<T, Plain<T>>(x, x);

    /// <summary>Σ x².</summary>
    public static T SumOfSquares<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T> => Reduce<T, Product<T>>(x, x);

    /// <summary>Σ |x|.</summary>
    public static T SumOfMagnitudes<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T> => Reduce<T, Magnitude<T>>(x, x);

    /// <summary>Σ xy.</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, INumberBase<T> => Reduce<T, Product<T>>(x, y);

    /// <summary>‖x‖.</summary>
    public static T Norm<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IRootFunctions<T> => T.Sqrt(SumOfSquares(x));

    /// <summary>‖x − y‖.</summary>
    public static T Distance<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IRootFunctions<T> => T.Sqrt(Reduce<T, SquaredDifference<T>>(x, y));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Reduce<T, TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, INumberBase<T>
        where TTerm : struct, ITerm<T>
    {
        ShapeException.ThrowIfLengthDiffers("y", x.Length, y.Length);
        ReadOnlySpan<Vector<T>> left = MemoryMarshal.Cast<T, Vector<T>>(x), right = MemoryMarshal.Cast<T, Vector<T>>(y)[..left.Length];
        Vector<T> first = default, second = default, third = default, fourth = default;
        int i = 0;
        for (; i <= left.Length - Accumulators; i += Accumulators)
        {
            first += TTerm.Of(left[i], right[i]);
            second += TTerm.Of(left[i + 1], right[i + 1]);
            third += TTerm.Of(left[i + 2], right[i + 2]);
            fourth += TTerm.Of(left[i + 3], right[i + 3]);
        }
        for (; i < left.Length; i++)
            first += TTerm.Of(left[i], right[i]);
        Vector<T> all = first + second + (third + fourth);
        T sum = T.Zero;
        for (int lane = 0; lane < Vector<T>.Count; lane++)
            sum += all[lane];
        for (int rest = left.Length * Vector<T>.Count; rest < x.Length; rest++)
            sum += TTerm.Of(x[rest], y[rest]);
        return sum;
    }

    private interface ITerm<T>
        where T : unmanaged, INumberBase<T>
    {
        static abstract Vector<T> Of(Vector<T> x, Vector<T> y);

        static abstract T Of(T x, T y);
    }

    private readonly struct Plain<T> : ITerm<T>
        where T : unmanaged, INumberBase<T>
    {
        public static Vector<T> Of(Vector<T> x, Vector<T> y) => x;

        public static T Of(T x, T y) => x;
    }

    private readonly struct Magnitude<T> : ITerm<T>
        where T : unmanaged, INumberBase<T>
    {
        public static Vector<T> Of(Vector<T> x, Vector<T> y) => Vector.Abs(x);

        public static T Of(T x, T y) => T.Abs(x);
    }

    private readonly struct Product<T> : ITerm<T>
        where T : unmanaged, INumberBase<T>
    {
        public static Vector<T> Of(Vector<T> x, Vector<T> y) => x * y;

        public static T Of(T x, T y) => x * y;
    }

    private readonly struct SquaredDifference<T> : ITerm<T>
        where T : unmanaged, INumberBase<T>
    {
        public static Vector<T> Of(Vector<T> x, Vector<T> y)
        {
            Vector<T> difference = x - y;
            return difference * difference;
        }

        public static T Of(T x, T y) => (x - y) * (x - y);
    }
}

using System.Buffers;
using System.Numerics;

namespace NtkWorkbench;

/// <summary>An array from the shared pool, of which the first length entries are used, until it is disposed.</summary>
internal readonly struct Rented<T> : IDisposable
    where T : unmanaged, INumberBase<T>
{
    private readonly int _length;

    private Rented(int length) => (Array, _length) = (ArrayPool<T>.Shared.Rent(length), length);

    /// <summary>The array, longer than what is used of it.</summary>
    public T[] Array { get; }

    public Span<T> Span => Array.AsSpan(0, _length);

    /// <summary>A copy of values in this type.</summary>
    public static Rented<T> Of(ReadOnlySpan<double> values)
    {
        var rented = new Rented<T>(values.Length);
        Rounding.Convert(values, rented.Span);
        return rented;
    }

    public static Rented<T> Zeros(int length)
    {
        var rented = new Rented<T>(length);
        rented.Span.Clear();
        return rented;
    }

    public void Dispose() => ArrayPool<T>.Shared.Return(Array);
}

using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NtkWorkbench.Formats;

/// <summary>An array of numbers as a file holds it, in C order; its first dimension counts samples.</summary>
internal abstract class NumberArray(IReadOnlyList<int> shape)
{
    public IReadOnlyList<int> Shape { get; } = shape;

    public int Rows => Shape[0];

    /// <summary>Numbers of a row: the product of all dimensions but the first.</summary>
    public int Columns { get; } = shape.Skip(1).Aggregate(1, (product, length) => checked(product * length));

    /// <summary>NumPy's name of the type: "&lt;f8".</summary>
    public abstract string Type { get; }

    public abstract bool IsInteger { get; }

    /// <summary>The rows as doubles, shape (rows, columns).</summary>
    public abstract Matrix ToMatrix();

    /// <summary>Some rows, in the order given.</summary>
    public abstract NumberArray Take(ReadOnlySpan<int> rows);

    /// <summary>Row and column of the first number that is not finite; null: all are.</summary>
    public abstract (int Row, int Column)? FirstNotFinite();

    /// <summary>Of finite numbers, at least one.</summary>
    public abstract (double Least, double Largest) Range();

    public abstract void Write(Stream stream);
}

internal sealed class NumberArray<T>(IReadOnlyList<int> shape, T[] values) : NumberArray(shape)
    where T : unmanaged, INumber<T>
{
    private const int BlockLength = 1 << 20;

    /// <summary>The numbers, in C order; owned by the array.</summary>
    public T[] Values => values;

    public override string Type => System.Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Double => "<f8",
        TypeCode.Single => "<f4",
        TypeCode.Byte => "|u1",
        TypeCode.Int32 => "<i4",
        TypeCode.Int64 => "<i8",
        _ => throw new InvalidOperationException($"no array of {typeof(T)} is read"),
    };

    public override bool IsInteger => typeof(T) != typeof(double) && typeof(T) != typeof(float);

    public override Matrix ToMatrix()
    {
        double[] numbers = GC.AllocateUninitializedArray<double>(values.Length);
        TensorPrimitives.ConvertTruncating<T, double>(values, numbers);
        return new Matrix(Rows, Columns, numbers);
    }

    public override NumberArray Take(ReadOnlySpan<int> rows)
    {
        T[] taken = GC.AllocateUninitializedArray<T>(checked(rows.Length * Columns));
        for (int i = 0; i < rows.Length; i++)
            values.AsSpan(checked(rows[i] * Columns), Columns).CopyTo(taken.AsSpan(i * Columns));
        return new NumberArray<T>([rows.Length, .. Shape.Skip(1)], taken);
    }

    public override (int Row, int Column)? FirstNotFinite()
    {
        int index = IsInteger ? -1 : Array.FindIndex(values, value => !T.IsFinite(value));
        return index < 0 ? null : (index / Columns, index % Columns);
    }

    public override (double Least, double Largest) Range() => (double.CreateTruncating(TensorPrimitives.Min<T>(values)),
        double.CreateTruncating(TensorPrimitives.Max<T>(values)));

    public override void Write(Stream stream)
    {
        for (ReadOnlySpan<T> rest = values; !rest.IsEmpty; rest = rest[Math.Min(BlockLength, rest.Length)..])
            stream.Write(MemoryMarshal.AsBytes(rest[..Math.Min(BlockLength, rest.Length)]));
    }

    /// <summary>Reads values in C order, or in Fortran order: the last index slowest, the first fastest.</summary>
    public static NumberArray<T> Read(Stream stream, IReadOnlyList<int> shape, bool isFortran)
    {
        var array = new NumberArray<T>(shape, GC.AllocateUninitializedArray<T>(shape.Aggregate(1, (a, b) => checked(a * b))));
        if (!isFortran)
        {
            for (Span<T> rest = array.Values; !rest.IsEmpty; rest = rest[Math.Min(BlockLength, rest.Length)..])
                stream.ReadExactly(MemoryMarshal.AsBytes(rest[..Math.Min(BlockLength, rest.Length)]));
            return array;
        }
        T[] column = new T[array.Rows];
        for (int j = 0; j < array.Columns; j++)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(column.AsSpan()));
            int place = PlaceInRow(j, shape);
            for (int i = 0; i < column.Length; i++)
                array.Values[(i * array.Columns) + place] = column[i];
        }
        return array;
    }

    // Of the j-th column that a file in Fortran order holds: its indices are j's digits, the first the fastest.
    private static int PlaceInRow(int j, IReadOnlyList<int> shape)
    {
        int place = 0, stride = 1;
        int[] digits = new int[shape.Count];
        for (int k = 1; k < shape.Count; k++)
            (j, digits[k]) = Math.DivRem(j, shape[k]);
        for (int k = shape.Count - 1; k > 0; k--)
            (place, stride) = (place + (digits[k] * stride), stride * shape[k]);
        return place;
    }
}

using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>An affine map of the inputs, x′ = (x − shift)/divisor, input by input.</summary>
public sealed record InputScaling
{
    /// <summary>What is taken from each input, d numbers in its unit.</summary>
    public required IReadOnlyList<double> Shift { get; init; }

    /// <summary>What each is then divided by, d numbers, none of them 0.</summary>
    public required IReadOnlyList<double> Divisor { get; init; }

    /// <summary>x′ of samples.</summary>
    /// <param name="inputs">x, shape (n, d).</param>
    /// <returns>A matrix of its own, shape (n, d).</returns>
    /// <exception cref="ShapeException"><paramref name="inputs"/> has another number of columns.</exception>
    /// <remarks>O(n·d).</remarks>
    public Matrix Apply(Matrix inputs) => Map(inputs, static (x, shift, divisor, scaled) =>
    {
        TensorPrimitives.Subtract(x, shift, scaled);
        TensorPrimitives.Divide(scaled, divisor, scaled);
    });

    /// <summary>x = shift + divisor·x′, what was scaled as it was, to rounding.</summary>
    /// <param name="scaled">x′, shape (n, d).</param>
    /// <returns>A matrix of its own, shape (n, d).</returns>
    /// <exception cref="ShapeException"><paramref name="scaled"/> has another number of columns.</exception>
    /// <remarks>O(n·d).</remarks>
    public Matrix Undo(Matrix scaled) => Map(scaled, static (x, shift, divisor, inputs) =>
        TensorPrimitives.MultiplyAdd(x, divisor, shift, inputs));

    private Matrix Map(Matrix from, RowMap map)
    {
        ArgumentNullException.ThrowIfNull(from);
        ShapeException.ThrowIfLengthDiffers("the inputs of a sample", Shift.Count, from.Columns);
        double[] shift = [.. Shift], divisor = [.. Divisor];
        var to = new Matrix(from.Rows, from.Columns);
        for (int i = 0; i < from.Rows; i++)
            map(from.Row(i), shift, divisor, to.Row(i));
        return to;
    }

    private delegate void RowMap(
        ReadOnlySpan<double> from, ReadOnlySpan<double> shift, ReadOnlySpan<double> divisor, Span<double> to);
}

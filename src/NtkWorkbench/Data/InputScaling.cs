using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>An affine map of the inputs, x′ = (x − shift)/divisor, input by input.</summary>
public sealed record InputScaling
{
    /// <summary>What is taken from each input, d numbers in its unit.</summary>
    public required IReadOnlyList<double> Shift { get; init; }

    /// <summary>What each is then divided by, d numbers, none of them 0.</summary>
    public required IReadOnlyList<double> Divisor { get; init; }

    /// <summary>To [0, 1], input by input: the shift is the least value, the divisor the largest less the least; a constant input becomes
    /// 0.</summary>
    /// <param name="inputs">The training inputs, shape (n, d), finite.</param>
    /// <exception cref="ShapeException">There are no samples.</exception>
    /// <remarks>O(n·d).</remarks>
    public static InputScaling ToUnit(Matrix inputs)
    {
        (double[] least, double[] largest) = Extremes(inputs);
        return new() { Shift = least, Divisor = [.. least.Zip(largest, (low, high) => low < high ? high - low : 1)] };
    }

    /// <summary>To mean 0 and population deviation 1 of each input, of images of each channel; what is constant is only shifted.</summary>
    /// <param name="inputs">The training inputs, shape (n, d), finite.</param>
    /// <param name="image">Of images: all values of a channel have one mean and one deviation. Null: each input has its own.</param>
    /// <exception cref="ShapeException">There are no samples, or they have no such image.</exception>
    /// <remarks>O(n·d), two passes.</remarks>
    public static InputScaling Standardize(Matrix inputs, ImageShape? image = null)
    {
        (double[] least, double[] largest) = Extremes(inputs);
        if (image is ImageShape shape)
            ShapeException.ThrowIfLengthDiffers($"the inputs of an image {shape}", shape.Size, inputs.Columns);
        int together = image is ImageShape { Height: var height, Width: var width } ? height * width : 1;
        double samples = (double)inputs.Rows * together;
        double[] shift = new double[inputs.Columns], squares = new double[inputs.Columns], difference = new double[inputs.Columns];
        for (int i = 0; i < inputs.Rows; i++)
            TensorPrimitives.Add(shift, inputs.Row(i), shift);
        Share(shift, together, values => Reductions.Sum(values) / samples);
        for (int i = 0; i < inputs.Rows; i++)
        {
            TensorPrimitives.Subtract(inputs.Row(i), shift, difference);
            TensorPrimitives.MultiplyAdd(difference, difference, squares, squares);
        }
        Share(squares, together, values => Math.Sqrt(Reductions.Sum(values) / samples));
        Share(least, together, TensorPrimitives.Min);
        Share(largest, together, TensorPrimitives.Max);
        // Rounding alone makes the mean of a constant another number.
        for (int j = 0; j < shift.Length; j++)
            (shift[j], squares[j]) = least[j] < largest[j] && squares[j] > 0 ? (shift[j], squares[j]) : (least[j], 1);
        return new() { Shift = shift, Divisor = squares };
    }

    /// <summary>x′ = x/divisor for every input.</summary>
    /// <param name="inputs">d.</param>
    /// <param name="divisor">Not 0.</param>
    internal static InputScaling Of(int inputs, double divisor) =>
        new() { Shift = new double[inputs], Divisor = [.. Enumerable.Repeat(divisor, inputs)] };

    /// <summary>x′ of samples.</summary>
    /// <param name="inputs">x, shape (n, d).</param>
    /// <returns>A matrix of its own, shape (n, d).</returns>
    /// <exception cref="ShapeException"><paramref name="inputs"/> has another number of columns.</exception>
    /// <remarks>O(n·d).</remarks>
    public Matrix Apply(Matrix inputs) => Apply(inputs, inPlace: false);

    internal Matrix Apply(Matrix inputs, bool inPlace) => Map(inputs, inPlace, static (x, shift, divisor, scaled) =>
    {
        TensorPrimitives.Subtract(x, shift, scaled);
        TensorPrimitives.Divide(scaled, divisor, scaled);
    });

    /// <summary>x = shift + divisor·x′, what was scaled as it was, to rounding.</summary>
    /// <param name="scaled">x′, shape (n, d).</param>
    /// <returns>A matrix of its own, shape (n, d).</returns>
    /// <exception cref="ShapeException"><paramref name="scaled"/> has another number of columns.</exception>
    /// <remarks>O(n·d).</remarks>
    public Matrix Undo(Matrix scaled) => Map(scaled, inPlace: false, static (x, shift, divisor, inputs) =>
        TensorPrimitives.MultiplyAdd(x, divisor, shift, inputs));

    private static (double[] Least, double[] Largest) Extremes(Matrix inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Rows == 0)
            throw new ShapeException("a scaling needs at least one sample, got none");
        double[] least = inputs.Row(0).ToArray(), largest = [.. least];
        for (int i = 1; i < inputs.Rows; i++)
        {
            TensorPrimitives.Min(least, inputs.Row(i), least);
            TensorPrimitives.Max(largest, inputs.Row(i), largest);
        }
        return (least, largest);
    }

    // One number in place of those of a group.
    private static void Share(double[] values, int together, Func<ReadOnlySpan<double>, double> combine)
    {
        for (int first = 0; first < values.Length; first += together)
            values.AsSpan(first, together).Fill(combine(values.AsSpan(first, together)));
    }

    private Matrix Map(Matrix from, bool inPlace, RowMap map)
    {
        ArgumentNullException.ThrowIfNull(from);
        ShapeException.ThrowIfLengthDiffers("the inputs of a sample", Shift.Count, from.Columns);
        double[] shift = [.. Shift], divisor = [.. Divisor];
        Matrix to = inPlace ? from : new Matrix(from.Rows, from.Columns);
        for (int i = 0; i < from.Rows; i++)
            map(from.Row(i), shift, divisor, to.Row(i));
        return to;
    }

    private delegate void RowMap(
        ReadOnlySpan<double> from, ReadOnlySpan<double> shift, ReadOnlySpan<double> divisor, Span<double> to);
}

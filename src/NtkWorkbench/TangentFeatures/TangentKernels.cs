using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Tangent kernels as matrices, and what is read from them.</summary>
public static class TangentKernels
{
    /// <summary>Θ = J J′ᵀ, or one layer's share.</summary>
    /// <remarks>Cost as <see cref="ITangentFeatures.Kernel"/>.</remarks>
    internal static Matrix Compute(
        ITangentFeatures rows, ITangentFeatures columns, int? layer = null, IProgress<double>? progress = null,
            CancellationToken cancellation = default)
    {
        var kernel = new Matrix(rows.Rows, columns.Rows);
        rows.Kernel(columns, layer, kernel.Values, progress, cancellation);
        return kernel;
    }

    /// <summary>Kernel distance 1 − ⟨Θ,Θ′⟩/(‖Θ‖‖Θ′‖): 0 for kernels that differ by a positive factor, at most 1 for positive semidefinite
    /// ones.</summary>
    /// <param name="first">Θ.</param>
    /// <param name="second">Θ′, same shape.</param>
    /// <returns>The distance; 0 between two zero kernels, 1 between a zero kernel and another.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="NumericalException">An entry is not finite.</exception>
    /// <remarks>O(entries). Each kernel is scaled by its largest entry first, so that no square overflows.</remarks>
    public static double Distance(Matrix first, Matrix second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Rows != second.Rows || first.Columns != second.Columns)
            throw new ShapeException(
                $"kernels to be compared must have one shape, got ({first.Rows}, {first.Columns}) and ({second.Rows}, {second.Columns})");
        double[] a = Normalized(Scaled(first.Values, "the first kernel"));
        double[] b = Normalized(Scaled(second.Values, "the second kernel"));
        double similarity = TensorPrimitives.Dot<double>(a, b);
        double difference = TensorPrimitives.Distance<double>(a, b);

        // ‖a − b‖²/2 is the same and keeps its digits where the kernels are nearly alike; it is 0 between zero kernels.
        return similarity > 0.5 || difference == 0 ? difference * difference / 2 : 1 - similarity;
    }

    /// <summary>Kernel-target alignment yᵀΘy/(‖Θ‖‖y‖²), Θ and y centered over the samples for each output.</summary>
    /// <param name="kernel">Θ, shape (n·o, n·o), sample-major, output-minor.</param>
    /// <param name="targets">y, shape (n, o).</param>
    /// <returns>Between −1 and 1; 0 where the centered kernel or targets are zero.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="NumericalException">An entry is not finite.</exception>
    /// <remarks>O((n·o)²). Source: Cortes, Mohri and Rostamizadeh, "Algorithms for learning kernels based on centered alignment", JMLR
    /// 2012.</remarks>
    public static double TargetAlignment(Matrix kernel, Matrix targets)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(targets);
        if (kernel.Rows != kernel.Columns || kernel.Rows != targets.Values.Length)
            throw new ShapeException(
                $"targets of shape ({targets.Rows}, {targets.Columns}) need a kernel of {targets.Values.Length} rows and columns, " +
                $"got ({kernel.Rows}, {kernel.Columns})");
        int samples = targets.Rows, outputs = targets.Columns, size = kernel.Rows;
        double[] y = Scaled(targets.Values, "the targets"), theta = Scaled(kernel.Values, "the tangent kernel");
        CenterColumns(y, samples, outputs);
        CenterColumns(theta, samples, outputs * size);
        for (int row = 0; row < size; row++)
            CenterColumns(theta.AsSpan(row * size, size), samples, outputs);
        y = Normalized(y);
        theta = Normalized(theta);
        double sum = 0;
        for (int row = 0; row < size; row++)
            sum += y[row] * TensorPrimitives.Dot<double>(theta.AsSpan(row * size, size), y);
        return sum;
    }

    // A copy with largest magnitude 1, or zero.
    private static double[] Scaled(double[] values, string what)
    {
        NumericalException.ThrowIfNotFinite(what, values);
        double[] scaled = [.. values];
        double largest = scaled.Length == 0 ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<double>(scaled));
        if (largest > 0)
            TensorPrimitives.Divide(scaled, largest, scaled);
        return scaled;
    }

    // To unit length what was scaled; what centering left of a constant is rounding error, and becomes zero.
    private static double[] Normalized(double[] scaled)
    {
        double norm = TensorPrimitives.Norm<double>(scaled);
        if (norm <= scaled.Length * MachineEpsilon.Float64)
            Array.Clear(scaled);
        else
            TensorPrimitives.Divide(scaled, norm, scaled);
        return scaled;
    }

    // Subtracts from each column of a row-major matrix its mean.
    private static void CenterColumns(Span<double> values, int rows, int columns)
    {
        double[] mean = new double[columns];
        for (int i = 0; i < rows; i++)
            TensorPrimitives.Add(mean, values.Slice(i * columns, columns), mean);
        TensorPrimitives.Divide(mean, rows, mean);
        for (int i = 0; i < rows; i++)
            TensorPrimitives.Subtract(values.Slice(i * columns, columns), mean, values.Slice(i * columns, columns));
    }
}

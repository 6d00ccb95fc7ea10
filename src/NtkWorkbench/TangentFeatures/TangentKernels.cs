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
        RequireOneShape(first, second);
        return Distance(Scaled(first.Values, "the first kernel"), Scaled(second.Values, "the second kernel"));
    }

    /// <summary>The kernel distance of HΘH and HΘ′H, H = I − 11ᵀ/n for each output: what a constant adds to all entries, as the output's
    /// bias does, is left out.</summary>
    /// <param name="first">Θ, shape (n·o, n·o), sample-major, output-minor.</param>
    /// <param name="second">Θ′, same shape.</param>
    /// <param name="outputs">o.</param>
    /// <returns>As <see cref="Distance(Matrix, Matrix)"/>; a kernel that centering leaves nothing but rounding of counts as zero.</returns>
    /// <exception cref="ShapeException">The shapes differ, or are not those of kernels of o outputs.</exception>
    /// <exception cref="NumericalException">An entry is not finite.</exception>
    /// <remarks>O(entries). Source: Cortes, Mohri and Rostamizadeh, "Algorithms for learning kernels based on centered alignment", JMLR
    /// 2012.</remarks>
    public static double CenteredDistance(Matrix first, Matrix second, int outputs)
    {
        RequireOneShape(first, second);
        if (outputs < 1 || first.Rows != first.Columns || first.Rows % outputs != 0)
            throw new ShapeException($"a kernel of {outputs} outputs must have as many rows as columns, a multiple of the outputs, "
                + $"got ({first.Rows}, {first.Columns})");
        return Distance(Centered(first, outputs, "the first kernel"), Centered(second, outputs, "the second kernel"));
    }

    /// <summary>‖Θ′ − Θ‖/‖Θ‖, Frobenius: how far the kernel moved, growth included.</summary>
    /// <param name="first">Θ.</param>
    /// <param name="second">Θ′, same shape.</param>
    /// <returns>0 between equal kernels, infinite from a zero kernel to another.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="NumericalException">An entry is not finite.</exception>
    /// <remarks>O(entries).</remarks>
    public static double RelativeChange(Matrix first, Matrix second)
    {
        RequireOneShape(first, second);
        NumericalException.ThrowIfNotFinite("the first kernel", first.Values);
        NumericalException.ThrowIfNotFinite("the second kernel", second.Values);
        double[] change = new double[first.Values.Length];
        TensorPrimitives.Subtract(second.Values, first.Values, change);
        double moved = EuclideanNorm.Of(change);
        return moved == 0 ? 0 : moved / EuclideanNorm.Of(first.Values);
    }

    /// <summary>(σ′_k² − σ_k²)/σ_k² of the leading modes: how much the k-th largest eigenvalue of the kernel grew.</summary>
    /// <param name="first">The spectrum with σ.</param>
    /// <param name="second">That with σ′, of as many values.</param>
    /// <param name="leading">The modes wanted; fewer where there are fewer.</param>
    /// <returns>A value a mode, above −1; NaN where σ_k is not above its floor.</returns>
    /// <exception cref="ShapeException">The spectra differ in their number of values.</exception>
    public static double[] ModeChanges(Spectrum first, Spectrum second, int leading)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Leading is null && second.Leading is null)
            ShapeException.ThrowIfLengthDiffers("the second spectrum", first.SingularValues.Length, second.SingularValues.Length);
        // Of leading values there may be more at one than at the other.
        return [.. first.SingularValues.Zip(second.SingularValues).Take(leading).Select(sigma =>
            sigma.First > first.Floor ? (sigma.Second / sigma.First - 1) * (sigma.Second / sigma.First + 1) : double.NaN)];
    }

    private static double Distance(double[] first, double[] second)
    {
        double[] a = Normalized(first), b = Normalized(second);
        double similarity = Reductions.Dot<double>(a, b);
        double difference = Reductions.Distance<double>(a, b);

        // ‖a − b‖²/2 is the same and keeps its digits where the kernels are nearly alike; it is 0 between zero kernels.
        return similarity > 0.5 || difference == 0 ? difference * difference / 2 : 1 - similarity;
    }

    /// <summary>Kernel-target alignment yᵀΘy/(‖Θ‖‖y‖²), Θ and y centered over the samples for each output.</summary>
    /// <param name="kernel">Θ, shape (n·o, n·o), sample-major, output-minor.</param>
    /// <param name="targets">y, shape (n, o); class numbers from 0, shape (n, 1), with cross-entropy.</param>
    /// <param name="loss">Says what targets are; of classes y is one-hot, 1 at the sample's class.</param>
    /// <returns>Between −1 and 1; 0 where the centered kernel or targets are zero.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="NumericalException">An entry is not finite.</exception>
    /// <remarks>O((n·o)²). Source: Cortes, Mohri and Rostamizadeh, "Algorithms for learning kernels based on centered alignment", JMLR
    /// 2012.</remarks>
    public static double TargetAlignment(Matrix kernel, Matrix targets, LossKind loss = LossKind.MeanSquaredError)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(targets);
        if (loss == LossKind.CrossEntropy)
            targets = OneHot(targets, kernel.Rows / Math.Max(1, targets.Rows));
        return Alignment(kernel, targets, targets.Columns);
    }

    /// <summary>Alignment of targets with Θ̄ ⊗ I: Σ_j y_jᵀΘ̄y_j/(√o ‖Θ̄‖_F ‖y‖²), y_j the column of output j.</summary>
    /// <param name="kernel">Θ̄, (n, n), <see cref="KernelKind.Summed"/>.</param>
    /// <param name="targets">y, shape (n, o); class numbers from 0, shape (n, 1), with cross-entropy.</param>
    /// <param name="outputs">o.</param>
    /// <param name="loss">Says what targets are, as for Θ.</param>
    /// <inheritdoc cref="TargetAlignment"/>
    public static double SummedTargetAlignment(
        Matrix kernel, Matrix targets, int outputs, LossKind loss = LossKind.MeanSquaredError)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(targets);
        if (loss == LossKind.CrossEntropy)
            targets = OneHot(targets, outputs);
        ShapeException.ThrowIfLengthDiffers("the columns of targets", outputs, targets.Columns);
        return Alignment(kernel, targets, 1);
    }

    // outputs: those that the kernel has rows of, o of Θ and 1 of Θ̄.
    private static double Alignment(Matrix kernel, Matrix targets, int outputs)
    {
        int rows = targets.Rows * outputs;
        if (kernel.Rows != kernel.Columns || kernel.Rows != rows)
            throw new ShapeException(
                $"targets of shape ({targets.Rows}, {targets.Columns}) need a kernel of {rows} rows and columns, " +
                $"got ({kernel.Rows}, {kernel.Columns})");
        double[] y = Scaled(targets.Values, "the targets"), theta = Centered(kernel, outputs, "the tangent kernel");
        CenterColumns(y, targets.Rows, targets.Columns);
        y = Normalized(y);
        theta = Normalized(theta);
        var columns = new Matrix(rows, y.Length / Math.Max(1, rows), y);
        double sum = 0;
        for (int j = 0; j < columns.Columns; j++)
        {
            double[] column = columns.Column(j);
            for (int row = 0; row < rows; row++)
                sum += column[row] * Reductions.Dot<double>(theta.AsSpan(row * rows, rows), column);
        }
        return sum / Math.Sqrt(columns.Columns);
    }

    private static void RequireOneShape(Matrix first, Matrix second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Rows != second.Rows || first.Columns != second.Columns)
            throw new ShapeException(
                $"kernels to be compared must have one shape, got ({first.Rows}, {first.Columns}) and ({second.Rows}, {second.Columns})");
    }

    private static Matrix OneHot(Matrix classes, int count)
    {
        var targets = new Matrix(classes.Rows, count);
        for (int i = 0; i < classes.Rows; i++)
        {
            if (!(classes[i, 0] >= 0 && classes[i, 0] < count))
                throw new ShapeException($"class numbers must be from 0 to {count - 1}, got {classes[i, 0]}");
            targets[i, (int)classes[i, 0]] = 1;
        }
        return targets;
    }

    private static double[] Centered(Matrix kernel, int outputs, string what)
    {
        int size = kernel.Rows, samples = size / outputs;
        double[] theta = Scaled(kernel.Values, what);
        CenterColumns(theta, samples, outputs * size);
        for (int row = 0; row < size; row++)
            CenterColumns(theta.AsSpan(row * size, size), samples, outputs);
        return theta;
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
        double norm = Reductions.Norm<double>(scaled);
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

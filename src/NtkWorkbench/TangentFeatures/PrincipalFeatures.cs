using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Principal features φ_k(x) = J(x) v_k, functions of x that are σ_k u_k on the training inputs.</summary>
internal static class PrincipalFeatures
{
    /// <summary>σ_k u_k, the leading principal features on the training inputs.</summary>
    /// <returns>Shape (n·o, min(count, k)).</returns>
    public static Matrix OnTrainingInputs(FeatureDecomposition spectrum, int count)
    {
        count = Math.Min(count, spectrum.SingularValues.Length);
        var values = new Matrix(spectrum.LeftVectors.Rows, count);
        for (int i = 0; i < values.Rows; i++)
            TensorPrimitives.Multiply(spectrum.LeftVectors.Row(i)[..count], spectrum.SingularValues.AsSpan(0, count), values.Row(i));
        return values;
    }

    /// <summary>The leading principal features at any points. points: the features of the same network, at the same parameters, where the
    /// functions are wanted; kernel: gives Θ(x, X) where it is there already; null: it is computed where it is needed.</summary>
    /// <returns>Shape (points.Rows, min(count, k)).</returns>
    /// <remarks>J(x) v_k where v_k was kept. Else Θ(x, X) u_k/σ_k where that division leaves digits, σ_k &gt; σ₁√(n·o·ε); below, J(x) v_k
    /// with v_k = Jᵀu_k/‖Jᵀu_k‖, which is a direction of the features also where σ_k is only rounding error, and zero where Jᵀu_k is. Time
    /// O(points·p) a feature, or once O(points·n·o²·Σ widths).</remarks>
    public static Matrix Evaluate(
        FeatureDecomposition spectrum, ITangentFeatures train, ITangentFeatures points, int count, Func<Matrix>? kernel = null)
    {
        ShapeException.ThrowIfLengthDiffers("the left vectors of the training inputs' spectrum", train.Rows, spectrum.LeftVectors.Rows);
        ShapeException.ThrowIfLengthDiffers("the parameters at the points", train.Columns, points.Columns);
        if (ReferenceEquals(train, points))
            return OnTrainingInputs(spectrum, count);
        count = Math.Min(count, spectrum.SingularValues.Length);
        int kept = Math.Min(count, spectrum.PrincipalDirections?.Rows ?? 0);
        int resolved = Math.Max(kept, Math.Min(count, ResolvedByTheKernel(spectrum)));
        var values = new Matrix(points.Rows, count);
        for (int k = 0; k < kept; k++)
            AlongDirection(points, spectrum.PrincipalDirections!.Row(k), k, values);
        if (resolved > kept)
            ThroughTheKernel(spectrum, kernel?.Invoke() ?? TangentKernels.Compute(points, train), kept..resolved, values);
        for (int k = resolved; k < count; k++)
            AlongDirection(points, Direction(spectrum, train, k), k, values);
        return values;
    }

    private static int ResolvedByTheKernel(FeatureDecomposition spectrum)
    {
        double least = SpectrumFloor.OfKernel(spectrum.SingularValues[0], spectrum.LeftVectors.Rows);
        return spectrum.SingularValues.Count(sigma => sigma > least);
    }

    private static void AlongDirection(ITangentFeatures points, ReadOnlySpan<double> direction, int k, Matrix values)
    {
        double[] column = new double[points.Rows];
        points.Multiply(direction, column);
        for (int i = 0; i < column.Length; i++)
            values[i, k] = column[i];
    }

    private static double[] Direction(FeatureDecomposition spectrum, ITangentFeatures train, int k)
    {
        double[] direction = new double[train.Columns];
        train.MultiplyTransposed(spectrum.LeftVectors.Column(k), direction);
        UnitVector.TryNormalize(direction);
        return direction;
    }

    private static void ThroughTheKernel(FeatureDecomposition spectrum, Matrix kernel, Range range, Matrix values)
    {
        for (int k = range.Start.Value; k < range.End.Value; k++)
        {
            double[] left = spectrum.LeftVectors.Column(k);
            for (int i = 0; i < kernel.Rows; i++)
                values[i, k] = TensorPrimitives.Dot<double>(kernel.Row(i), left) / spectrum.SingularValues[k];
        }
    }
}

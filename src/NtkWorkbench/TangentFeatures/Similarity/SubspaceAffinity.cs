namespace NtkWorkbench;

/// <summary>How alike two subspaces of functions are, whatever bases they come in.</summary>
public static class SubspaceAffinity
{
    /// <summary>cos θ₁ ≥ cos θ₂ ≥ …, the cosines of the principal angles between the column spaces of two matrices.</summary>
    /// <param name="first">(g, k); its columns are taken to be independent.</param>
    /// <param name="second">(g, k).</param>
    /// <param name="linearAlgebra">Orthonormalizes the columns.</param>
    /// <exception cref="ShapeException">The matrices have other than one shape, or more columns than rows.</exception>
    /// <remarks>O(g·k²). Source: Björck and Golub, "Numerical methods for computing angles between linear subspaces", 1973.</remarks>
    public static double[] CosinesOfPrincipalAngles(Matrix first, Matrix second, ILinearAlgebra linearAlgebra) =>
        Compare(first, second, linearAlgebra).Cosines;

    /// <summary>θ₁ ≤ θ₂ ≤ …, the principal angles between the column spaces of two matrices, in degrees from 0 to 90.</summary>
    /// <remarks>O(g·k²). Small angles by their sines, the singular values of Q − P PᵀQ for orthonormal bases P and Q: cosines lose half the
    /// digits. Source: Björck and Golub, "Numerical methods for computing angles between linear subspaces", 1973.</remarks>
    /// <inheritdoc cref="CosinesOfPrincipalAngles"/>
    public static double[] PrincipalAngles(Matrix first, Matrix second, ILinearAlgebra linearAlgebra)
    {
        (Matrix p, Matrix q, Matrix overlap, double[] cosines) = Compare(first, second, linearAlgebra);
        var rest = new Matrix(q.Rows, q.Columns, [.. q.Values]);
        linearAlgebra.Multiply(MatrixTranspose.None, MatrixTranspose.None, q.Rows, q.Columns, q.Columns,
            -1, p.Values, q.Columns, overlap.Values, q.Columns, 1, rest.Values, q.Columns);
        double[] sines = linearAlgebra.SingularValues(rest, rightVectors: false).SingularValues;
        Array.Reverse(sines);
        return [.. cosines.Zip(sines, (cosine, sine) =>
            double.RadiansToDegrees(cosine * cosine > 0.5 ? Math.Asin(Math.Min(sine, 1)) : Math.Acos(cosine)))];
    }

    private static (Matrix First, Matrix Second, Matrix Overlap, double[] Cosines) Compare(
        Matrix first, Matrix second, ILinearAlgebra linearAlgebra)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(linearAlgebra);
        if (first.Rows != second.Rows || first.Columns != second.Columns || first.Columns > first.Rows)
            throw new ShapeException($"subspaces need two matrices of one shape, taller than wide, got ({first.Rows}, {first.Columns}) and "
                + $"({second.Rows}, {second.Columns})");
        int g = first.Rows, k = first.Columns;
        Matrix p = linearAlgebra.SingularValues(first, rightVectors: false).LeftVectors;
        Matrix q = linearAlgebra.SingularValues(second, rightVectors: false).LeftVectors;
        var overlap = new Matrix(k, k);
        linearAlgebra.Multiply(MatrixTranspose.Transposed, MatrixTranspose.None, k, k, g, 1, p.Values, k, q.Values, k, 0, overlap.Values,
            k);
        return (p, q, overlap,
            [.. linearAlgebra.SingularValues(overlap, rightVectors: false).SingularValues.Select(cosine => Math.Min(cosine, 1))]);
    }

    /// <summary>The mean of cos² over the principal angles: 1 for the same subspace, 0 for orthogonal ones, k/g for two of dimension k
    /// drawn at random in g dimensions.</summary>
    /// <inheritdoc cref="CosinesOfPrincipalAngles"/>
    public static double Of(Matrix first, Matrix second, ILinearAlgebra linearAlgebra) =>
        CosinesOfPrincipalAngles(first, second, linearAlgebra).Average(cosine => cosine * cosine);
}

namespace NtkWorkbench.Testing;

/// <summary>Products with tangent features against J itself.</summary>
internal static class TangentProductAgreement
{
    /// <summary>Asserts that J v, Jᵀu and ‖J_i‖_F² are those of the last columns of the features' J.</summary>
    /// <param name="products">Those under test.</param>
    /// <param name="features">J, of the same network and inputs.</param>
    /// <param name="vectors">How many at once.</param>
    /// <param name="tolerance">Of the largest entry.</param>
    /// <param name="outputs">o.</param>
    public static void ShouldMultiplyLike(
        this ITangentProducts products, ITangentFeatures features, int vectors, double tolerance, int outputs)
    {
        (int rows, int columns) = (products.Rows, products.Columns);
        rows.ShouldBe(features.Rows);
        double[] jacobian = new double[rows * columns];
        features.Copy(features.Columns - columns, columns, jacobian);
        double[] directions = Vectors(vectors * columns), weights = Vectors(vectors * rows);
        double[] ahead = new double[vectors * rows], back = new double[vectors * columns];
        products.Multiply(directions, ahead);
        products.MultiplyTransposed(weights, back);
        ahead.ShouldAgreeWith(Products(directions, columns, rows, (row, column) => jacobian[(row * columns) + column]), tolerance, "J v");
        back.ShouldAgreeWith(Products(weights, rows, columns, (column, row) => jacobian[(row * columns) + column]), tolerance, "Jᵀ u");
        double[] norms = new double[rows / outputs], expected = new double[norms.Length];
        products.SquaredNorms(norms);
        for (int i = 0; i < jacobian.Length; i++)
            expected[i / products.Columns / outputs] += jacobian[i] * jacobian[i];
        norms.ShouldAgreeWith(expected, tolerance, "‖J_i‖²");
    }

    // Each vector times a matrix of so many rows.
    private static double[] Products(double[] vectors, int size, int rows, Func<int, int, double> entry) =>
        [.. Enumerable.Range(0, vectors.Length / size).SelectMany(vector => Enumerable.Range(0, rows).Select(
            row => Enumerable.Range(0, size).Sum(column => entry(row, column) * vectors[(vector * size) + column])))];

    private static double[] Vectors(int length) => [.. Enumerable.Range(0, length).Select(i => Math.Cos((0.7 * i) + (0.01 * i * i)))];
}

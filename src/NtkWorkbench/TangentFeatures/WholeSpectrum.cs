namespace NtkWorkbench;

/// <summary>The simplest exact way: form J, decompose it. What the other methods are compared with.</summary>
internal static class WholeSpectrum
{
    public static (double[] SingularValues, Matrix LeftVectors, Matrix Directions) Compute(
        ITangentFeatures features, int principalCount, ILinearAlgebra linearAlgebra)
    {
        var jacobian = new Matrix(features.Rows, features.Columns);
        features.Copy(0, features.Columns, jacobian.Values);
        var decomposition = linearAlgebra.SingularValues(jacobian, rightVectors: true);
        double[] sigma = decomposition.SingularValues;
        return (sigma, decomposition.LeftVectors,
            LeadingVectors.Rows(decomposition.RightVectorsTransposed!, Math.Min(principalCount, sigma.Length)));
    }
}

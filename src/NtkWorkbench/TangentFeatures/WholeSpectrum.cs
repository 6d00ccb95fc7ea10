namespace NtkWorkbench;

/// <summary>The simplest exact way: form J, decompose it. What the other methods are compared with.</summary>
internal static class WholeSpectrum
{
    public static FeatureDecomposition Compute(ITangentFeatures features, int principalCount, ILinearAlgebra linearAlgebra)
    {
        var jacobian = new Matrix(features.Rows, features.Columns);
        features.Copy(0, features.Columns, jacobian.Values);
        var decomposition = linearAlgebra.SingularValues(jacobian, rightVectors: true);
        double[] sigma = decomposition.SingularValues;
        return new FeatureDecomposition
        {
            Spectrum = new()
            {
                Method = SpectrumMethod.Svd,
                SingularValues = sigma,
                Floor = SpectrumFloor.OfFeatures(sigma[0], features.Rows, features.Columns),
            },
            LeftVectors = decomposition.LeftVectors,
            PrincipalDirections = LeadingVectors.Rows(decomposition.RightVectorsTransposed!, Math.Min(principalCount, sigma.Length)),
        };
    }
}

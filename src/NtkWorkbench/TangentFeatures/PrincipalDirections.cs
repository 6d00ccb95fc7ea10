namespace NtkWorkbench;

/// <summary>The leading right singular vectors of J from its left ones, J never formed.</summary>
internal static class PrincipalDirections
{
    /// <summary>v_k = Jᵀu_k, orthogonalized twice against v_1 … v_{k−1}, to unit length; rows, in the order of u_1 … u_count. Zero where
    /// Jᵀu_k is.</summary>
    /// <remarks>An error of ε in u_k along u_1 is one of ε σ₁/σ_k in v_k along v_1, and ε(σ₁/σ_k)² of J(x) v_k; orthogonalization takes it
    /// away and leaves ε σ₁, as the SVD of J does. O(count·n·o·p + count²·p) time, count·p memory.</remarks>
    public static Matrix Of(ITangentProducts features, Matrix leftVectors, int count)
    {
        var directions = new Matrix(count, features.Columns);
        for (int k = 0; k < count; k++)
        {
            features.MultiplyTransposed(leftVectors.Column(k), directions.Row(k));
            UnitVector.Orthonormalize(directions, k);
        }
        return directions;
    }
}

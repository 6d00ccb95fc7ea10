using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Principal features φ_k(x) = J(x) v_k, functions of x that are σ_k u_k on the training inputs.</summary>
internal static class PrincipalFeatures
{
    /// <summary>σ_k u_k, the leading principal features on the training inputs.</summary>
    /// <returns>Shape (n·o, min(count, k)).</returns>
    public static Matrix OnTrainingInputs(FeatureDecomposition decomposition, int count)
    {
        Matrix values = LeadingVectors.Columns(decomposition.LeftVectors, Math.Min(count, decomposition.SingularValues.Length), copy: true);
        for (int i = 0; i < values.Rows; i++)
            TensorPrimitives.Multiply(values.Row(i), decomposition.SingularValues.AsSpan(0, values.Columns), values.Row(i));
        return values;
    }

    /// <summary>J(x) v_k at any points, for the directions that were kept. points: the features of the same network, at the same
    /// parameters, where the functions are wanted.</summary>
    /// <returns>Shape (points.Rows, directions).</returns>
    /// <remarks>O(points·p) a feature.</remarks>
    public static Matrix Evaluate(FeatureDecomposition decomposition, ITangentProducts points)
    {
        Matrix directions = decomposition.PrincipalDirections;
        var values = new Matrix(points.Rows, directions.Rows);
        var rows = new Matrix(directions.Rows, points.Rows);
        points.Multiply(directions.Values, rows.Values);
        for (int k = 0; k < rows.Rows; k++)
        {
            for (int i = 0; i < rows.Columns; i++)
                values[i, k] = rows[k, i];
        }
        return values;
    }

    /// <summary>The floor of each: of what order the root mean square error of φ_k is on inputs like the training inputs.</summary>
    /// <remarks>An error e of J moves σ_k by e and turns v_k towards v_j by at most e/|σ_k − σ_j| (Wedin); what is turned in has the size
    /// of σ_j. By the kernel, whose eigenvalues have an error e², these are e²/σ_k and e²/|σ_k² − σ_j²|, and what rounding moves J by
    /// itself comes on top. Leading modes have the residual in e² too, and the value after the last beside them. Angles
    /// end at 1: modes nearer than their errors are one another's. Over √(n·o), the norm becomes a root mean
    /// square.</remarks>
    public static double[] Floors(FeatureDecomposition decomposition) =>
        [.. Enumerable.Range(0, decomposition.PrincipalDirections.Rows)
            .Select(k => NormFloor(decomposition.Spectrum, k) / Math.Sqrt(decomposition.LeftVectors.Rows))];

    /// <summary>‖P_l v_k‖², each layer's share of σ_k² = Σ_l u_kᵀΘ_l u_k. layers: those that v_k has the parameters of, several times
    /// where it is of J̄, which has them for each output.</summary>
    /// <returns>Shape (directions, layers); rows sum to 1, or to 0 for a direction that is zero.</returns>
    public static Matrix LayerShares(Matrix directions, IReadOnlyList<LayerLayout> layers)
    {
        var shares = new Matrix(directions.Rows, layers.Count);
        int columns = layers.Sum(layer => layer.ParameterCount);
        for (int k = 0; k < shares.Rows; k++)
        {
            for (int l = 0; l < layers.Count; l++)
            {
                for (int at = layers[l].WeightOffset - layers[0].WeightOffset; at < directions.Columns; at += columns)
                    shares[k, l] += Reductions.SumOfSquares<double>(directions.Row(k).Slice(at, layers[l].ParameterCount));
            }
        }
        return shares;
    }

    private static double NormFloor(Spectrum spectrum, int k)
    {
        double sigma = spectrum.SingularValues[k], floor = double.Hypot(spectrum.Floor, Math.Sqrt(spectrum.Leading?.Residuals[k] ?? 0));
        bool squared = spectrum.Method is SpectrumMethod.Kernel or SpectrumMethod.Lanczos;
        double own = squared ? Math.Min(floor, (floor * floor / sigma) + spectrum.Rounding) : floor;
        IEnumerable<double> others = spectrum.SingularValues.Where((_, j) => j != k);
        if (spectrum.Leading is LeadingModes leading)
            others = others.Append(leading.Next);
        return others.Select(Turned).Prepend(own).Max();

        double Turned(double other)
        {
            double gap = Math.Abs(sigma - other);
            double angle = squared ? ((floor * floor / (sigma + other)) + spectrum.Rounding) / gap : floor / gap;
            return Math.Max(sigma, other) * (angle < 1 ? angle : 1);
        }
    }
}

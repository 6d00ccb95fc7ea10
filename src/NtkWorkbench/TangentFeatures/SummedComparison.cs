namespace NtkWorkbench;

/// <summary>How far a tangent kernel Θ is from Θ̄ ⊗ I, for which Θ̄ stands.</summary>
public sealed record SummedComparison
{
    /// <summary>Rows of Θ, n·o, up to which it is formed to be compared.</summary>
    internal const int MostRows = 3000;

    /// <summary>o.</summary>
    public required int Outputs { get; init; }

    /// <summary>‖Θ − Θ̄ ⊗ I‖_F/‖Θ‖_F: 0 where outputs are alike and do not touch one another, less than 1; 0 where Θ is.</summary>
    public required double Distance { get; init; }

    /// <summary>σ₁ ≥ σ₂ ≥ … of J, the square roots of Θ's eigenvalues, n·o of them.</summary>
    public required double[] SingularValues { get; init; }

    /// <summary>Below which √eigenvalues of Θ resolve nothing.</summary>
    public required double Floor { get; init; }

    /// <summary>For each leading k, |σ̄_k − s_k|/s_k, s_k the mean of σ_{(k−1)o+1} … σ_{ko}, for which σ̄_k stands; as many as principal
    /// features, up to the first where s_k is not above <see cref="Floor"/>.</summary>
    public required double[] Differences { get; init; }

    /// <summary>The largest of them; null where there is none.</summary>
    public double? LargestDifference => Differences.Length == 0 ? null : Differences.Max();

    /// <summary>Compares them. whole: Θ; summed: Θ̄; spectrum: that of Θ̄; leading: how many σ̄_k.</summary>
    /// <remarks>O((n·o)³).</remarks>
    internal static SummedComparison Of(Matrix whole, Matrix summed, Spectrum spectrum, int leading, ILinearAlgebra algebra)
    {
        int outputs = whole.Rows / summed.Rows;
        double[] sigma = [.. algebra.Eigenvalues(whole).Eigenvalues.Select(value => Math.Sqrt(Math.Max(value, 0)))];
        double floor = SpectrumFloor.OfKernel(sigma[0], whole.Rows);
        double[] means = [.. sigma.Chunk(outputs).Select(values => values.Average())];
        return new SummedComparison
        {
            Outputs = outputs,
            Distance = DistanceOf(whole, summed, outputs),
            SingularValues = sigma,
            Floor = floor,
            Differences = [.. means.Zip(spectrum.SingularValues).Take(leading).TakeWhile(pair => pair.First > floor)
                .Select(pair => Math.Abs(pair.Second - pair.First) / pair.First)],
        };
    }

    private static double DistanceOf(Matrix whole, Matrix summed, int outputs)
    {
        double[] difference = [.. whole.Values];
        for (int row = 0; row < whole.Rows; row++)
        {
            for (int i = 0; i < summed.Rows; i++)
                difference[(row * whole.Rows) + (i * outputs) + (row % outputs)] -= summed[row / outputs, i];
        }
        double size = EuclideanNorm.Of(whole.Values);
        return size == 0 ? 0 : EuclideanNorm.Of(difference) / size;
    }
}

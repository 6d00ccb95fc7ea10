namespace NtkWorkbench.Runs;

/// <summary>Spectra and principal features in words; of several seeds the first run's.</summary>
internal sealed class FeatureWords(ILinearAlgebra linearAlgebra)
{
    // The deviation from constancy that the eye sees.
    private const double NearlyConstant = 0.15;

    public static string BeforeAndAfter(RunGroup group)
    {
        string[] moments = [.. new[] { "init", "final" }.Where(group.First.Has).Select(checkpoint => At(group.First, checkpoint))];
        double? distance = group.Mean(run => run.Summary.KernelDistance);
        return $"{string.Join("; ", moments)}; kernel distance {Number(distance)}.";
    }

    public string Against(RunGroup one, RunGroup other) => Pair(one, other, "init", "before training");

    public string MatchedAgainst(RunGroup part, RunGroup matched) =>
        Pair(part, matched, part.First.Has("final") && matched.First.Has("final") ? "final" : "init", "after training");

    public static double Variance(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    private static string At(ComparedRun run, string checkpoint)
    {
        double[] sigma = run.SingularValues(checkpoint);
        double root = Math.Sqrt(run.Data.Train.Count);
        string second = sigma.Length > 1 ? $", σ₂ {Percent(sigma[1] / sigma[0])} of it" : "";
        return $"at {Wording.Checkpoint(checkpoint)} σ₁ is {Number(sigma[0])} ({Number(sigma[0] / root)} √n){second}, "
            + $"effective rank {Number(run.At(checkpoint)!.EffectiveRank)},"
            + $" φ₁ {Constancy(run, checkpoint)}, and φ₁ to φ₄ cross zero {Crossings(run, checkpoint)} times";
    }

    private static string Constancy(ComparedRun run, string checkpoint)
    {
        double[] leading = run.PrincipalFeatures(checkpoint).Column(0);
        double relative = Math.Sqrt(Variance(leading)) / Math.Abs(leading.Average());
        return relative < NearlyConstant ? $"nearly constant (varies by {Percent(relative)} of its mean)"
            : $"far from constant (varies by {Percent(relative)} of its mean)";
    }

    // How often each of the leading features changes sign along the grid.
    private static string Crossings(ComparedRun run, string checkpoint)
    {
        Matrix features = run.PrincipalFeatures(checkpoint);
        return string.Join(", ",
            Enumerable.Range(0, Math.Min(4, features.Columns)).Select(k => Crossings(FunctionFigures.Sorted(run, features, k))));
    }

    private static string Crossings(double[] values) =>
        Count(values.Zip(values.Skip(1)).Count(pair => pair.First * pair.Second < 0));

    private string Pair(RunGroup one, RunGroup other, string checkpoint, string when)
    {
        ComparedRun left = one.First, right = other.First;
        if (!left.Has(checkpoint) || !right.Has(checkpoint))
            return $"{one.Label} against {other.Label}: one of the two has no spectrum there.";
        CheckpointSummary a = left.At(checkpoint)!, b = right.At(checkpoint)!;
        return $"{one.Label} against {other.Label} {when}: σ₁ {Number(a.SigmaMax)} against {Number(b.SigmaMax)}, effective "
            + $"rank {Number(a.EffectiveRank)} against {Number(b.EffectiveRank)};"
            + $" φ₁ to φ₄ cross zero {Crossings(left, checkpoint)} against {Crossings(right, checkpoint)} "
            + $"times{Affinity(left, right, checkpoint)}.";
    }

    private string Affinity(ComparedRun left, ComparedRun right, string checkpoint)
    {
        Matrix a = left.PrincipalFeatures(checkpoint), b = right.PrincipalFeatures(checkpoint);
        return a.Rows == b.Rows && a.Columns == b.Columns && a.Columns <= a.Rows
            ? $", and the spaces of the leading {a.Columns} have affinity {Number(SubspaceAffinity.Of(a, b, linearAlgebra))}"
            : "";
    }
}

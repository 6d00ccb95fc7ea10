namespace NtkWorkbench.Runs;

/// <summary>Compares principal and individual features across the seeds of each group.</summary>
internal sealed class SeedComparison(ILinearAlgebra linearAlgebra)
{
    // Means over more parameters, or on more points, do not change any more.
    private const int MostParameters = 2000;
    private const int MostPoints = 200;

    public IReadOnlyList<GroupSimilarity> Compare(IReadOnlyList<RunGroup> groups, CancellationToken cancellation)
    {
        var similarities = new List<GroupSimilarity>();
        foreach (RunGroup group in groups.Select(group => group with { Runs = [.. group.Runs.Where(run => run.IsCompleted)] })
            .Where(group => group.Runs.Count > 1))
        {
            foreach (string checkpoint in new[] { "init", "final" }.Where(name => group.Runs.All(run => run.Has(name))))
            {
                if (!cancellation.IsCancellationRequested)
                    similarities.Add(new GroupSimilarity(group, checkpoint, Similarity(group, checkpoint)));
            }
        }
        return similarities;
    }

    public static void Write(string path, IReadOnlyList<GroupSimilarity> similarities) => CsvWriter.Write(path, csv =>
    {
        int most = similarities.Max(one => one.Similarity.Principal.Length);
        csv.Header(["group", "checkpoint", "runs", "individual", "principal", "affinity",
            .. Enumerable.Range(1, most).Select(k => $"phi_{k}")]);
        foreach (GroupSimilarity one in similarities)
        {
            csv.Cell(one.Group.Label);
            csv.Cell(one.Checkpoint);
            csv.Cell(one.Group.Runs.Count);
            csv.Cell(one.Similarity.MeanIndividual);
            csv.Cell(one.Similarity.MeanPrincipal);
            csv.Cell(one.Similarity.Affinity);
            foreach (int k in Enumerable.Range(0, most))
                csv.Cell(k < one.Similarity.Principal.Length ? one.Similarity.Principal[k] : null);
            csv.EndRow();
        }
    });

    private SeedSimilarity Similarity(RunGroup group, string checkpoint)
    {
        int[] points = Spread(group.First.Grid.Rows, MostPoints),
            parameters = Spread(group.First.Architecture.ParameterCount, MostParameters);
        Matrix[] principal =
            [.. group.Runs.Select(run => Rows(
                run.PrincipalFeatures(checkpoint), points, run.IsSummed ? 1 : run.Architecture.OutputCount))];
        return SeedSimilarity.Compute(principal, [.. group.Runs.Select(run => Individual(run, checkpoint, points, parameters))],
            linearAlgebra);
    }

    private static Matrix Individual(ComparedRun run, string checkpoint, int[] points, int[] parameters)
    {
        using Linearization linear = run.Linearize(checkpoint, Rows(run.Grid, points, 1));
        ITangentFeatures features = linear.AllFeatures;
        var chosen = new Matrix(features.Rows, parameters.Length);
        double[] column = new double[features.Rows];
        for (int j = 0; j < parameters.Length; j++)
        {
            features.Copy(parameters[j], 1, column);
            for (int i = 0; i < column.Length; i++)
                chosen[i, j] = column[i];
        }
        return chosen;
    }

    // Blocks of rows, one a point.
    private static Matrix Rows(Matrix values, int[] points, int block)
    {
        var chosen = new Matrix(points.Length * block, values.Columns);
        for (int i = 0; i < chosen.Rows; i++)
            values.Row((points[i / block] * block) + (i % block)).CopyTo(chosen.Row(i));
        return chosen;
    }

    private static int[] Spread(int count, int most) => count <= most
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, most).Select(i => (int)((long)i * (count - 1) / (most - 1)))];
}

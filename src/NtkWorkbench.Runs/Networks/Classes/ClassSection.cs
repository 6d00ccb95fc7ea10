namespace NtkWorkbench.Runs;

/// <summary>What a classifier says of which classes, and what its tangent features know of them.</summary>
internal static class ClassSection
{
    public static void Write(ReportDocument document, NetworkResults results)
    {
        if (results.Classes is not ClassResults classes)
            return;
        document.Heading(2, "Classes").Say(ClassFindings.Of(Facts(results, classes)));
        Matrix counts = classes.Confusion.Counts;
        Matrix shares = classes.Confusion.RowShares();
        document.Table("classes",
            ["class", classes.AreTested ? "test samples" : "training samples", "said rightly", "most often taken for"],
            classes.Names.Select((name, i) =>
            {
                int other = Enumerable.Range(0, counts.Columns).Where(j => j != i).MaxBy(j => counts[i, j]);
                return (IReadOnlyList<string>)
                [
                    name, Count((long)counts.Row(i).ToArray().Sum()), double.IsNaN(shares[i, i]) ? "–" : Percent(shares[i, i]),
                    counts[i, other] == 0 ? "–" : $"{classes.Names[other]} ({Percent(shares[i, other])})",
                ];
            }));
        if (results.Analyses.Any(analysis => analysis.Classes is not null))
            document.Table("accuracies", ["function", "training samples", "test samples"], Accuracies(results).Select(one =>
                (IReadOnlyList<string>)[one.Name, Share(one.Train), Share(one.Test)]));
    }

    /// <summary>Accuracies on the samples that were linearized and their test samples.</summary>
    public static IReadOnlyList<(string Name, double? Train, double? Test)> Accuracies(NetworkResults results)
    {
        var all = new List<(string, double?, double?)>();
        CheckpointAnalysis[] analyses = [.. results.Analyses.DistinctBy(one => one.Checkpoint.Step).Where(one => one.Classes is not null)];
        if (analyses is [.., { Classes: ClassAnalysis last } end] && end.Checkpoint.Name == CheckpointSelector.FinalName)
            all.Add(("network", last.TrainAccuracy, last.TestAccuracy));
        if (results.Linearized is { TestAccuracy: double linear, IsTrained: true })
            all.Add(("linear model", null, linear));
        all.AddRange(analyses.Where(one => one.Classes!.RegressionTrainAccuracy is not null).Select(one =>
            ($"kernel regression, Θ at {Wording.Checkpoint(one.Checkpoint.Name)}",
            one.Classes!.RegressionTrainAccuracy, one.Classes.RegressionTestAccuracy)));
        return all;
    }

    private static ClassFacts Facts(NetworkResults results, ClassResults classes) => new()
    {
        Names = classes.Names,
        AreTested = classes.AreTested,
        Counts = classes.Confusion.Counts,
        LeastMargin = classes.Margins.Min(),
        LinearizedTestSamples = results.Plan.FeatureData.Test?.Count,
        Accuracies = Accuracies(results),
        LeavesOutRegression = results.Plan.IsLeading && results.Analyses.Any(one => one.Classes is not null),
        Sizes = ClassFeatures.Sizes(results.Plan.FeatureData.Train.Classes(results.Plan.Job.Training.Loss)!, classes.Names.Count),
        Checkpoints = [.. results.Analyses.DistinctBy(one => one.Checkpoint.Step).Where(one => one.Classes is not null).Select(one =>
            new ClassCheckpoint(one.Checkpoint.Name, one.Classes!.KernelBlocks, one.Classes.Shares, one.Classes.Alignments))],
    };

    private static string Share(double? accuracy) => accuracy is double share ? Percent(share) : "–";
}

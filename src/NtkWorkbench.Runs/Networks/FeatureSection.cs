namespace NtkWorkbench.Runs;

/// <summary>What the tangent features are: a table of the checkpoints and what it says.</summary>
internal static class FeatureSection
{
    // Below this distance the kernel at the end points where it pointed at the start; above the other it does not.
    private const double LazyDistance = 0.02;
    private const double FeatureLearningDistance = 0.2;

    public static void Write(MarkdownDocument document, NetworkResults results)
    {
        if (results.Analyses.Count == 0)
            return;
        document.Heading(2, "Tangent features");
        document.Paragraph(Sentences(results));
        document.Table(
            "features",
            ["checkpoint", "step", "σ₁", "smallest σ", "numerical rank", "effective rank", "condition number", "largest stable rate",
                "kernel distance", "method"],
            results.Analyses.Select(Cells));
    }

    private static IReadOnlyList<string> Cells(CheckpointAnalysis analysis)
    {
        Spectrum spectrum = analysis.Tangent.Spectrum;
        return
        [
            analysis.Checkpoint.Name,
            Count(analysis.Checkpoint.Step),
            Number(spectrum.SingularValues[0]),
            Number(spectrum.SingularValues[^1]),
            $"{spectrum.NumericalRank} of {spectrum.SingularValues.Length}",
            Number(spectrum.EffectiveRank),
            Number(spectrum.ConditionNumber),
            Number(analysis.Tangent.LargestStableRate),
            Number(analysis.KernelDistance),
            JobContract.NameOf(spectrum.Method),
        ];
    }

    private static IEnumerable<string> Sentences(NetworkResults results)
    {
        CheckpointAnalysis first = results.Analyses[0], last = results.Analyses[^1];
        Spectrum spectrum = first.Tangent.Spectrum;
        yield return $"At {Wording.Checkpoint(first.Checkpoint.Name)} the feature matrix has {Count(first.Tangent.Kernel.Rows, "row")} "
            + $"and {Count(results.Plan.Architecture.ParameterCount, "column")};"
            + $" {spectrum.NumericalRank} of its {spectrum.SingularValues.Length} singular values are above the "
            + $"floor {Number(spectrum.Floor)} of the method ({JobContract.NameOf(spectrum.Method)}),"
            + $" and the first mode holds {Percent(spectrum.LeadingShare)} of their squares (effective "
            + $"rank {Number(spectrum.EffectiveRank)}).";
        if (last.Checkpoint.Step > first.Checkpoint.Step)
        {
            yield return $"From there to {Wording.Checkpoint(last.Checkpoint.Name)} "
                + $"σ₁ {Change(spectrum.SingularValues[0], last.Tangent.Spectrum.SingularValues[0])},"
                + $" the effective rank went from {Number(spectrum.EffectiveRank)} to {Number(last.Tangent.Spectrum.EffectiveRank)}.";
        }
        if (last.KernelDistance is double distance && last.Checkpoint.Step > 0)
            yield return $"The tangent kernel moved by a distance of {Number(distance)} from initialization: {Regime(distance)}.";
        if (results.Linearized is LinearizedTraining linearized)
            yield return LazinessSentence(linearized);
        yield return RateSentence(results, first);
    }

    private static string LazinessSentence(LinearizedTraining summary) =>
        $"On the grid the network ended at {Number(summary.Gap)} of its change away from the linear model at initialization"
        + $"{(summary.IsTrained ? ", trained in closed form at the same rate" : ", moved to the same parameters")}"
        + (summary.TestLoss is null ? "."
        : $"; the linear model's test loss is {Number(summary.TestLoss)}, that of kernel "
        + $"regression {Number(summary.RegressionTestLoss)} with the initial "
        + $"and {Number(summary.TrainedRegressionTestLoss)} with the trained kernel.");

    private static string Regime(double distance) => distance switch
    {
        < LazyDistance => "training was lazy, the network stayed the linear model it was",
        > FeatureLearningDistance => "training learned features, the linear model at the end is another one than at the start",
        _ => "between lazy training and feature learning",
    };

    private static string RateSentence(NetworkResults results, CheckpointAnalysis analysis)
    {
        double limit = analysis.Tangent.LargestStableRate, rate = results.Plan.Job.Training.LearningRate.Value;
        string scope = results.Plan.Job.Training.Optimizer is SgdOptions
            ? ""
            : $" (for plain gradient descent; the job used {JobContract.NameOf(results.Plan.Job.Training.Optimizer)})";
        string layers =
            results.Plan.Job.Training.Layers == TrainableLayers.Output ? ", counting all layers though only the output layer was trained"
                : "";
        return $"Full-batch gradient descent on the linear model at {Wording.Checkpoint(analysis.Checkpoint.Name)} is stable below a "
            + $"learning rate of {Number(limit)}{layers}; the job's {Number(rate)} is {Number(rate / limit)} of it{scope}.";
    }
}

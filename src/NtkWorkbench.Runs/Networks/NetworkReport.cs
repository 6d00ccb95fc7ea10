namespace NtkWorkbench.Runs;

/// <summary>report.md of a network job: what was run, what came out, in sentences made from the numbers.</summary>
internal static class NetworkReport
{
    public static ReportDocument Create(NetworkResults results, RunSummary summary, IReadOnlyList<DrawnFigure> figures,
        TrainingBlock? moving)
    {
        var document = new ReportDocument();
        NetworkRunPlan plan = results.Plan;
        document.Heading(1, plan.Job.Name).Say([.. RunDescription.Findings(plan.Job, plan.Architecture, plan.Data.Train.Count),
            .. DataDescription.Findings(plan.Job.Data, plan.Samples)]);
        if (moving is not null)
            document.Moving("training", moving);
        else if (results.Cancelled && results.Trajectory.Count > 0)
            document.Paragraph("The slider over the followed steps is left out: the run was ended before it was made.");
        else if (results.Trajectory.Count > 0)
            document.Paragraph("The slider over the followed steps is left out: it needs more memory than there is.");
        else if (plan.Job.Features.Track.Choice == TrackChoice.Off && plan.Job.Training.TotalSteps > 0)
            document.OnPage("Nothing moves here, since this training was not followed: " + (plan.IsLeading || plan.IsSummed
                ? "that needs the whole tangent kernel. Choose "
                    + $"{Wording.List([.. KernelKeys(plan)])}."
                : "features.track.count=20 follows it at 20 steps."));
        if (plan.IsOfSome && plan.Job.Features.Checkpoints.Count > 0)
            document.Say(RunDescription.Samples(plan));
        TrainingSection.Write(document, results);
        DiagnosisSection.Write(document, results, summary);
        FeatureSection.Write(document, results);
        ClassSection.Write(document, results);
        TangentRidgeSection.Write(document, results);
        InfiniteWidthSection.Write(document, results, summary);
        FigureSection.Write(document, figures);
        document.Paragraph("All numbers stand with full digits in `metrics.csv`, `features/`, `predictions/` and `figures/data/`; "
            + "`resolved.yaml` repeats this run.");
        return document;
    }

    // What stands in the way of the whole kernel.
    private static IEnumerable<string> KernelKeys(NetworkRunPlan plan)
    {
        yield return "samples by features.samples";
        if (plan.IsLeading)
            yield return "another features.method";
        if (plan.IsSummed)
            yield return "features.kernel=whole";
    }
}

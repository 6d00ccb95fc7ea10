namespace NtkWorkbench.JobFiles;

/// <summary>Rules of what is looked at.</summary>
internal static class FeatureRules
{
    public static void CheckpointsDifferAndAreReached(NetworkJob job, RuleContext context)
    {
        IReadOnlyList<CheckpointSelector> checkpoints = job.Features.Checkpoints;
        Repetition.Report(checkpoints, "features.checkpoints", context);
        for (int i = 0; i < checkpoints.Count; i++)
        {
            if (checkpoints[i].Step is int step && step > job.Training.Steps)
                context.Report($"features.checkpoints[{i}]",
                    $"features.checkpoints[{i}] is step {step}, but training ends at training.steps, {job.Training.Steps}",
                        "training.steps");
        }
    }

    public static void RidgeIsForSquares(NetworkJob job, RuleContext context)
    {
        if (job.Features.Ridge is not null && job.Training.Loss != LossKind.MeanSquaredError)
            context.Report("features.ridge", "features.ridge needs training.loss mean_squared_error, got cross_entropy", "training.loss");
    }

    public static void GridIsEitherRangeOrFile(NetworkJob job, RuleContext context)
    {
        if (job.Features.Grid is not GridOptions grid)
            return;
        int inputs = JobShape.InputCount(job);
        foreach ((string path, bool isGiven) in new[] { ("features.grid.count", grid.Count is not null),
            ("features.grid.range", grid.Range is not null) })
        {
            if (isGiven && grid.File is not null)
                context.Report(path, $"{path} and features.grid.file are both given, expected one of them");
            else if (isGiven && inputs != 1)
                context.Report(path, $"{path} is for one input, with {inputs} inputs expected features.grid.file", "data");
        }
    }

    public static void SavedMatricesDiffer(NetworkJob job, RuleContext context) =>
        Repetition.Report(job.Features.Save, "features.save", context);
}

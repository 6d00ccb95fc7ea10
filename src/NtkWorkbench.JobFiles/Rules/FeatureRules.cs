namespace NtkWorkbench.JobFiles;

internal sealed class FeatureRules(NetworkJob job, RuleContext context)
{
    public void Check()
    {
        CheckpointsDifferAndAreReached();
        GridIsEitherRangeOrFile();
        SavedMatricesDiffer();
        RidgeIsForSquares();
        LeadingModesAreEnough();
        NothingNeedsWhatLanczosLeavesOut();
        TheLimitHasANetworkBesideIt();
    }

    private void LeadingModesAreEnough()
    {
        if (job.Features.Leading is not LeadingModesOptions leading)
            return;
        if (job.Features.Method is not (SpectrumMethod.Auto or SpectrumMethod.Lanczos))
            context.Report("features.leading", $"is for features.method lanczos, got {JobContract.NameOf(job.Features.Method)}",
                "features.method");
        if (leading.Modes < job.Features.Principal)
            context.Report("features.leading.modes",
                $"is {leading.Modes}, expected at least features.principal, {job.Features.Principal}", "features.principal");
    }

    // Neither J nor Θ is formed.
    private void NothingNeedsWhatLanczosLeavesOut()
    {
        if (job.Features.Method != SpectrumMethod.Lanczos)
            return;
        const string Else = "choose samples by features.samples and another method";
        for (int i = 0; i < job.Features.Save.Count; i++)
            context.Report($"features.save[{i}]",
                $"is {JobContract.NameOf(job.Features.Save[i])}, which features.method lanczos does not form; {Else}", "features.method");
        if (job.Features.InfiniteWidth)
            context.Report("features.infinite_width",
                $"compares tangent kernels, which features.method lanczos does not form; {Else}", "features.method");
        if (job.Features.Track.Choice is null)
            context.Report("features.track", "follows the tangent kernel, which features.method lanczos does not form; expected auto or "
                + $"off, or {Else}", "features.method");
    }

    private void TheLimitHasANetworkBesideIt()
    {
        if (job.Features.InfiniteWidth && !job.Features.Checkpoints.Contains(CheckpointSelector.Init))
            context.Report("features.infinite_width",
                "compares the network at initialization with its limit, expected init among features.checkpoints", "features.checkpoints");
    }

    private void CheckpointsDifferAndAreReached()
    {
        IReadOnlyList<CheckpointSelector> checkpoints = job.Features.Checkpoints;
        context.ReportRepeated(checkpoints, "features.checkpoints");
        for (int i = 0; i < checkpoints.Count; i++)
        {
            if (checkpoints[i].IsBest && job.Training.EarlyStopping is null)
                context.Report($"features.checkpoints[{i}]", "is best, which needs training.early_stopping", "training.early_stopping");
            if (checkpoints[i].Step is int step && step > job.Training.Steps)
                context.Report($"features.checkpoints[{i}]",
                    $"is step {step}, but training ends at training.steps, {job.Training.Steps}",
                        "training.steps");
        }
    }

    private void RidgeIsForSquares()
    {
        if (job.Features.Ridge is not null && job.Training.Loss != LossKind.MeanSquaredError)
            context.Report("features.ridge", "needs training.loss mean_squared_error, got cross_entropy", "training.loss");
    }

    private void GridIsEitherRangeOrFile()
    {
        if (job.Features.Grid is not GridOptions grid)
            return;
        int? inputs = JobShape.InputCount(job);
        foreach ((string path, bool isGiven, bool isPair) in new[]
        {
            ("features.grid.count", grid.Count is not null, grid.Count?.Second is not null),
            ("features.grid.range", grid.Range is not null, grid.Range?.Second is not null),
        })
        {
            if (isGiven && grid.File is not null)
                context.Report(path, "and features.grid.file are both given, expected one of them");
            else if (isGiven && inputs > 2)
                context.Report(path, $"is for one or two inputs, with {inputs} inputs expected features.grid.file", "data");
            else if (isPair && inputs == 1)
                context.Report(path, "is given for two inputs, expected one value, for the one input", "data");
        }
        long points = grid.Count is GridCount count && inputs <= 2
            ? (long)count.First * (inputs == 1 ? 1 : count.Second ?? count.First) : 0;
        if (points > GridOptions.MostPoints)
            context.Report("features.grid.count", $"makes {points} points, expected at most {GridOptions.MostPoints}", "data");
    }

    private void SavedMatricesDiffer() =>
        context.ReportRepeated(job.Features.Save, "features.save");
}

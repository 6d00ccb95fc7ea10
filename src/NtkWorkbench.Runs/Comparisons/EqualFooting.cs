namespace NtkWorkbench.Runs;

/// <summary>
/// A run where its training loss first is at or below a level that others compared come to as well. Runs that ended at different losses
/// are not alike at the end.
/// </summary>
/// <param name="Step">Of the first recorded row at or below the level.</param>
/// <param name="TrainLoss">In that row.</param>
/// <param name="TestLoss">In that row; null without test data.</param>
/// <param name="KernelDistance">At the nearest tracked step; null where none lies between half and twice the step.</param>
/// <param name="TrackedStep">That step.</param>
/// <param name="Gap">To the linear model, at the nearest checkpoint; null where none lies between half and twice the step.</param>
/// <param name="Checkpoint">Its step.</param>
internal sealed record EqualFooting(double Step, double TrainLoss, double? TestLoss, double? KernelDistance, double? TrackedStep,
    double? Gap,
    double? Checkpoint)
{
    // A checkpoint that is not between half and twice the step tells nothing of it.
    private const double Near = 2;

    /// <summary>Null where the run never comes there, or was there before training.</summary>
    public static EqualFooting? Of(ComparedRun run, double level)
    {
        double[] losses = run.Metrics["train_loss"];
        int row = Array.FindIndex(losses, loss => loss <= level);
        if (!run.IsCompleted || row <= 0)
            return null;
        double step = run.Metrics["step"][row];
        double[] tracked = run.AlongTraining?["step"] ?? [];
        int nearest = Nearest(tracked, step);
        KeyValuePair<string, CheckpointSummary>[] later = run.Has("init") ? [.. run.Summary.Checkpoints.Where(at => at.Value.Step > 0)]
            : [];
        int checkpoint = Nearest([.. later.Select(at => (double)at.Value.Step)], step);
        return new EqualFooting(step, losses[row], run.Metrics.GetValueOrDefault("test_loss")?[row],
            nearest < 0 ? null : run.AlongTraining!["kernel_distance"][nearest], nearest < 0 ? null : tracked[nearest],
            checkpoint < 0 ? null : run.Gap(later[checkpoint].Key), checkpoint < 0 ? null : later[checkpoint].Value.Step);
    }

    /// <summary>The highest training loss at which a completed run of these ended that lies below all losses at the start, so that training
    /// leads there, and its group; null where there is none.</summary>
    public static (RunGroup Group, double Loss)? Level(IEnumerable<RunGroup> groups)
    {
        (RunGroup Group, double Start, double End)[] runs =
            [.. groups.SelectMany(group => group.Runs.Where(run => run.IsCompleted && run.Metrics["train_loss"].Length > 0)
                .Select(run => (group, run.Metrics["train_loss"][0], run.Metrics["train_loss"][^1])))];
        double start = runs.Select(run => run.Start).DefaultIfEmpty(double.NaN).Min();
        (RunGroup Group, double Start, double End)[] below = [.. runs.Where(run => run.End < start)];
        return below.Length == 0 ? null : (below.MaxBy(run => run.End).Group, below.Max(run => run.End));
    }

    private static int Nearest(double[] steps, double step)
    {
        int nearest = steps.Length == 0 ? -1 : Enumerable.Range(0, steps.Length).MinBy(i => Math.Abs(steps[i] - step));
        return nearest >= 0 && steps[nearest] <= Near * step && steps[nearest] >= step / Near ? nearest : -1;
    }
}

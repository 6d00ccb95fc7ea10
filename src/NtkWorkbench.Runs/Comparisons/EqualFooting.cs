namespace NtkWorkbench.Runs;

/// <summary>
/// A run where its training loss first is at or below a level: the highest at which one of those compared ended. Runs that ended at
/// different losses are not alike at the end.
/// </summary>
/// <param name="Step">Of the first recorded row at or below the level.</param>
/// <param name="TrainLoss">In that row.</param>
/// <param name="TestLoss">In that row; null without test data.</param>
/// <param name="KernelDistance">At the nearest tracked step; null where the kernel was not followed.</param>
/// <param name="TrackedStep">That step.</param>
/// <param name="Gap">To the linear model, at the nearest checkpoint after the first; null where there is none.</param>
/// <param name="Checkpoint">Its step.</param>
internal sealed record EqualFooting(double Step, double TrainLoss, double? TestLoss, double? KernelDistance, double? TrackedStep, double? Gap,
    double? Checkpoint)
{
    /// <summary>Null where the run never comes there, or was there before training.</summary>
    public static EqualFooting? Of(ComparedRun run, double level)
    {
        double[] losses = run.Metrics["train_loss"];
        int row = Array.FindIndex(losses, loss => loss <= level);
        if (!run.IsCompleted || row <= 0)
            return null;
        double step = run.Metrics["step"][row];
        double[] tracked = run.AlongTraining?["step"] ?? [];
        int nearest = tracked.Length == 0 ? -1 : Nearest(tracked, step);
        KeyValuePair<string, CheckpointSummary>[] later = [.. run.Summary.Checkpoints.Where(at => at.Value.Step > 0)];
        int checkpoint = later.Length == 0 || !run.Has("init") ? -1 : Nearest([.. later.Select(at => (double)at.Value.Step)], step);
        return new EqualFooting(step, losses[row], run.Metrics.GetValueOrDefault("test_loss")?[row],
            nearest < 0 ? null : run.AlongTraining!["kernel_distance"][nearest], nearest < 0 ? null : tracked[nearest],
            checkpoint < 0 ? null : run.Gap(later[checkpoint].Key), checkpoint < 0 ? null : later[checkpoint].Value.Step);
    }

    /// <summary>The highest training loss at which a completed run of these ended, and its group; null where none ended at a finite
    /// one.</summary>
    public static (RunGroup Group, double Loss)? Level(IEnumerable<RunGroup> groups)
    {
        (RunGroup Group, double Loss)[] ends =
            [.. from one in groups from run in one.Runs
                where run.IsCompleted && double.IsFinite(run.Metrics["train_loss"][^1])
                select (one, run.Metrics["train_loss"][^1])];
        return ends.Length == 0 ? null : ends.MaxBy(end => end.Loss);
    }

    private static int Nearest(double[] steps, double step) => Enumerable.Range(0, steps.Length).MinBy(i => Math.Abs(steps[i] - step));
}

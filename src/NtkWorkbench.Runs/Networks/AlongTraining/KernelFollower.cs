namespace NtkWorkbench.Runs;

/// <summary>Follows the tangent kernel along training, from step to step.</summary>
/// <param name="plan">The run.</param>
/// <param name="run">Its cancellation.</param>
/// <param name="tracked">The steps, with their parameters.</param>
/// <param name="trajectory">What compares the steps.</param>
/// <param name="edge">Where the optimizer's edge of stability is.</param>
internal sealed class KernelFollower(
    NetworkRunPlan plan, RunContext run, IReadOnlyList<Checkpoint> tracked, TrajectoryAnalyzer trajectory, PreconditionedEdge edge)
{
    private int? _followed;

    public FollowedStep Follow(Checkpoint step, Linearization linear) =>
        FollowedStep.Of(Analyze(step, linear), linear, plan.Snapshots, plan.Grid, plan.Shown.Index);

    // A point is compared with the first and with the one before, which an earlier process may have followed.
    private TrajectoryPoint Analyze(Checkpoint step, Linearization linear)
    {
        Checkpoint[] before = [.. tracked.Where(at => at.Step < step.Step)];
        if (before.Length > 0 && _followed is null)
            Catch(before[0]);
        if (before.Length > 0 && _followed < before[^1].Step)
            Catch(before[^1]);
        _followed = step.Step;
        LossEvaluation loss = TrainingLoss(step.Parameters);
        TrajectoryPoint point = trajectory.Analyze(step.Step, linear) with
        {
            TrainLoss = loss.Loss,
            TrainAccuracy = loss.Accuracy ?? double.NaN,
        };
        double limit = edge.At(step.Step);
        return edge.Sharpness(step) is double sharpness
            ? point with { PreconditionedSharpness = sharpness, PreconditionedEdge = double.IsFinite(limit) ? limit : double.NaN } : point;
    }

    // Of all training samples, whichever features are of.
    private LossEvaluation TrainingLoss(double[] parameters)
    {
        using IEngine engine = plan.EngineProvider.Create(plan.Architecture, Precision.Float64, parameters);
        return engine.EvaluateLoss(plan.Data.Train, plan.Job.Training.Objective, []);
    }

    private void Catch(Checkpoint at)
    {
        using Linearization linear = plan.Linearize(at.Parameters, cancellation: run.Cancellation);
        trajectory.Analyze(at.Step, linear);
        _followed = at.Step;
    }
}

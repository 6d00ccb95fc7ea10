namespace NtkWorkbench.Runs;

/// <summary>What a run computes across its steps: the kernel along training, and the linear model beside the network.</summary>
internal sealed class TrainingFollower(NetworkRunPlan plan, RunFolder folder, IRunObserver observer)
{
    // Three decompositions of n·o rows beside every run must stay a small part of it.
    private const int MostRows = 1000;

    /// <summary>The kernel at each of the steps, as far as it is finite; empty where none are given.</summary>
    public IReadOnlyList<TrajectoryPoint> Follow(IReadOnlyList<(int Step, double[] Parameters)> steps, CancellationToken cancellation)
    {
        var points = new List<TrajectoryPoint>();
        if (plan.Job.Features.Track is not TrackOptions track)
            return points;
        var analyzer = new TrajectoryAnalyzer(
            plan.Engine, plan.Workbench.LinearAlgebra, plan.Architecture, plan.Data.Train, plan.Job.Training, track.Leading);
        foreach ((int step, double[] parameters) in steps)
        {
            if (cancellation.IsCancellationRequested)
                break;
            new FeatureProgress(observer, plan.Job.Name, $"along training, step {step}", points.Count, steps.Count).Report(0);
            if (Try($"tangent kernel at step {step}", () => analyzer.Analyze(step, parameters)) is not TrajectoryPoint point)
                break;
            points.Add(point);
        }
        if (points.Count > 0)
            TrajectoryWriter.Write(folder.AlongTraining, points);
        return points;
    }

    /// <summary>The linear model; null with cross-entropy, with more than 1 000 rows of tangent features, without a trained network, or where its kernel is not finite.</summary>
    public LinearizedTraining? Linearize(IReadOnlyList<NamedCheckpoint> checkpoints, CancellationToken cancellation)
    {
        NamedCheckpoint first = checkpoints[0], last = checkpoints[^1];
        bool small = plan.Data.Train.Targets.Values.Length <= MostRows;
        bool wanted = small && plan.Job.Training.Loss == LossKind.MeanSquaredError && last.Step > 0 && plan.Job.Features.Checkpoints.Count > 0;
        if (!wanted || cancellation.IsCancellationRequested)
            return null;
        LinearizedTraining? linearized = Try(
            "linear model", () => new LinearizedComputation(plan).Compute(first.Parameters, last.Parameters, last.Step));
        if (linearized is not null)
            LinearizedWriter.Write(folder.LinearizedPredictions, plan.Data.Train.InputNames, plan.Grid, linearized);
        return linearized;
    }

    private T? Try<T>(string what, Func<T> compute)
        where T : class
    {
        try
        {
            return compute();
        }
        catch (NumericalException exception)
        {
            observer.OnWarning($"no {what}: {exception.Message}");
            return null;
        }
    }
}

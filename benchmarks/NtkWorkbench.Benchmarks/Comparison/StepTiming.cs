namespace NtkWorkbench.Benchmarks;

/// <summary>What a training step takes.</summary>
internal static class StepTiming
{
    /// <summary>A step of a prepared engine, the draw of its batch included: the mean over some steps.</summary>
    /// <exception cref="InvalidOperationException">A step was not taken, for a value was not finite: what it took is no measure of
    /// one.</exception>
    public static Timing Of(IEngine engine, BenchmarkProblem problem, int steps)
    {
        RandomStream stream = new RandomStreams(1).Named("training/batches");
        int[] batch = new int[problem.BatchSize];
        Timing timing = Timing.Of(() =>
        {
            for (int step = 0; step < steps; step++)
            {
                stream.Fill(batch, problem.Data.Count);
                if (engine.Step(batch, problem.LearningRate).NonFinite is NonFiniteValue found)
                    throw new InvalidOperationException($"the {found.Quantity} of {problem.Architecture} is not finite at timed "
                        + $"step {step}");
            }
        });
        return timing * (1.0 / steps);
    }
}

namespace NtkWorkbench.Benchmarks;

/// <summary>Training a problem's network with mean squared error.</summary>
internal static class TrainingRun
{
    /// <summary>f at all inputs after the first steps on given batches.</summary>
    public static double[] Outputs(BenchmarkProblem problem, OptimizerOptions optimizer, Precision precision, int[] batches, int steps)
    {
        using IEngine engine = Prepare(problem, optimizer, precision);
        for (int step = 0; step < steps; step++)
            engine.Step(batches.AsSpan(step * problem.BatchSize, problem.BatchSize), problem.LearningRate);
        double[] outputs = new double[problem.Data.Targets.Values.Length];
        engine.Evaluate(problem.Data.Inputs.Values, outputs);
        return outputs;
    }

    /// <summary>An engine before its first step.</summary>
    public static IEngine Prepare(BenchmarkProblem problem, OptimizerOptions optimizer, Precision precision)
    {
        IEngine engine = problem.CreateEngine(precision);
        engine.Prepare(new TrainingProblem
        {
            Data = problem.Data,
            Loss = LossKind.MeanSquaredError,
            Optimizer = optimizer,
            Layers = TrainableLayers.All,
            LargestBatch = problem.BatchSize,
        });
        return engine;
    }

    /// <summary>A whole training as a job does it, batches drawn with replacement, recorded at its start and its end.</summary>
    public static void Train(BenchmarkProblem problem, OptimizerOptions optimizer, Precision precision, int steps)
    {
        using IEngine engine = problem.CreateEngine(precision);
        var options = new TrainingOptions
        {
            Optimizer = optimizer,
            LearningRate = problem.LearningRate,
            Batch = new BatchOptions { Size = problem.BatchSize, Sampling = BatchSampling.WithReplacement },
            Steps = steps,
            RecordEvery = steps,
        };
        var trainer = new Trainer(engine, new TrainingData { Train = problem.Data }, options, new RandomStreams(1), []);
        trainer.Initialize();
        TrainingResult result = trainer.Run(new Unobserved(), CancellationToken.None);
        if (result.Reason != StopReason.Completed)
            throw new InvalidOperationException($"the training of {problem.Architecture} ended by {result.Reason}");
    }

    private sealed class Unobserved : ITrainingObserver
    {
        public void OnRecorded(MetricsRow row)
        {
        }

        public void OnCheckpoint(int step, ReadOnlySpan<double> parameters, ReadOnlySpan<double> preconditioner)
        {
        }
    }
}

namespace NtkWorkbench.Tests;

public sealed class TrainerTests
{
    // A closed form against a recursion of tens of steps.
    private const double RecursionTolerance = 1e-13;

    // y = 2x on x = ±1: the bias stays 0, and w_t = 2(1 − (1 − 2η)ᵗ) from w₀ = 0.
    private static readonly TrainingData TwoPoints = new()
    {
        Train = NewDataset([-1, 1], [-2, 2]),
        Test = NewDataset([3], [6]),
    };

    private static readonly TrainingData Line = FunctionSampler.Sample(
        new AbsoluteValue(), DataGenerator.Workbench, new() { Count = 20, Noise = 0.1 }, new() { Count = 5 }, seed: 1);

    public static TheoryData<BatchSampling> Samplings => [.. Enum.GetValues<BatchSampling>()];

    [Fact]
    public void Run_LinearModel_FollowsTheClosedForm()
    {
        (RecordingObserver observer, TrainingResult result) = Run(new LinearEngine(0, 0),
            new() { Steps = 20, LearningRate = 0.1, RecordEvery = 1 });
        result.ShouldBe(new TrainingResult { Reason = StopReason.Completed, Steps = 20 });
        foreach (MetricsRow row in observer.Rows)
        {
            double residual = 2 * Math.Pow(0.8, row.Step);
            row.TrainLoss.ShouldBe(residual * residual, RecursionTolerance);
            row.TestLoss.ShouldNotBeNull().ShouldBe(9 * residual * residual, RecursionTolerance);
            row.GradientNorm.ShouldBe(2 * residual, RecursionTolerance);
            row.TrainedGradientNorm.ShouldBe(row.GradientNorm);
            row.Layers.Single().Weight.ShouldBe(2 * residual, RecursionTolerance);
            row.Layers.Single().Bias.ShouldBe(0, RecursionTolerance);
            (row.TrainAccuracy, row.TestAccuracy).ShouldBe((null, null));
        }
        observer.Checkpoints[^1].Parameters[0].ShouldBe(2 * (1 - Math.Pow(0.8, 20)), RecursionTolerance);
    }

    [Fact]
    public void Run_IntervalThatDoesNotDivide_RecordsMultiplesAndTheLastStep()
    {
        (RecordingObserver observer, _) = Run(new LinearEngine(0, 0), new() { Steps = 10, RecordEvery = 4 }, checkpoints: [7, 3, 99]);
        observer.RowSteps.ShouldBe([0, 4, 8, 10]);
        observer.CheckpointSteps.ShouldBe([0, 3, 7, 10]);
    }

    [Fact]
    public void Run_NoSteps_ReportsTheNetworkAsItIs()
    {
        (RecordingObserver observer, TrainingResult result) = Run(new LinearEngine(0.5, 0), new() { Steps = 0 });
        result.ShouldBe(new TrainingResult { Reason = StopReason.Completed, Steps = 0 });
        observer.RowSteps.ShouldBe([0]);
        observer.Checkpoints.Single().Parameters.ShouldBe([0.5, 0]);
    }

    [Fact]
    public void Run_DefaultInterval_RecordsAHundredRowsAfterTheFirst() =>
        Run(new LinearEngine(0, 0), new() { Steps = 1000 }).Observer.RowSteps.ShouldBe(Enumerable.Range(0, 101).Select(i => 10 * i));

    [Fact]
    public void Run_StepSchedule_RecordsTheRateOfTheStepThatFollows()
    {
        var options = new TrainingOptions
        {
            Steps = 3,
            LearningRate = 0.4,
            RecordEvery = 1,
            Schedule = new StepSchedule { Factor = 0.5, Every = 1 },
        };
        (RecordingObserver observer, _) = Run(new LinearEngine(0, 0), options);
        observer.Rows.Select(row => row.LearningRate).ShouldBe([0.4, 0.2, 0.1, 0.05]);
        double remaining = (1 - 0.8) * (1 - 0.4) * (1 - 0.2);
        observer.Checkpoints[^1].Parameters[0].ShouldBe(2 * (1 - remaining), RecursionTolerance);
    }

    [Fact]
    public void Run_NoTestData_RecordsNoTestLoss()
    {
        (RecordingObserver observer, _) = Run(new LinearEngine(0, 0), new() { Steps = 1 }, TwoPoints with { Test = null });
        observer.Rows.ShouldAllBe(row => row.TestLoss == null);
    }

    [Fact]
    public void Initialize_Shuffled_TellsTheEngineItsProblem()
    {
        var engine = new LinearEngine(0, 0);
        var options =
            new TrainingOptions { Steps = 1, Layers = TrainableLayers.Output,
                Batch = new() { Size = 50, Sampling = BatchSampling.Shuffled } };
        NewTrainer(engine, options, TwoPoints).Initialize();
        engine.Problem.ShouldBe(new TrainingProblem
        {
            Data = TwoPoints.Train,
            Loss = LossKind.MeanSquaredError,
            Optimizer = options.Optimizer,
            Layers = TrainableLayers.Output,
            LargestBatch = 2,
        });
    }

    [Theory]
    [InlineData(17, new[] { 0, 10, 17 })]
    [InlineData(10, new[] { 0, 10 })]
    [InlineData(0, new[] { 0 })]
    public void Run_GradientNotFinite_StopsBeforeTheStep(int step, int[] rows)
    {
        (RecordingObserver observer, TrainingResult result) = Run(
            new LinearEngine(0, 0) { DivergesAt = step }, new() { Steps = 100, LearningRate = 0.1, RecordEvery = 10 });
        result.Reason.ShouldBe(StopReason.Diverged);
        result.Steps.ShouldBe(step);
        result.Divergence.ShouldBe(new Divergence(step, new NonFiniteValue(NonFiniteQuantity.Gradient, 0)));
        observer.RowSteps.ShouldBe(rows);
        observer.CheckpointSteps.Distinct().ShouldBe(observer.CheckpointSteps);
        observer.Checkpoints[^1].Step.ShouldBe(step);
        observer.Checkpoints[^1].Parameters[0].ShouldBe(2 * (1 - Math.Pow(0.8, step)), RecursionTolerance);
    }

    [Theory]
    [InlineData(1e200, null)]
    [InlineData(double.PositiveInfinity, 0)]
    public void Run_FirstLossNotFinite_DivergesAtStepZero(double weight, int? layer)
    {
        (RecordingObserver observer, TrainingResult result) = Run(new LinearEngine(weight, 0), new() { Steps = 5 });
        result.Divergence.ShouldBe(new Divergence(0, new NonFiniteValue(NonFiniteQuantity.Loss, layer)));
        (observer.Rows.Count, observer.Checkpoints.Count, result.Steps).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Run_RateAboveTheLimit_DivergesInTheLimitOfRecording()
    {
        (RecordingObserver observer, TrainingResult result) = Run(
            new LinearEngine(0, 0), new() { Steps = 10_000, LearningRate = 10, RecordEvery = 7 });
        result.Reason.ShouldBe(StopReason.Diverged);
        result.Divergence.ShouldNotBeNull().Step.ShouldBe(result.Steps);
        observer.Checkpoints[^1].Parameters.ShouldAllBe(value => double.IsFinite(value));
        observer.Rows[^1].Step.ShouldBe(result.Steps);
        double.IsFinite(observer.Rows[^2].GradientNorm).ShouldBeTrue();
    }

    [Fact]
    public void Run_Cancelled_KeepsWhatWasComputed()
    {
        using var source = new CancellationTokenSource();
        var engine = new LinearEngine(0, 0) { BeforeStep = step => CancelAt(13, step, source) };
        (RecordingObserver observer, TrainingResult result) = Run(engine, new() { Steps = 100, RecordEvery = 10 }, token: source.Token);
        result.ShouldBe(new TrainingResult { Reason = StopReason.Cancelled, Steps = 14 });
        observer.RowSteps.ShouldBe([0, 10, 14]);
        observer.CheckpointSteps.ShouldBe([0, 14]);
    }

    [Fact]
    public void Run_CancelledInTheLastStep_IsCompleted()
    {
        using var source = new CancellationTokenSource();
        var engine = new LinearEngine(0, 0) { BeforeStep = step => CancelAt(9, step, source) };
        Run(engine, new() { Steps = 10 }, token: source.Token).Result.Reason.ShouldBe(StopReason.Completed);
    }

    [Theory]
    [MemberData(nameof(Samplings))]
    public void Restore_AfterCancellation_ContinuesBitForBit(BatchSampling sampling)
    {
        TrainingOptions options = Batched(sampling) with { RecordEvery = 10 };
        (RecordingObserver whole, _) = Run(new LinearEngine(0.3, -0.2), options, Line);

        using var source = new CancellationTokenSource();
        Trainer interrupted = NewTrainer(new LinearEngine(0.3, -0.2) { BeforeStep = step => CancelAt(36, step, source) }, options, Line);
        interrupted.Initialize();
        interrupted.Run(new RecordingObserver(), source.Token).Steps.ShouldBe(37);

        var continued = new RecordingObserver();
        Trainer restored = NewTrainer(new LinearEngine(0, 0), options, Line);
        restored.Restore(interrupted.Save());
        restored.Run(continued, CancellationToken.None).ShouldBe(new TrainingResult { Reason = StopReason.Completed, Steps = 60 });

        continued.RowSteps.ShouldBe([40, 50, 60]);
        continued.Rows.Select(row => row.TrainLoss).ShouldBe(whole.Rows.Where(row => row.Step >= 40).Select(row => row.TrainLoss));
        continued.Checkpoints.Single().Parameters.ShouldBe(whole.Checkpoints[^1].Parameters);
    }

    [Fact]
    public void Restore_WhereNoReportWasDueAndTrainingEnds_ReportsTheEnd()
    {
        TrainingOptions options = Batched(BatchSampling.Full) with { RecordEvery = 10 };
        using var source = new CancellationTokenSource();
        Trainer interrupted = NewTrainer(new LinearEngine(0.3, -0.2) { BeforeStep = step => CancelAt(36, step, source) }, options, Line);
        interrupted.Initialize();
        interrupted.Run(new RecordingObserver(), source.Token);
        Trainer restored = NewTrainer(new LinearEngine(0, 0), options, Line);
        restored.Restore(interrupted.Save());
        var ended = new RecordingObserver();

        restored.Run(ended, new CancellationToken(canceled: true)).Reason.ShouldBe(StopReason.Cancelled);

        ended.RowSteps.ShouldBe([37]);
        ended.Checkpoints.Single().Step.ShouldBe(37);
    }

    [Fact]
    public void Save_WithinARow_IsTheStateOfThatRow()
    {
        Trainer trainer = NewTrainer(new LinearEngine(0, 0), Batched(BatchSampling.Shuffled) with { RecordEvery = 10 }, Line);
        trainer.Initialize();
        var states = new List<TrainingState>();
        var observer = new RecordingObserver { Recorded = _ => states.Add(trainer.Save()) };
        trainer.Run(observer, CancellationToken.None);
        states.Select(state => state.Step).ShouldBe(observer.RowSteps);

        Trainer restored = NewTrainer(new LinearEngine(0, 0), Batched(BatchSampling.Shuffled) with { RecordEvery = 10 }, Line);
        restored.Restore(states[2]);
        var continued = new RecordingObserver();
        restored.Run(continued, CancellationToken.None);
        continued.Rows.Select(row => row.TrainLoss).ShouldBe(observer.Rows.Skip(3).Select(row => row.TrainLoss));
    }

    [Theory]
    [MemberData(nameof(Samplings))]
    public void Run_MoreSteps_AllocatesNoMore(BatchSampling sampling)
    {
        long AllocatedBy(int steps)
        {
            Trainer trainer = NewTrainer(new LinearEngine(0, 0), Batched(sampling) with { Steps = steps, RecordEvery = steps }, Line);
            trainer.Initialize();
            var observer = new RecordingObserver();
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Run(observer, CancellationToken.None);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        AllocatedBy(10);
        long more = AllocatedBy(5000) - AllocatedBy(10);
        // The smallest object has 24 bytes. Code that is compiled anew between the two may allocate an object more or less, but not in
        // each step.
        more.ShouldBeLessThan(4990, "less than a byte a step");
    }

    // An engine that takes the loss of the batch alone as its result: each step's is that of the batch drawn again.
    [Theory]
    [InlineData(BatchSampling.WithReplacement)]
    [InlineData(BatchSampling.Shuffled)]
    public void Draw_SeedOfTheTraining_AreTheBatchesItSaw(BatchSampling sampling)
    {
        TrainingOptions options = Batched(sampling) with { LearningRate = 0.1, Schedule = new ConstantSchedule() };
        (RecordingObserver observer, _) = Run(new LinearEngine(0, 0), options, Line);
        (double weight, double bias) = (0, 0);
        foreach (IReadOnlyList<int> rows in options.Batch.Draw(Line.Train.Count, seed: 1).Take(options.TotalSteps))
        {
            double[] x = [.. rows.Select(row => Line.Train.Inputs.Values[row])],
                residuals = [.. rows.Select(row => (weight * Line.Train.Inputs.Values[row]) + bias - Line.Train.Targets.Values[row])];
            (weight, bias) = (weight - (0.2 * residuals.Zip(x, (r, one) => r * one).Average()), bias - (0.2 * residuals.Average()));
        }
        observer.Checkpoints[^1].Parameters.ShouldBe([weight, bias], RecursionTolerance);
    }

    [Fact]
    public void Run_BeforeInitialize_Throws() =>
        Should.Throw<InvalidOperationException>(
            () => NewTrainer(new LinearEngine(0, 0), new() { Steps = 1 }, TwoPoints).Run(new RecordingObserver(), CancellationToken.None));

    private static void CancelAt(long last, long step, CancellationTokenSource source)
    {
        if (step == last)
            source.Cancel();
    }

    private static TrainingOptions Batched(BatchSampling sampling) => new()
    {
        Steps = 60,
        LearningRate = 0.1,
        Batch = new() { Size = 7, Sampling = sampling },
        Schedule = new LinearWarmupSchedule { Over = 5, Then = new CosineSchedule() },
    };

    private static Trainer NewTrainer(IEngine engine, TrainingOptions options, TrainingData data, params int[] checkpoints) =>
        new(engine, data, options, new RandomStreams(1), checkpoints);

    private static (RecordingObserver Observer, TrainingResult Result) Run(
        IEngine engine, TrainingOptions options, TrainingData? data = null, int[]? checkpoints = null, CancellationToken token = default)
    {
        Trainer trainer = NewTrainer(engine, options, data ?? TwoPoints, checkpoints ?? []);
        trainer.Initialize();
        var observer = new RecordingObserver();
        return (observer, trainer.Run(observer, token));
    }

    private static Dataset NewDataset(double[] inputs, double[] targets) => new()
    {
        Inputs = new Matrix(inputs.Length, 1, inputs),
        Targets = new Matrix(targets.Length, 1, targets),
        InputNames = ["x"],
        TargetNames = ["y"],
    };
}

namespace NtkWorkbench.Tests;

public sealed class StepCountTests
{
    [Theory]
    [InlineData(BatchSampling.Full, null, 100, 1)]
    [InlineData(BatchSampling.Shuffled, 32, 100, 4)]
    [InlineData(BatchSampling.Shuffled, 25, 100, 4)]
    [InlineData(BatchSampling.Shuffled, 200, 100, 1)]
    [InlineData(BatchSampling.WithReplacement, 30, 100, 4)]
    public void InSteps_Epochs_AreAsManyStepsAsTakeAllSamples(BatchSampling sampling, int? size, int samples, int each)
    {
        TrainingOptions training = new TrainingOptions { Epochs = 7, Batch = new() { Sampling = sampling, Size = size } }.InSteps(samples);

        (training.Steps, training.StepsPerEpoch, training.RecordInterval).ShouldBe((7 * each, each, each));
        training.InSteps(samples).ShouldBe(training);
        var sampler = new BatchSampler(training.Batch, samples, new RandomStreams(1).Named("a"));
        int seen = 0;
        for (int step = 0; step < each; step++)
            seen += sampler.Next().Length;
        seen.ShouldBeGreaterThanOrEqualTo(samples);
        (sampling == BatchSampling.WithReplacement || seen == samples).ShouldBeTrue();
    }

    [Fact]
    public void InSteps_SchedulesInEpochs_AreThoseInSteps()
    {
        static SequenceSchedule Schedule(StepCount two, StepCount three) => new()
        {
            Parts =
            [
                new() { Schedule = new LinearWarmupSchedule { Over = two, Then = new CosineSchedule { Over = three } }, Steps = three },
                new() { Schedule = new StepSchedule { Factor = 0.5, Every = two } },
            ],
        };
        TrainingOptions training = new()
        {
            Steps = 200, Batch = new() { Sampling = BatchSampling.Shuffled, Size = 10 }, RecordEvery = StepCount.OfEpochs(3),
            Schedule = Schedule(StepCount.OfEpochs(2), StepCount.OfEpochs(3)),
        };

        TrainingOptions resolved = training.InSteps(samples: 45);

        resolved.RecordInterval.ShouldBe(15);
        for (int step = 0; step < 200; step++)
            resolved.Schedule.LearningRate(1, step, 200).ShouldBe(Schedule(10, 15).LearningRate(1, step, 200));
        Should.Throw<InvalidOperationException>(() => training.Schedule.LearningRate(1, 0, 200));
    }

    [Fact]
    public void InSteps_ManyEpochs_RecordAtMostAThousandRows() =>
        new TrainingOptions { Epochs = 2500 }.InSteps(10).RecordInterval.ShouldBe(3);

    [Fact]
    public void InSteps_NeitherStepsNorEpochs_IsRefused()
    {
        Should.Throw<NtkException>(() => new TrainingOptions().InSteps(10)).Message.ShouldContain("steps or epochs");
        new TrainingOptions { Steps = 0 }.InSteps(10).Steps.ShouldBe(0);
        Should.Throw<NtkException>(() => new TrainingOptions { Epochs = 3 }.RecordInterval).Message.ShouldContain("InSteps");
    }

    [Fact]
    public void InSteps_StepsThatDiffer_AreRefused()
    {
        new TrainingOptions { Epochs = 3, Steps = 3 }.InSteps(10).Steps.ShouldBe(3);
        Should.Throw<NtkException>(() => new TrainingOptions { Epochs = 3, Steps = 4 }.InSteps(10));
        Should.Throw<NtkException>(() => new TrainingOptions { Epochs = 3, Steps = 0 }.InSteps(10));
        Should.Throw<NtkException>(() => new TrainingOptions { Epochs = int.MaxValue, Batch = new() { Size = 1 } }.InSteps(10));
    }

    [Fact]
    public void Value_OfEpochs_IsNoNumberYet()
    {
        StepCount epochs = StepCount.OfEpochs(2);
        Should.Throw<InvalidOperationException>(() => epochs.Value);
        epochs.ToString().ShouldBe("2 epochs");
        StepCount.OfEpochs(1).ToString().ShouldBe("1 epoch");
        ((StepCount)17).ToString().ShouldBe("17");
    }
}

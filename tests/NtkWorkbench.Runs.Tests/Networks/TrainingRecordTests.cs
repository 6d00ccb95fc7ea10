namespace NtkWorkbench.Runs.Tests;

public sealed class TrainingRecordTests
{
    public static TheoryData<Schedule, int[]> Schedules => new()
    {
        { new ReduceOnPlateauSchedule(), [0, 2] },
        { new StepSchedule { Factor = 0.5, Every = 2 }, [] },
        { new ConstantSchedule(), [] },
    };

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Rates_OfAScheduleThatItsRowsDecide_AreKeptWhereTheyChanged(Schedule schedule, int[] steps)
    {
        NetworkJob job = HandMade.Run("a").Job;
        var record = new TrainingRecord(job with { Training = job.Training with { Schedule = schedule } }, new SilentObserver());
        foreach ((int step, double rate) in new[] { (0, 0.1), (1, 0.1), (2, 0.05), (3, 0.05) })
            record.OnRecorded(new MetricsRow
                { Step = step, LearningRate = rate, TrainLoss = 1, GradientNorm = 1, TrainedGradientNorm = 1, Layers = [] });
        record.Rates.Select(one => one.Step).ShouldBe(steps);
    }
}

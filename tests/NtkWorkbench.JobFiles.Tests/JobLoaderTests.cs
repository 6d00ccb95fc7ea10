namespace NtkWorkbench.JobFiles.Tests;

public sealed class JobLoaderTests
{
    [Fact]
    public void Parse_CompleteFile_EveryValueArrives()
    {
        NetworkJob job = JobText.Network(JobText.Complete);

        (job.Name, job.Seed, job.Engine, job.Precision).ShouldBe(("shallow-relu", 1, EngineKind.Builtin, Precision.Float64));
        var data = job.Data.ShouldBeOfType<FunctionDataOptions>();
        data.Function.ShouldBe(new PiecewiseLinear());
        data.Train.ShouldBe(new TrainSamplingOptions { Count = 200, Range = new Interval(0, 1), Noise = 0.1 });
        data.Test.ShouldBe(new TestSamplingOptions { Count = 1000, Range = new Interval(0, 1), IncludeTrain = true });
        job.Network.Hidden.ShouldBe([40]);
        job.Initialization.Weights.ShouldBe(new HeNormalScheme());
        job.Initialization.Biases.ShouldBe(new ElbowsScheme());
        job.Training.Batch.ShouldBe(new BatchOptions { Size = 40, Sampling = BatchSampling.WithReplacement });
        (job.Training.Steps, job.Training.RecordEvery, job.Training.LearningRate.Value).ShouldBe((150000, 1000, 0.02));
        job.Features.Checkpoints.ShouldBe([CheckpointSelector.Init, CheckpointSelector.Final]);
        job.Features.Grid.ShouldBe(new GridOptions { Count = new(500), Range = new(new(0, 1)) });
        job.Features.Save.ShouldBe([SavedMatrix.Kernel]);
    }

    [Fact]
    public void Parse_MinimalFile_TakesTheDefaultsOfTheRecords()
    {
        NetworkJob job = JobText.Network(JobText.Minimal);

        job.Seed.ShouldBe(0);
        job.Initialization.ShouldBe(new InitializationOptions());
        job.Training.ShouldBe(new TrainingOptions { Steps = 10 });
        job.Network.Activation.ShouldBe(Activation.Relu);
        job.Features.Grid.ShouldBeNull();
    }

    [Theory]
    [InlineData("data: {kind: function, function: {kind: sine, frequency: 20}}")]
    [InlineData("data: {kind: function, function: {kind: sine}, frequency: 20}")]
    [InlineData("data: {kind: function, frequency: 20, function: sine}")]
    public void Parse_FunctionParameters_NestedOrBeside(string data) =>
        JobText.Network(JobText.Minimal.Replace("data: {kind: function, function: step}", data, StringComparison.Ordinal))
            .Data.ShouldBeOfType<FunctionDataOptions>().Function.ShouldBe(new Sine { Frequency = 20 });

    [Theory]
    [InlineData("training.optimizer=adam", typeof(AdamOptions))]
    [InlineData("training.optimizer={kind: rmsprop}", typeof(RmsPropOptions))]
    public void Parse_Optimizer_NameAloneOrMapping(string change, Type expected) =>
        JobText.Network(JobText.Minimal, change).Training.Optimizer.ShouldBeOfType(expected);

    [Fact]
    public void Parse_NestedSchedule_ShorthandInside() =>
        JobText.Network(JobText.Minimal, "training.schedule={kind: linear_warmup, over: 5, then: cosine}")
            .Training.Schedule.ShouldBe(new LinearWarmupSchedule { Over = 5, Then = new CosineSchedule() });

    [Theory]
    [InlineData("seed=1e3", 1000)]
    [InlineData("seed=+7", 7)]
    [InlineData("seed=12.0", 12)]
    [InlineData("seed=007", 7)]
    [InlineData("seed=4294967295", 4294967295)]
    public void Parse_Integer_AnyExactDecimal(string change, long expected) =>
        JobText.Load(JobText.Minimal, change).Job.Seed.ShouldBe(expected);

    [Fact]
    public void Parse_NullForANullableKey_MeansNotGiven() =>
        JobText.Network(JobText.Minimal, "training.batch={size: null}", "features.grid=~", "training.record_every=null").ShouldNotBeNull();

    [Fact]
    public void Parse_SmallAlias_IsAllowed()
    {
        string text =
            JobText.Minimal.Replace("network:", "initialization: {weights: &w {scheme: normal, std: 2}, biases: *w}\nnetwork:",
                StringComparison.Ordinal);

        JobText.Network(text).Initialization.Biases.ShouldBe(new NormalScheme { Std = 2 });
    }

    [Fact]
    public void Parse_WindowsLineEnds_Loads() =>
        JobText.Load(JobText.Complete.Replace("\n", "\r\n", StringComparison.Ordinal)).Job.Name.ShouldBe("shallow-relu");

    [Fact]
    public void Parse_FiveMistakes_AllFoundInOnePass()
    {
        string text = JobText.Complete
            .Replace("seed: 1", "seed: -1", StringComparison.Ordinal)
            .Replace("precision: float64", "precision: float63", StringComparison.Ordinal)
            .Replace("hidden:", "hiden:", StringComparison.Ordinal)
            .Replace("kind: sgd", "kind: momentum, nesterov: true, dampening: 0.5", StringComparison.Ordinal)
            .Replace("learning_rate: 0.02", "learning_rate: fast", StringComparison.Ordinal);

        JobText.Errors(text).Select(error => (error.Line, error.Column)).ShouldBe(
            [(2, 7), (4, 12), (12, 3), (21, 58), (22, 18)]);
    }

    [Theory]
    [InlineData("data.train", 9, 10)]
    [InlineData("data.train.noise", 9, 64)]
    [InlineData("network.outputs", 11, 1)]
    [InlineData("initialization.from", 16, 1)]
    [InlineData("features.checkpoints[1]", 29, 23)]
    [InlineData("training", 19, 1)]
    [InlineData("nowhere", 1, 1)]
    public void ProblemAt_KeyPath_PointsAtItsValueOrNearestAncestor(string path, int line, int column)
    {
        InputError error = JobText.Load(JobText.Complete).ErrorAt(path, "there is no such file");

        (error.Line, error.Column, error.Source, error.Message).ShouldBe((line, column, JobText.FileName, "there is no such file"));
    }

    [Fact]
    public void ProblemAt_OverriddenKey_PointsAtTheCommandLine() =>
        JobText.Load(JobText.Csv, "data.train=b.csv").ErrorAt("data.train", "m").ToString()
            .ShouldBe("command line:1:12: m\n  data.train=b.csv\n             ^^^^^");
}

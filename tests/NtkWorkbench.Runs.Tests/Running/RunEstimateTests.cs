namespace NtkWorkbench.Runs.Tests;

public sealed class RunEstimateTests : IDisposable
{
    private const string Job = """
        name: estimated
        data: {kind: function, function: {kind: sine, frequency: 3.0}, train: {count: 30}}
        network: {hidden: [8]}
        training: {steps: 20}
        features: {grid: {count: 40}}
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Text_Stages_AreToldInShortLines()
    {
        string text = new RunEstimate
        {
            Memory = [("training", 3 << 20, ""), ("features", 1L << 31, " by svd of (2000, 3000)")],
            Times = [("training", 0.0123), ("features", 300), ("figures", 1.5)],
            RestsOn = "what was measured here, a sentence that is longer than one line of a terminal can be",
        }.Text();

        text.Split('\n').ShouldAllBe(line => line.Length <= 80 && line.StartsWith("  ", StringComparison.Ordinal));
        string flowing = string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries));
        flowing.ShouldContain("memory: about 2.1 GiB at the peak (the program 125 MiB, training 3 MiB, features 2.0 GiB by svd of "
            + "(2000, 3000))");
        flowing.ShouldContain("time: about 5 min (training 0.012 s, features 5 min, figures 1.5 s)");
    }

    [Theory]
    [InlineData("{count: 12}", "with a slider over 12 followed steps")]
    [InlineData("off", "without a slider")]
    public void Text_OfAPage_TellsItsSizeAndWhatMoves(string track, string expected)
    {
        RunEstimate estimate = Plan(Job.Replace("grid:", $"track: {track}, grid:", StringComparison.Ordinal), 4L << 30).Estimate()!;
        estimate.Page!.Value.Bytes.ShouldBeInRange(3e5, 2e6);
        estimate.Text().ReplaceLineEndings("").ShouldContain(expected);
    }

    [Fact]
    public void Create_HugeBatch_IsRefusedAtItsKey() => Should.Throw<JobException>(() => Plan(
        Job.Replace("steps: 20", "steps: 20, batch: {size: 2000000000, sampling: with_replacement}", StringComparison.Ordinal), 4L << 30))
        .Message.ShouldContain("batches of 2000000000 samples need");

    [Fact]
    public void Create_FolderThatIsNotThere_IsMissedAsAFolder() => Should.Throw<JobException>(() => Plan(Job.Replace(
        "kind: function, function: {kind: sine, frequency: 3.0}", "kind: cifar10, folder: away", StringComparison.Ordinal)))
        .Message.ShouldContain("there is no folder or archive ");

    [Fact]
    public void Create_MoreRowsThanTheDiskHolds_IsRefusedAtItsKey()
    {
        string job = Job.Replace("steps: 20", "steps: 2000000000, record_every: 1", StringComparison.Ordinal);

        Should.Throw<JobException>(() => Plan(job, 4L << 30, disk: 1L << 39)).Message.ShouldContain("2000000001 rows of metrics need ");
        RunEstimate estimate = Plan(job, 4L << 30).Estimate()!;
        estimate.PeakBytes.ShouldBeLessThan(1L << 29, "of rows so many are held at most");
        estimate.Text().ShouldContain("disk: about ");
        Plan(Job, 4L << 30, disk: 1L << 20).Estimate()!.Text().ShouldNotContain("disk: about ");
    }

    [Fact]
    public void Memory_OfFeatures_IsTheNumberByWhichARunIsRefused()
    {
        double bytes = Plan(Job, long.MaxValue).Estimate()!.Memory.Single(stage => stage.Stage == "features").Bytes;

        Plan(Job, (long)bytes).ShouldNotBeNull();
        Should.Throw<JobException>(() => Plan(Job, (long)bytes - 1)).Message.ShouldContain("features");
    }

    // 1–8–1 has 25 parameters, on 30 samples: at most 25 vectors of 25 numbers, and the last step as a step and as parameters.
    [Fact]
    public void Memory_OfALinearModelInAKrylovSpace_IsThatOfItsVectors()
    {
        (Bytes("auto", "full") - Bytes("off", "full")).ShouldBe(8 * ((25 * 25) + (2 * 25)));
        Bytes("auto", "shuffled, size: 7").ShouldBe(Bytes("off", "shuffled, size: 7"), "in parameters it has numbers of its own");

        double Bytes(string model, string sampling) => Plan(Job
            .Replace("grid:", $"method: lanczos, linear_model: {model}, grid:", StringComparison.Ordinal)
            .Replace("steps: 20", $"steps: 20, batch: {{sampling: {sampling}}}", StringComparison.Ordinal), long.MaxValue)
            .Estimate()!.Memory.Single(stage => stage.Stage == "features").Bytes;
    }

    // Fewer samples than are timed at once are no epoch's.
    [Theory]
    [InlineData("epochs: 3, batch: {size: 7, sampling: shuffled}")]
    [InlineData("epochs: 3, batch: {size: 7, sampling: shuffled}, schedule: {kind: step, factor: 0.5, every: 1 epoch}")]
    public void Estimate_Epochs_AreTimedAsTheirSteps(string training) =>
        Plan(Job.Replace("steps: 20", training, StringComparison.Ordinal)).Estimate()!.Times[0].Seconds.ShouldBeGreaterThan(0);

    // Of features alone there is just enough memory; the page of so many steps needs more, and the run ends well without it.
    [Fact]
    public void Run_PageNeedsMoreThanThereIs_HasNoSliderAndSaysSo()
    {
        string job = Job.Replace("steps: 20", "steps: 400", StringComparison.Ordinal)
            .Replace("grid: {", "track: {count: 300, leading: 2}, grid: {", StringComparison.Ordinal);
        RunEstimate estimate = Plan(job, long.MaxValue).Estimate()!;
        double features = estimate.Memory.Single(stage => stage.Stage == "features").Bytes;
        estimate.Memory.Single(stage => stage.Stage == "page").Bytes.ShouldBeGreaterThan(features);
        string run = _folder.File("run");

        TestWorkbench.Run(_folder.File("job.yaml"), run, workbench: TestWorkbench.Create() with { AvailableMemory = (long)features })
            .Status.ShouldBe(RunStatus.Completed);

        File.ReadAllText(Path.Combine(run, "report.html")).ShouldNotContain("id=\"training\"");
        File.ReadAllText(Path.Combine(run, "report.md")).ShouldContain("it needs more memory than there is");
    }

    // 12 steps and 30 samples: a kernel's 900 cells are held as eight bytes each, and once more as one.
    [Fact]
    public void Held_FollowedKernels_AreCountedAsTheyAreHeld()
    {
        var plan = (NetworkRunPlan)Plan(Job.Replace("grid:", "track: {count: 12}, grid:", StringComparison.Ordinal));
        int steps = plan.Job.Features.Track.Steps(20).Count;
        plan.Snapshots.Held.ShouldBeGreaterThan(plan.Snapshots.Bytes + (steps * sizeof(double) * 30 * 30));
    }

    // θ and P of 25 parameters each at the steps that are followed, in the journal; and what is kept of them.
    [Fact]
    public void Estimate_FollowedSteps_AreOnTheDisk()
    {
        const int Vectors = 2, Parameters = 25;
        int steps = new TrackOptions { Count = 9 }.Steps(20).Count;
        string adam = Job.Replace("steps: 20", "steps: 20, learning_rate: 0.01, optimizer: adam", StringComparison.Ordinal);
        RunPlan followed = Plan(adam.Replace("features: {", "features: {track: {count: 9}, ", StringComparison.Ordinal));
        RunPlan alone = Plan(adam.Replace("features: {", "features: {track: off, ", StringComparison.Ordinal));

        (followed.Estimate()!.DiskBytes - alone.Estimate()!.DiskBytes)
            .ShouldBe((sizeof(double) * steps * Vectors * Parameters) + ((NetworkRunPlan)followed).Snapshots.Bytes);
    }

    // Forward takes two operations a parameter, sample and row; there are 25 parameters, and a row before each of 20 steps and at the end.
    [Fact]
    public void TrainingOperations_ValidationAndTest_AreCounted()
    {
        const int Rows = 21, Parameters = 25;
        double Operations(string more)
        {
            _folder.Write("train.csv", "x,y\n1,2\n2,3\n");
            _folder.Write("more.csv", "x,y\n3,4\n4,5\n5,6\n");
            string job = $"name: a\ndata: {{kind: csv, train: train.csv, inputs: [x], targets: [y]{more}}}\nnetwork: {{hidden: [8]}}\n"
                + "training: {steps: 20, record_every: 1}";
            return ((NetworkRunPlan)Plan(job)).Operations.Training;
        }
        double alone = Operations("");
        (Operations(", test: more.csv") - alone).ShouldBe(2 * Rows * Parameters * 3);
        (Operations(", test: more.csv, validation: {file: more.csv}") - alone).ShouldBe(2 * Rows * Parameters * 6);
    }

    [Fact]
    public void Estimate_Adam_HasTheVectorsOfItsSharpness() =>
        Bytes(Job.Replace("steps: 20", "steps: 20, learning_rate: 0.01, optimizer: adam", StringComparison.Ordinal), "sharpness")
            .ShouldBeGreaterThan(sizeof(double) * 60 * 25);

    [Fact]
    public void Memory_OfInputsWithNoise_IsToldAndRefused()
    {
        // 53 draws of 30 samples, by the kernel with its eigenvectors for the modes of the linear model, or by SVD.
        const double Rows = 1590;
        string noisy = Job.Replace("count: 30}", "count: 30, instance_noise: 0.1}", StringComparison.Ordinal);

        double modes = Bytes(noisy, "inputs with noise");

        modes.ShouldBeInRange(sizeof(double) * 5 * Rows * Rows, sizeof(double) * 6 * Rows * Rows);
        Bytes(noisy.Replace("features: {", "features: {linear_model: off, ", StringComparison.Ordinal), "inputs with noise")
            .ShouldBeLessThan(modes / 2);
        Should.Throw<JobException>(() => Plan(noisy, 8 << 20)).Message.ShouldContain("tangent features of shape (1590, 25) need");
        Plan(Job, 8 << 20).ShouldNotBeNull();
    }

    [Fact]
    public void Estimate_WithoutCheckpoints_HasNoFeatures()
    {
        RunEstimate estimate = Plan(Job.Replace("{grid: {count: 40}}", "{checkpoints: []}", StringComparison.Ordinal)).Estimate()!;
        estimate.Memory.ShouldNotContain(stage => stage.Stage == "features");
        estimate.Times.Single(stage => stage.Stage == "features").Seconds.ShouldBe(0);
    }

    // A hundred thousand times the steps take longer, whatever else the machine does.
    [Fact]
    public void Estimate_MoreSteps_TakesLonger() =>
        Plan(Job.Replace("steps: 20", "steps: 2000000", StringComparison.Ordinal)).Estimate()!.Seconds
            .ShouldBeGreaterThan(Plan(Job).Estimate()!.Seconds);

    // 30 samples, 40 points of the grid and 1,000 test samples: half of 30² pairs and 30·40 for features, 30·1,000 for regression.
    [Fact]
    public void LimitPairs_OfSquares_AreThoseOfFeaturesAndOfRegression()
    {
        NetworkOperations operations = ((NetworkRunPlan)Plan(Limit("relu"))).Operations;
        operations.LimitPairs.ShouldBe(450 + 1_200 + 30_000);
        operations.LimitCalls.ShouldBe(3);
    }

    [Fact]
    public void Estimate_NoPictures_HasTheNumbersOfFiguresAndTheFiles()
    {
        (string Stage, double Seconds)[] times = [.. Plan($"{Job}\nfigures: {{formats: []}}").Estimate()!.Times];
        times.Single(stage => stage.Stage == "figures").Seconds.ShouldBe(9 * 0.012, tolerance: 1e-9);
        times.Single(stage => stage.Stage == "files").Seconds.ShouldBeGreaterThan(0);
    }

    private static string Limit(string activation) => Job.Replace("[8]", $"[8], activation: {activation}", StringComparison.Ordinal)
        .Replace("features: {", "initialization: {biases: {scheme: normal, std: 0.3}}\nfeatures: {infinite_width: true, ",
            StringComparison.Ordinal);

    [Fact]
    public void Estimate_Family_AddsItsMembersUp()
    {
        RunEstimate one = Plan(Job).Estimate()!, three = Plan($"{Job}\nseeds: 3").Estimate()!;
        three.Times.Single(stage => stage.Stage == "figures").Seconds
            .ShouldBe(3 * one.Times.Single(stage => stage.Stage == "figures").Seconds, tolerance: 1e-9);
        three.PeakBytes.ShouldBeGreaterThanOrEqualTo(one.PeakBytes);
        three.RestsOn.ShouldStartWith("the sum over 3 members");
    }

    [Theory]
    [InlineData("kind: quadratic\nname: lab\nproblem: {kind: modes, singular_values: [2, 1]}", "simulation")]
    [InlineData("kind: learning_rate_sweep\nname: lab\ndata: {kind: function, function: {kind: sine, frequency: 3.0}, "
        + "train: {count: 20}}\nnetwork: {hidden: [4]}\ntraining: {steps: 5}", "trainings")]
    public void Estimate_Lab_TellsItsStages(string job, string stage) =>
        Plan(job).Estimate()!.Times.ShouldContain(time => time.Stage == stage && time.Seconds > 0);

    [Fact]
    public void Describe_SweepInEpochs_TellsItsSteps() => Plan("kind: learning_rate_sweep\nname: lab\n"
        + "data: {kind: function, function: step, train: {count: 20}}\nnetwork: {hidden: [4]}\n"
        + "training: {epochs: 3, batch: {size: 5, sampling: shuffled}}").Describe().ShouldEndWith(", 12 steps each");

    public void Dispose() => _folder.Dispose();

    private double Bytes(string job, string stage) => Plan(job).Estimate()!.Memory.Single(one => one.Stage == stage).Bytes;

    private RunPlan Plan(string job, long memory = 4L << 30, long disk = long.MaxValue) => RunPlans.Create(
        JobLoader.Load(_folder.Write("job.yaml", job), []),
        TestWorkbench.Create() with { AvailableMemory = memory, AvailableDisk = disk });
}

namespace NtkWorkbench.Runs.Tests;

public sealed class TrainingSnapshotsTests : IDisposable
{
    // Sums of a few products in another order.
    private const double Rounding = 1e-12;

    private const string Job = """
        name: followed
        data: {kind: function, function: {kind: sine, frequency: 3}, train: {count: 12, noise: 0.1}, test: {count: 9}}
        network: {hidden: [5]}
        training: {steps: 30, learning_rate: 0.05, batch: {size: 4, sampling: shuffled}}
        features: {checkpoints: [init, 5, final], grid: {count: 11}, principal: 2, save: [kernel], track: {count: 6, leading: 2}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Parameters_AreThoseOfCheckpoints()
    {
        RunFolder folder = Run();
        int[] steps = Array<int>(folder, "steps").Values;
        Matrix parameters = Array<double>(folder, "parameters").ToMatrix();
        var network = new NetworkArchitecture([1, 5, 1], Activation.Relu);

        foreach ((string name, int step) in new[] { ("init", 0), ("step-5", 5), ("final", 30) })
            parameters.Row(System.Array.IndexOf(steps, step)).ToArray()
                .ShouldBe(CheckpointFile.Read(folder.Checkpoint(name), network), name);
    }

    [Fact]
    public void Run_Float32_KeepsParametersInIt()
    {
        RunFolder folder = Run("precision=float32");
        Array<float>(folder, "parameters").Shape.ShouldBe([6, 16]);
    }

    // 255 steps between the ends: half of one is the most that rounding to a level takes.
    [Fact]
    public void Run_Kernel_IsTheTangentKernelInLevels()
    {
        RunFolder folder = Run();
        Matrix kernel = NpyFile.Read(folder.TangentKernel("final"));
        int[] rows = Array<int>(folder, "kernel_samples").Values;
        Matrix range = Array<double>(folder, "kernel_range").ToMatrix();
        (double low, double high) = (range[range.Rows - 1, 0], range[range.Rows - 1, 1]);
        NumberArray<byte> levels = Array<byte>(folder, "kernel");
        int m = rows.Length, last = (levels.Rows - 1) * m * m;

        rows.Order().ShouldBe(Enumerable.Range(0, 12));
        for (int a = 0; a < m; a++)
        {
            for (int b = 0; b < m; b++)
                (low + (levels.Values[last + (a * m) + b] / 255.0 * (high - low)))
                    .ShouldBe(kernel[rows[a], rows[b]], ((high - low) / 510) + Rounding);
        }
    }

    [Fact]
    public void Run_KernelOfOneInput_IsInTheOrderOfX()
    {
        RunFolder folder = Run();
        Matrix data = CsvReader.Read(folder.Data("train.csv"), new()).Values;
        Array<int>(folder, "kernel_samples").Values.Select(row => data[row, 0]).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("training.batch={size: 4, sampling: shuffled}")]
    [InlineData("training.batch={sampling: full}")]
    public void Run_LinearModelAtTheEnd_IsThatOfLinearizedCsv(string batch)
    {
        RunFolder folder = Run(batch);
        CsvTable table = CsvReader.Read(folder.LinearizedPredictions, new());
        double[] expected = table.Values.Column(table.Columns.ToList().IndexOf("linearized"));
        Array<double>(folder, "linear_model").Values[^11..].ShouldBe(expected, Rounding);
    }

    [Fact]
    public void Run_PrincipalFeatures_KeepTheirSignsFromStepToStep()
    {
        NumberArray<float> features = Array<float>(Run(), "principal_features");
        features.Shape.ShouldBe([6, 2, 11]);
        float[] values = features.Values;
        for (int t = 1; t < 6; t++)
        {
            for (int k = 0; k < 2; k++)
                Enumerable.Range(0, 11).Sum(i => values[(((t * 2) + k) * 11) + i] * values[((((t - 1) * 2) + k) * 11) + i])
                    .ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    // √λ of the kernel resolve what the svd does down to their floor.
    [Fact]
    public void Run_SingularValues_AreThoseOfCheckpointsToTheFloor()
    {
        RunFolder folder = Run();
        double[] expected = CsvReader.Read(folder.SingularValues("final"), new()).Values.Column(1);
        (double[] found, double floor) =
            (Array<double>(folder, "singular_values").Values[^expected.Length..], Array<double>(folder, "floors").Values[^1]);
        floor.ShouldBeGreaterThan(0);
        found.ShouldBe(expected, floor);
    }

    // The loss of the chosen samples is another.
    [Fact]
    public void Run_FeaturesOfSomeSamples_FollowsTheLossOfAll()
    {
        RunFolder folder = Run("features.samples={count: 4}", "training.record_every=1");
        CsvTable along = CsvTable.Read(folder.AlongTraining), metrics = CsvTable.Read(folder.Metrics);
        double[] losses = Column(metrics, "train_loss");

        Column(along, "train_loss").ShouldBe(Column(along, "step").Select(step => losses[(int)step]), Rounding);
        Column(along, "train_accuracy").ShouldAllBe(value => double.IsNaN(value), "targets are no classes");
    }

    // A network of as many inputs as samples: its kernel has no small eigenvalue.
    [Fact]
    public void Run_MoreSingularValuesThanAreKept_HasTheRankOfAll()
    {
        const int Samples = 520;
        string[] inputs = [.. Enumerable.Range(0, Samples).Select(i => FormattableString.Invariant($"x{i}"))];
        _folder.Write("train.csv", string.Join(',', [.. inputs, "y"]) + "\n" + string.Concat(Enumerable.Range(0, Samples)
            .Select(i => string.Join(',', [.. Enumerable.Range(0, Samples).Select(j => i == j ? "1" : "0"), "0.5"]) + "\n")));
        string run = _folder.File("run");
        TestWorkbench.Run(_folder.Write("wide.yaml", $$"""
            name: wide
            data: {kind: csv, train: train.csv, inputs: [{{string.Join(", ", inputs)}}], targets: [y]}
            network: {hidden: []}
            training: {steps: 2, learning_rate: 0.001}
            features: {checkpoints: [init], linear_model: off, track: {count: 2, leading: 2} }
            """), run);
        RunFolder folder = RunFolder.Open(run);

        Array<double>(folder, "singular_values").Shape.ShouldBe([2, SnapshotSizes.MostSingularValues]);
        Array<int>(folder, "numerical_rank").Values.ShouldBe([Samples, Samples]);
        string page = File.ReadAllText(Path.Combine(run, "report.html"));
        page.ShouldContain($"\"numerical_rank\":[{Samples},{Samples}],\"singular_value_count\":{Samples},");
    }

    [Fact]
    public void Run_CancelledAfterItsFeatures_LeavesTheSliderOutAndSaysSo()
    {
        string run = _folder.File("run");
        using CancellationTokenSource cancellation = new();
        RunSummary summary = TestWorkbench.Run(_folder.Write("job.yaml", Job), run, observer: new CancellingObserver(cancellation),
            cancellation: cancellation.Token);

        summary.Status.ShouldBe(RunStatus.Cancelled);
        File.ReadAllText(Path.Combine(run, "report.html")).ShouldNotContain("id=\"training\"");
        File.ReadAllText(Path.Combine(run, "report.md")).ShouldContain("The slider over the followed steps is left out: the run was ended");
    }

    [Fact]
    public void Run_NotFollowed_LeavesNone() =>
        Directory.Exists(Path.GetDirectoryName(Run("features.track=off").Snapshot("steps"))).ShouldBeFalse();

    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, new byte[] { 255, 0, 128 }, 1, 3)]
    [InlineData(new[] { 2.0, 2 }, new byte[] { 0, 0 }, 2, 2)]
    [InlineData(new[] { 2.0, double.NaN, 3 }, new byte[] { 0, 0, 0 }, double.NaN, double.NaN)]
    [InlineData(new[] { 2.0, double.NegativeInfinity }, new byte[] { 0, 0 }, double.NaN, double.NaN)]
    public void Levels_OfNumbers_AreSharesOfTheirRange(double[] values, byte[] levels, double low, double high)
    {
        (byte[] found, double least, double largest) = TrainingSnapshots.Levels(values);
        found.ShouldBe(levels);
        (least, largest).ShouldBe((low, high));
    }

    private static NumberArray<T> Array<T>(RunFolder folder, string name)
        where T : unmanaged, System.Numerics.INumber<T> => (NumberArray<T>)NpyFile.ReadArray(folder.Snapshot(name));

    private static double[] Column(CsvTable table, string name) => table.Values.Column(table.Columns.ToList().IndexOf(name));

    private sealed class CancellingObserver(CancellationTokenSource cancellation) : IRunObserver
    {
        public void OnProgress(RunProgress progress)
        {
            if (progress.Stage == RunStage.Figures)
                cancellation.Cancel();
        }

        public void OnWarning(string message)
        {
        }
    }

    private RunFolder Run(params string[] overrides)
    {
        string run = _folder.File("run");
        TestWorkbench.Run(_folder.Write("job.yaml", Job), run, overrides);
        return RunFolder.Open(run);
    }
}

using System.Text.Json;

namespace NtkWorkbench.Runs.Tests;

public sealed class ComparisonBlockTests
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>";

    private const string Job = """
        name: small
        data: {kind: function, function: {kind: sine, frequency: 3}, train: {count: 8, range: [0, 1]}}
        network: {hidden: [4]}
        training: {steps: 20, learning_rate: 0.1, record_every: 5}
        features: {grid: {count: 9}}
        figures: {formats: []}
        """;

    [Fact]
    public void Of_Runs_HaveWhatDiffersAndWhatCameOfIt()
    {
        ComparedRun[] runs =
        [
            HandMade.Seeded(HandMade.Run("a-1", 0.5), 1), HandMade.Seeded(HandMade.Run("a-2", 0.7), 2),
            HandMade.Seeded(HandMade.Run("b", double.PositiveInfinity, [8, 8]), 1),
        ];
        ComparisonBlock block = ComparisonBlock.Of(RunGroup.Of(runs), null);

        block.Groups.Count.ShouldBe(2);
        block.Runs.Select(run => run.Group).ShouldBe([0, 0, 1]);
        block.Keys.Select(key => (key.Path, key.Kind, string.Join(' ', key.Values))).ShouldBe(
            [("seed", "number", "1 2 1"), ("network.hidden", "word", "[8] [8] [8, 8]")], ignoreOrder: true);
        block.Results.First(result => result.Name == "test_loss").Values.ShouldBe([0.5, 0.7, double.PositiveInfinity]);
        block.Results.ShouldNotContain(result => result.Name == "kernel_distance", "no run has it");
        block.Results.ShouldNotContain(result => result.Name == "seconds", "pages of one job are the same bytes");
        block.Runs.ShouldAllBe(run => run.Report == null && run.LastStep == 1000);
    }

    [Fact]
    public void Of_ARunWithoutAKey_IsBlankThere()
    {
        ComparedRun plain = HandMade.Run("plain"), other = HandMade.Run("other");
        other = other with { Job = other.Job with { Training = other.Job.Training with { ClipGradientNorm = 2 } } };
        ComparisonBlock.Key key = ComparisonBlock.Of(RunGroup.Of([plain, other]), null).Keys.ShouldHaveSingleItem();
        key.Kind.ShouldBe("number");
        key.Values.ShouldBe(["", "2"]);
    }

    [Fact]
    public void Of_RunsThatEndedOtherwise_SayWhatIsPartOfAMean()
    {
        ComparedRun diverged = HandMade.Seeded(HandMade.Run("a-2"), 2).Diverged("loss is not finite");
        ComparisonBlock block = ComparisonBlock.Of(RunGroup.Of([HandMade.Seeded(HandMade.Run("a-1"), 1), diverged]), null);
        block.Runs.Select(run => (run.Status, run.IsInMean, run.IsCalm)).ShouldBe([("completed", true, true), ("diverged", false, false)]);
    }

    [Fact]
    public void Of_JobsInSteps_CountEpochsOfAllTrainingSamples()
    {
        ComparedRun run = HandMade.Run("a") with { Samples = 101 };
        run = run with { Job = run.Job with { Training = run.Job.Training with { Batch = new BatchOptions { Size = 10 } } } };
        ComparisonBlock.Of(RunGroup.Of([run, HandMade.Run("full")]), null).Runs.Select(one => one.StepsPerEpoch).ShouldBe([11, 1]);
    }

    [Fact]
    public void Of_OtherDataOrLoss_AreOtherMeasures() => ComparisonBlock.Of(
        RunGroup.Of([HandMade.Run("a"), HandMade.Run("wide", hidden: [9]), HandMade.OfClasses(HandMade.Run("classes"))]), null)
        .Groups.Select(group => group.Measure).ShouldBe([0, 0, 1]);

    [Fact]
    public void Of_ManyRowsInTheSamePlaces_KeepsBothEndsOnce()
    {
        ComparedRun Long(string label) => HandMade.Run(label) with
        {
            Metrics = new Dictionary<string, double[]>
            {
                ["step"] = [.. Enumerable.Range(0, 5000).Select(i => (double)i)],
                ["train_loss"] = [.. Enumerable.Range(0, 5000).Select(i => 1.0 / (1 + i))],
                ["test_loss"] = [.. Enumerable.Repeat(double.NaN, 5000)],
                ["gradient_norm"] = [.. Enumerable.Repeat(1.0, 5000)],
            },
        };
        ComparisonBlock block = ComparisonBlock.Of(RunGroup.Of([Long("a"), Long("b")]), null);
        double[] x = block.Axes[block.Runs[0].Curves[0].Axis].Values;
        x.Length.ShouldBeInRange(200, 300);
        (x[0], x[1], x[^1]).ShouldBe((0, 1, 4999));
        x.ShouldBeInOrder();
        block.Runs[1].Curves[0].Axis.ShouldBe(block.Runs[0].Curves[0].Axis);
        block.Quantities.Select(quantity => quantity.Name).ShouldNotContain("test_loss", "no run has a value");
        block.Notes.ShouldHaveSingleItem().ShouldContain("300");
    }

    [Fact]
    public void Of_AThousandFollowedRuns_StaysBelowTheSizeOfAPage()
    {
        double[] steps = [.. Enumerable.Range(0, 400).Select(i => (double)i)];
        Dictionary<string, double[]> along = new() { ["step"] = steps, ["kernel_distance"] = steps };
        for (int k = 1; k <= 12; k++)
            along[TrajectoryWriter.Sigma(k)] = steps;
        ComparedRun[] runs = [.. Enumerable.Range(0, 1000).Select(i => HandMade.Seeded(HandMade.Run($"run-{i}"), i) with
        {
            AlongTraining = along,
        })];
        ComparisonBlock block = ComparisonBlock.Of(RunGroup.Of(runs), null);
        PageJson.Serialize(block).Length.ShouldBeLessThan(10_000_000);
        block.Notes.Count.ShouldBe(2);
        block.Quantities.Select(quantity => quantity.Name).ShouldContain("sigma_1");
        block.Quantities.Select(quantity => quantity.Name).ShouldNotContain("sigma_3");
    }

    [Fact]
    public void Of_AlongTrainingAndCheckpoints_HaveTheirCurves()
    {
        ComparedRun run = HandMade.Run("a").With("init").With("final") with
        {
            AlongTraining = new Dictionary<string, double[]>
            {
                ["step"] = [0, 10],
                ["train_loss"] = [7, 8],
                ["kernel_distance"] = [0, 0.5],
                ["sigma_2"] = [3, 4],
                ["residual_1"] = [-2, 1],
                ["of_one_kind"] = [1, 2],
            },
            SingularValues = checkpoint => checkpoint == "init" ? [4, 1e-13] : [5],
        };
        ComparisonBlock block = ComparisonBlock.Of(RunGroup.Of([run]), null);
        double[] Curve(string name)
        {
            int quantity = block.Quantities.Select(one => one.Name).ToList().IndexOf(name);
            return block.Runs[0].Curves.First(curve => curve.Quantity == quantity).Values.Values;
        }
        int loss = block.Quantities.Select(one => one.Name).ToList().IndexOf("train_loss");
        block.Runs[0].Curves.Where(curve => curve.Quantity == loss).ShouldHaveSingleItem()
            .Values.Values.ShouldBe(run.Metrics["train_loss"], "metrics.csv has it at more steps");
        Curve("residual_1").ShouldBe([2, 1], "by magnitude");
        Curve("sigma_2").ShouldBe([3, 4]);
        Curve("of_one_kind").ShouldBe([1, 2]);
        Curve("singular_values_init").ShouldBe([4, double.NaN], "at its floor");
        Curve("f_final").ShouldBe([0, 0.0625, 0.25, 0.5625, 1]);
        block.Quantities.Select(quantity => quantity.Section).ShouldBeInOrder();
    }

    [Fact]
    public void Create_HostileNamesKeysAndFolders_LetNoMarkupThrough()
    {
        ComparedRun run = HandMade.Run(Hostile) with
        {
            Folder = $"/runs/{Hostile.Replace("/", "", StringComparison.Ordinal)}",
            AlongTraining = new Dictionary<string, double[]> { ["step"] = [0, 10], [Hostile] = [1, 2] },
        };
        ComparedRun other = HandMade.Run("other") with { Job = run.Job with { Data = run.Job.Data, Seed = 3 }, Folder = "/runs/a b" };
        ComparisonBlock block = ComparisonBlock.Of(RunGroup.Of([run, other]), "/runs/comparison");
        string page = ReportPage.Create(new ReportDocument().Heading(1, "comparison").Moving("comparison", block));

        page.ShouldNotContain("<img");
        page.ShouldContain("<section class=\"app\" data-app=\"comparison\"></section>");
        block.Runs.Select(one => one.Report).ShouldBe(
            ["../%3Cscript%3E%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E/report.html", "../a%20b/report.html"]);
        using JsonDocument read = JsonDocument.Parse(PageJson.Serialize(block));
        read.RootElement.GetProperty("runs")[0].GetProperty("label").GetString().ShouldBe(Hostile);
        read.RootElement.GetProperty("quantities").EnumerateArray().Select(one => one.GetProperty("name").GetString())
            .ShouldContain(Hostile);
    }

    [Fact]
    public void Create_FoldersOfRuns_IsThePageAndWritesNothing()
    {
        using TemporaryFolder folder = new();
        Workbench workbench = TestWorkbench.Create();
        string[] runs = [.. new[] { "1", "2" }.Select(seed => Path.Combine(folder.Path, $"run-{seed}"))];
        foreach ((int i, string run) in runs.Index())
        {
            TestWorkbench.Run(folder.Write("job.yaml", Job), run, [FormattableString.Invariant($"seed={i + 1}")], workbench);
        }
        string[] before = Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories);

        string page = ComparisonPage.Create(runs, workbench, CancellationToken.None, folder.Path);

        Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).ShouldBe(before);
        page.ShouldContain("2 runs in 1 group");
        page.ShouldContain("\"report\":\"run-1/report.html\"");
        page.ShouldContain("data-figure=\"losses\"");
        page.ShouldNotContain("ntk plot");
        page.ShouldContain("\"is_kept\":false");
        page.ShouldNotContain("\"is_kept\":true", Case.Sensitive, "nothing lies beside it");
    }

    [Fact]
    public void Create_MetricsWithoutAColumn_NamesFileColumnAndRemedy()
    {
        using TemporaryFolder folder = new();
        Workbench workbench = TestWorkbench.Create();
        string run = Path.Combine(folder.Path, "run"), metrics = Path.Combine(run, "metrics.csv");
        TestWorkbench.Run(folder.Write("job.yaml", Job), run, [], workbench);
        File.WriteAllText(metrics, File.ReadAllText(metrics).Replace(",gradient_norm,", ",other,", StringComparison.Ordinal));

        InputError error = Should.Throw<JobException>(() => ComparisonPage.Create([run], workbench, CancellationToken.None))
            .Errors.ShouldHaveSingleItem();
        error.Source.ShouldBe(metrics);
        error.Message.ShouldContain("lacks the column gradient_norm ");
        error.Message.ShouldContain("resolved.yaml again");
    }

    [Fact]
    public void Create_BadInput_IsAJobException()
    {
        Workbench workbench = TestWorkbench.Create();
        Should.Throw<JobException>(() => ComparisonPage.Create([], workbench, CancellationToken.None));
        Should.Throw<JobException>(() => ComparisonPage.Create(["/no/such/folder"], workbench, CancellationToken.None));
    }
}

using System.Text.Json;

namespace NtkWorkbench.Runs.Tests;

public sealed class LazinessRunTests : IDisposable
{
    private const string Job = """
        name: laziness
        kind: laziness_map
        seed: 3
        data: {kind: function, function: sine, frequency: 2, train: {count: 8, placement: grid}}
        network: {hidden: [1, 1], activation: tanh, parameterization: ntk}
        training: {batch: {sampling: full}, steps: 400}
        widths: [4, 12]
        fractions: [0.5]
        output_scales: [1, 8]
        initializations: 2
        loss_share: 0.5
        figures: {formats: []}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Map_MeasuresEveryPlaceAsTheLibraryDoes()
    {
        (_, JsonElement json) = LabRuns.Run(_folder, Job);

        JsonElement[] points = [.. json.GetProperty("points").EnumerateArray()];
        points.Length.ShouldBe(8);
        json.GetProperty("cells").GetArrayLength().ShouldBe(4);
        JsonElement last = points[^1].GetProperty("place");
        (last.GetProperty("width").GetInt32(), last.GetProperty("output_scale").GetDouble(), last.GetProperty("seed").GetInt64())
            .ShouldBe((12, 8, 4));
        LoadedJob loaded = JobLoader.Load(_folder.File("run", "resolved.yaml"), []);
        var job = (LazinessMapJob)loaded.Job;
        job.Network.Hidden.ShouldBe([1, 1], "the widths take their place");
        double gap = points[^1].GetProperty("gap").GetDouble();
        // Twice the layers, or one training sample less, would be another map.
        gap.ShouldBe(Again(job).Gap!.Value);
    }

    [Fact]
    public void Run_ManyThreads_GivesTheSameBytes()
    {
        LabRuns.Run(_folder, Job);
        byte[] before = File.ReadAllBytes(_folder.File("run", "report.md"));
        Directory.Delete(_folder.File("run"), recursive: true);

        LabRuns.Run(_folder, Job);

        File.ReadAllBytes(_folder.File("run", "report.md")).ShouldBe(before);
    }

    [Fact]
    public void Run_TargetsThatAreAllZero_AreRefusedAtTheData()
    {
        string zero = Job.Replace("function: sine, frequency: 2", "function: {kind: expression, expression: 0*x}",
            StringComparison.Ordinal);
        JobException refused = Should.Throw<JobException>(() => LabRuns.Run(_folder, zero));

        refused.Message.ShouldContain("all targets are 0");
        refused.Message.ShouldContain(":4:");
    }

    [Fact]
    public void Describe_Map_CountsItsTrainings() =>
        RunPlans.Create(JobLoader.Load(_folder.Write("job.yaml", Job), []), TestWorkbench.Create()).Describe()
            .ShouldBe("valid: 8 trainings at 2 widths, 1 rate and 2 output scales, at most 400 steps each");

    private LazinessPoint Again(LazinessMapJob job)
    {
        var data = (FunctionDataOptions)job.Data;
        double[] x = CsvReader.Read(_folder.File("run", "data", "train.csv"), new CsvReadOptions { Columns = ["x", "y"] }).Values.Values;
        Matrix inputs = new(8, 1, [.. Enumerable.Range(0, 8).Select(i => x[2 * i])]);
        data.Train.Count.ShouldBe(8);
        return new LazinessMap(new LazinessProblem
        {
            HiddenLayers = 2,
            Activation = Activation.Tanh,
            Parameterization = Parameterization.Ntk,
            Data = new()
            {
                Train = new()
                {
                    Inputs = inputs, Targets = new(8, 1, [.. Enumerable.Range(0, 8).Select(i => x[(2 * i) + 1])]), InputNames = ["x"],
                    TargetNames = ["y"],
                },
            },
            Training = job.Training,
            Grid = new(500, 1, [.. Enumerable.Range(0, 500).Select(i => i / 499.0)]),
            LossShare = 0.5,
        }).Measure(new(12, 0.5, 8, 4));
    }
}

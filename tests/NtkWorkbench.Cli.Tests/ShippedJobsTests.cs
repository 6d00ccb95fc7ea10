
namespace NtkWorkbench.Cli.Tests;

/// <summary>Every job file in configs/ runs, shortened, and says only sentences that its numbers hold.</summary>
public sealed class ShippedJobsTests : IDisposable
{
    private readonly TestSession _session = new();

    public static TheoryData<string> Jobs =>
        [.. Directory.EnumerateFiles(ConfigsFolder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(ConfigsFolder, file)).Order(StringComparer.Ordinal)];

    private static string ConfigsFolder => Path.Combine(Repository(), "configs");

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Run_ShippedJob_Completes(string job)
    {
        string path = Path.Combine(ConfigsFolder, job);
        File.ReadLines(path).First().ShouldStartWith("# yaml-language-server: $schema=");
        Job loaded = JobLoader.Load(path, []).Job;
        _session.Invoke(["run", path, .. Shortening(loaded), .. Images(loaded), "--out", Path.Combine(_session.Folder, "out")])
            .ShouldBe(0, _session.Errors);
        string[] tables = Directory.GetFiles(Path.Combine(_session.Folder, "out"), "*.tex", SearchOption.AllDirectories);
        tables.ShouldNotBeEmpty();
        foreach (string table in tables)
            File.ReadAllText(table).Where(character => character > '~').ShouldBeEmpty($"{table} has what LaTeX's fonts may lack");
        HoldFindings();
    }

    [Theory]
    [InlineData("training.steps=0")]
    [InlineData("training.steps=1")]
    [InlineData("training.learning_rate=1e9")]
    [InlineData("data.train.count=1")]
    [InlineData("network.hidden=[]", "initialization.biases={scheme: pytorch_default}")]
    [InlineData("network.hidden=[1]")]
    [InlineData("training.layers=output")]
    [InlineData("training.layers=output", "seeds=2", "comparison={study: elbows}")]
    [InlineData("grid={training.learning_rate: [0.1]}", "comparison={study: optimizers}")]
    [InlineData("grid={training.learning_rate: [0.1, 1e9]}", "comparison={study: optimizers}")]
    public void Run_OddJob_SaysOnlyWhatItsNumbersHold(params string[] oddities)
    {
        string job = _session.Write("odd.yaml", JobTemplate.Create("odd"));
        _session.Invoke(["run", job, "training.steps=20", "training.record_every=10", .. oddities,
            "--out", Path.Combine(_session.Folder, "out")]);
        HoldFindings();
    }

    // JSON has no infinity: where a sentence says ∞ a number that is missing is that.
    private void HoldFindings()
    {
        string[] files = Directory.GetFiles(Path.Combine(_session.Folder, "out"), "findings.json", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty(_session.Errors);
        foreach (Finding finding in files.SelectMany(RunJson.Read<Finding[]>))
        {
            bool isEndless = finding.Sentence.Contains('∞', StringComparison.Ordinal);
            Said.Hold(finding with
            {
                Numbers = finding.Numbers.ToDictionary(number => number.Key,
                    number => isEndless && double.IsNaN(number.Value) ? double.PositiveInfinity : number.Value),
            }, Literals(finding));
        }
    }

    // Labs tell formulas, whose numbers are the same whatever was measured: 2σ², (2 − β), 1/(i + 1), "times as far from 0".
    private static string[] Literals(Finding finding) => finding.Name.Split('.')[0] switch
    {
        "quadratic" or "step_size" or "ridge" => ["1", "2"],
        "instance_noise" => ["0", "1", "2"],
        "sweep" => ["2"],
        "laziness" => ["1"],
        _ => [],
    };

    // Small files in the place of those that the job file only names.
    private string[] Images(Job job)
    {
        var network = (job as JobFamily)?.Members[0].Job as NetworkJob ?? job as NetworkJob;
        if (network?.Data is not IdxDataOptions)
            return [];
        string images = Path.Combine(_session.Folder, "images"), labels = Path.Combine(_session.Folder, "labels");
        File.WriteAllBytes(images, DataFiles.IdxImages(40, 4, 4, i => (byte)(i * 37 % 251)));
        File.WriteAllBytes(labels, DataFiles.IdxLabels([.. Enumerable.Range(0, 40).Select(i => (byte)(i % 10))]));
        return
        [
            .. new[] { "train", "test" }.SelectMany(set => new[]
            {
                $"data.{set}.images={images}", $"data.{set}.labels={labels}", $"data.{set}.count=40",
            }),
            "features.samples.count=20",
            .. job is JobFamily ? ["grid={network.hidden: [[6], [6, 6]], initialization.weights: [he_normal, xavier_normal]}"]
                : Array.Empty<string>(),
        ];
    }

    private static string[] Shortening(Job job) => job switch
    {
        NetworkJob => ["training.steps=20", "training.record_every=10", "features.checkpoints=[init, final]"],
        JobFamily family =>
            ["training.steps=20", "training.record_every=10", "features.checkpoints=[init, final]",
                .. family.Comparison.Study == Study.Scaling ? ["seeds=1", "grid={network.hidden: [[16, 16], [32, 32]]}"]
                    : family.Members.Count > 20 ? ["seeds=2"] : Array.Empty<string>()],
        LazinessMapJob => ["training.steps=300", "widths=[4, 16]", "output_scales=[0.5, 4, 32, 64]", "initializations=2"],
        LearningRateSweepJob => ["training.steps=20", "sharpness_points=1"],
        // The other labs take a fraction of a second as they are.
        _ => [],
    };

    [Fact]
    public void Run_JobOfNew_Completes()
    {
        string job = _session.Write("fresh.yaml", JobTemplate.Create("fresh"));
        _session.Invoke("run", job, "training.steps=20", "training.record_every=10", "--out", Path.Combine(_session.Folder, "out"))
            .ShouldBe(0, _session.Errors);
    }

    [Fact]
    public void Schema_InConfigs_IsThatOfThisVersion() =>
        File.ReadAllText(Path.Combine(ConfigsFolder, "job.schema.json")).ShouldBe(JobSchema.Create());

    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NtkWorkbench.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("the tests do not run below the project's folder");
    }
}

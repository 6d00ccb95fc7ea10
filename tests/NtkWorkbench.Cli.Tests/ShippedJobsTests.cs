namespace NtkWorkbench.Cli.Tests;

/// <summary>Every job file in configs/ runs, shortened.</summary>
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
        _session.Invoke(["run", path, .. Shortening(JobLoader.Load(path, []).Job), "--out", Path.Combine(_session.Folder, "out")])
            .ShouldBe(0, _session.Errors);
        string[] tables = Directory.GetFiles(Path.Combine(_session.Folder, "out"), "*.tex", SearchOption.AllDirectories);
        tables.ShouldNotBeEmpty();
        foreach (string table in tables)
            File.ReadAllText(table).Where(character => character > '~').ShouldBeEmpty($"{table} has what LaTeX's fonts may lack");
    }

    private static string[] Shortening(Job job) => job switch
    {
        NetworkJob => ["training.steps=20", "training.record_every=10", "features.checkpoints=[init, final]"],
        JobFamily family =>
            ["training.steps=20", "training.record_every=10", "features.checkpoints=[init, final]",
                .. family.Members.Count > 20 ? ["seeds=2"] : Array.Empty<string>()],
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

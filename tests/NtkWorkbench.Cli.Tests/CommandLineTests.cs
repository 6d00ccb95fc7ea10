using System.Text.Json;

namespace NtkWorkbench.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private const string Job = """
        name: small
        data: {kind: function, function: sine, frequency: 6, train: {count: 20}}
        network: {hidden: [5]}
        training: {steps: 10}
        """;

    private readonly TestSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Invoke_UnknownCommand_IsBadInput()
    {
        _session.Invoke("frobnicate").ShouldBe(2);
        _session.Errors.ShouldContain("frobnicate");
    }

    [Fact]
    public void Run_GoodJob_LeavesTheFolderAndTellsIt()
    {
        string folder = Path.Combine(_session.Folder, "out");
        _session.Invoke("run", _session.Write("job.yaml", Job), "--out", folder).ShouldBe(0, _session.Errors);
        _session.Output.ShouldContain("small: completed after 10 steps");
        string[] expected =
            ["job.yaml", "resolved.yaml", "environment.json", "metrics.csv", "summary.json", "report.md", "report.html",
                "checkpoints/init.safetensors", "checkpoints/final.safetensors", "features/init/singular_values.csv",
                "features/final/principal_features.csv",
                    "predictions/final.csv", "data/train.csv", "data/test.csv", "figures/source/fit.json", "figures/data/fit.csv",
                        "figures/fit.png"];
        expected.Where(file => !File.Exists(Path.Combine(folder, file))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("auto", false)]
    [InlineData("gnuplot", true)]
    public void Run_KeyOfAnEarlierVersion_IsReadOverAndSaid(string renderer, bool said)
    {
        string job = _session.Write("job.yaml", $"{Job}\nfigures:\n  renderer: {renderer}\n"),
            folder = Path.Combine(_session.Folder, "out");
        _session.Invoke("run", job, "--out", folder).ShouldBe(0, _session.Errors);
        string warning = $"warning: {job}:";
        _session.Errors.Contains(warning, StringComparison.Ordinal).ShouldBe(said);
        _session.Errors.Contains("figures.renderer has no effect any more: ScottPlot draws all pictures; remove this line",
            StringComparison.Ordinal).ShouldBe(said);
        File.ReadAllText(Path.Combine(folder, "resolved.yaml")).ShouldNotContain("renderer");
    }

    [Fact]
    public void Run_DivergingJob_IsAFinding()
    {
        string folder = Path.Combine(_session.Folder, "out");
        _session.Invoke("run", _session.Write("job.yaml", Job), "training.learning_rate=1e6", "training.steps=5000", "--out", folder)
            .ShouldBe(0, _session.Errors);
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")));
        summary.RootElement.GetProperty("status").GetString().ShouldBe("diverged");
        summary.RootElement.GetProperty("message").GetString()!.ShouldContain("is not finite at step");
        File.ReadAllText(Path.Combine(folder, "report.md")).ShouldContain("Training diverged");
    }

    [Theory]
    [InlineData("training.stepz=3", "did you mean 'steps'")]
    [InlineData("network.hidden=[0]", "network.hidden[0]")]
    [InlineData("device=cuda",
        "device: engine builtin runs here on cpu; got cuda; GPUs are for engine: torch, as in Torch=cuda ./ntk run JOB engine=torch")]
    [InlineData("initialization.from=none.safetensors", "none.safetensors")]
    [InlineData("network.hidden=[20000,20000]", "parameters need 20.9 GiB in training")]
    [InlineData("data.train.count=2000000000", "data.train.count must be at least 1 and at most 10000000")]
    [InlineData("--steps=3", "there is no option '--steps=3'")]
    public void Run_BadOverride_IsBadInputAndLeavesNothing(string change, string said)
    {
        string folder = Path.Combine(_session.Folder, "out");
        _session.Invoke("run", _session.Write("job.yaml", Job), change, "--out", folder).ShouldBe(2);
        _session.Errors.ShouldContain(said);
        _session.Errors.ShouldNotContain("   at ");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public void Run_KernelTooLarge_IsBadInputThatNamesLanczos()
    {
        string job = _session.Write("job.yaml", Job);
        _session.Invoke("run", job, "data.train.count=50000", "features.method=kernel", "--out", Path.Combine(_session.Folder, "out"))
            .ShouldBe(2);
        _session.Errors.ShouldContain("a tangent kernel of 50000 rows is too large, expected at most 46340; use features.method: lanczos");
    }

    [Fact]
    public void Run_TorchOnAGpuThatIsNotHere_NamesTheCommandThatBuildsForOne()
    {
        _session.Invoke("run", _session.Write("job.yaml", Job), "engine=torch", "device=cuda").ShouldBe(2);
        _session.Errors.ShouldContain("device: engine torch runs here on cpu; got cuda; ");
        _session.Errors.ShouldContain(": Torch=cuda ./ntk run JOB\n  device=cuda\n");
    }

    [Fact]
    public void Run_FolderWithoutAName_IsBadInput()
    {
        _session.Invoke("run", _session.Write("job.yaml", Job), "--out", "").ShouldBe(2);
        _session.Errors.ShouldContain("--out must name a folder, got an empty string");
    }

    [Fact]
    public void Validate_ManySamplesWithoutCheckpoints_NeedsNoKernel() =>
        _session.Invoke("validate", _session.Write("job.yaml", Job), "data.train.count=50000", "features.checkpoints=[]")
            .ShouldBe(0, _session.Errors);

    [Fact]
    public void Run_FolderWithFiles_IsBadInputAndKeepsThem()
    {
        string job = _session.Write("job.yaml", Job);
        _session.Invoke("run", job, "--out", _session.Folder).ShouldBe(2);
        Directory.GetFileSystemEntries(_session.Folder).ShouldBe([job]);
    }

    [Fact]
    public void Run_SeveralJobsWithAProblemInEach_TellsAll()
    {
        string first = _session.Write("a.yaml", Job.Replace("sine,", "sinus,", StringComparison.Ordinal)),
            second = _session.Write("b.yaml", "name: [");
        _session.Invoke("run", first, second, Path.Combine(_session.Folder, "missing.yaml")).ShouldBe(2);
        _session.Errors.ShouldContain("a.yaml:2:");
        _session.Errors.ShouldContain("b.yaml:1:");
        _session.Errors.ShouldContain("missing.yaml");
    }

    [Fact]
    public void Run_NoJob_IsBadInput() => _session.Invoke("run", "training.steps=1").ShouldBe(2);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Validate_PatienceBeyondTheLastRow_Warns(int patience, bool expected)
    {
        _session.Invoke("validate", _session.Write("job.yaml", Job), "training.steps=100", "training.record_every=10",
            $"training.early_stopping={{monitor: train_loss, patience: {patience}}}").ShouldBe(0, _session.Errors);
        _session.Errors.Contains("warning: ", StringComparison.Ordinal).ShouldBe(expected);
    }

    [Fact]
    public void Validate_GoodJob_WritesNothing()
    {
        string job = _session.Write("job.yaml", Job);
        _session.Invoke("validate", job).ShouldBe(0);
        _session.Output.ShouldContain("valid: 1–5–1 relu with 16 parameters");
        _session.Output.ShouldContain("\n  memory: about ");
        _session.Output.ShouldContain("\n  time: about ");
        Directory.GetFileSystemEntries(_session.Folder).ShouldBe([job]);
    }

    [Fact]
    public void Schema_Always_IsJson()
    {
        _session.Invoke("schema").ShouldBe(0);
        using JsonDocument schema = JsonDocument.Parse(_session.Output);
        schema.RootElement.GetProperty("$schema").GetString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("")]
    [InlineData("a b")]
    public void New_NameThatIsNone_IsBadInput(string name) => _session.Invoke("new", name).ShouldBe(2);

    [Fact]
    public void Plot_NotARun_IsBadInput() => _session.Invoke("plot", _session.Folder).ShouldBe(2);

    [Fact]
    public void Doctor_Always_TellsWhatIsMissingAndHowToInstallIt()
    {
        _session.Invoke("doctor").ShouldBe(0);
        _session.Output.ShouldContain("linear algebra");
        _session.Output.ShouldMatch(
            @"✓ engine torch     torch: TorchSharp 0\.107\.0 \(for libtorch 2\.10[\d.]*\), cpu; devices: cpu.*\n"
                + @" +libtorch: .+\n +LibTorchSharp: .+\n");
        _session.Output.ShouldContain("blank pictures");
    }
}

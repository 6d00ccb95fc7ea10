using System.Text.Json;

namespace NtkWorkbench.Runs.Tests;

public sealed class CancelledLabTests : IDisposable
{
    private const string Quadratic = "name: a\nkind: quadratic\nproblem: {kind: modes, singular_values: [1, 2]}\n";

    private const string Paths = "name: a\nkind: step_size\ntarget: [1, 2]\npaths: [{name: b}]\n";

    private const string Noise = "name: a\nkind: instance_noise\nproblem: {kind: drawn, rows: 4, columns: 2}\nnoise: 0.3\ndraws: 300\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Quadratic)]
    [InlineData(Paths)]
    [InlineData(Noise)]
    public void Run_CancelledFromTheStart_SaysThatThereIsNoResult(string job)
    {
        (LabSummary summary, JsonElement results) = LabRuns.Run(_folder, job, cancellation: new CancellationToken(canceled: true));

        summary.Status.ShouldBe(RunStatus.Cancelled);
        summary.Finding.ShouldContain("cancelled before it had a result");
        results.ValueKind.ShouldBe(JsonValueKind.Null);
        File.ReadAllText(Path.Combine(_folder.File("run"), "summary.json")).ShouldContain("\"status\": \"cancelled\"");
        File.ReadAllText(Path.Combine(_folder.File("run"), "report.md")).ShouldContain("cancelled before it had a result");
    }

    [Fact]
    public void Run_NoiseCancelledAmongItsDraws_ReportsThoseThatWereDone()
    {
        using var cancellation = new CancellationTokenSource();
        (LabSummary summary, JsonElement results) = LabRuns.Run(_folder, Noise, new CancellingObserver(cancellation), cancellation.Token);

        summary.Status.ShouldBe(RunStatus.Cancelled);
        results.GetProperty("draws").GetInt32().ShouldBe(3, "a hundredth of the draws, after which the observer is called");
        File.ReadAllText(Path.Combine(_folder.File("run"), "report.md")).ShouldContain("over 3 draws");
        File.ReadAllText(Path.Combine(_folder.File("run"), "report.md")).ShouldContain("The run was cancelled");
    }

    private sealed class CancellingObserver(CancellationTokenSource cancellation) : IRunObserver
    {
        public void OnProgress(RunProgress progress) => cancellation.Cancel();

        public void OnWarning(string message)
        {
        }
    }
}

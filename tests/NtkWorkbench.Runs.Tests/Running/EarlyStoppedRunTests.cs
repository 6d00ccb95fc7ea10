namespace NtkWorkbench.Runs.Tests;

/// <summary>What a run with early stopping leaves of its best row.</summary>
public sealed class EarlyStoppedRunTests : IDisposable
{
    private const string Job = """
        name: stopped
        data: {kind: function, function: {kind: sine, frequency: 3.0}, train: {count: 12}}
        network: {hidden: [5]}
        training: {steps: 20, learning_rate: 0.01, record_every: 5, early_stopping: {monitor: train_loss, patience: 2}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[init, final]", false)]
    [InlineData("[init, best, final]", true)]
    public void Run_WithEarlyStopping_KeepsTheBestRow(string checkpoints, bool isDrawn)
    {
        RunSummary summary = TestWorkbench.Run(
            _folder.Write("job.yaml", Job), _folder.File("a"), [$"features.checkpoints={checkpoints}"], TestWorkbench.Create());
        RunFolder folder = RunFolder.Open(_folder.File("a"));
        File.Exists(folder.Checkpoint("best")).ShouldBeTrue();
        summary.Checkpoints.ContainsKey("best").ShouldBe(isDrawn, "features are of those asked for");
        string figure = File.ReadAllText(Path.Combine(folder.Path, "figures", "source", "singular_values.json"));
        figure.Contains("best", StringComparison.Ordinal).ShouldBe(isDrawn, "tables call it best too");
    }
}

namespace NtkWorkbench.Runs.Tests;

/// <summary>Runs in μP: at the base width the standard ones.</summary>
public sealed class MupRunTests : IDisposable
{
    private const string Job = """
        name: scaled
        data: {kind: function, function: piecewise_linear, train: {count: 12, noise: 0.1}, test: {count: 5}}
        network: {hidden: [7, 7], activation: tanh}
        initialization: {weights: he_normal, biases: {scheme: normal, std: 0.3}}
        training: {steps: 12, record_every: 2, batch: {size: 5, sampling: shuffled}}
        features: {checkpoints: [init, 6, final], grid: {count: 5}, principal: 2, save: [jacobian, kernel], ridge: 0.1}
        """;

    // What names the parameterization, and no number.
    private static readonly string[] Naming =
        ["job.yaml", "resolved.yaml", "environment.json", "report.md", "report.html", "findings.json"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{kind: sgd, weight_decay: 0.01}", "float64")]
    [InlineData("momentum", "float32")]
    [InlineData("{kind: adam, weight_decay: 0.01, decoupled: true}", "float64")]
    [InlineData("rmsprop", "float32")]
    public void Run_AtTheBaseWidth_LeavesTheStandardRunsBytes(string optimizer, string precision)
    {
        string[] standard = Run("a", "standard"), mup = Run("b", "{kind: mup, base_width: 7}");
        mup.ShouldBe(standard);
        string[] tensors = [.. standard.Where(file => file.EndsWith(".safetensors", StringComparison.Ordinal))];
        tensors.Length.ShouldBe(3);
        foreach (string file in tensors)
            Values(_folder.File("b", file)).ShouldBe(Values(_folder.File("a", file)), file);
        string[] exempt = [.. tensors, .. standard.Where(file => Naming.Contains(Path.GetFileName(file)))];
        FolderBytes.Difference(_folder.File("a"), _folder.File("b"), exempt).ShouldBeNull();

        string[] Run(string name, string parameterization)
        {
            TestWorkbench.Run(_folder.Write("job.yaml", Job), _folder.File(name),
                [$"training.optimizer={optimizer}", $"precision={precision}", $"network.parameterization={parameterization}"]);
            return FolderBytes.Files(_folder.File(name));
        }
    }

    // What stands behind the header, which tells the architecture.
    private static byte[] Values(string tensors)
    {
        byte[] bytes = File.ReadAllBytes(tensors);
        return bytes[(8 + BitConverter.ToInt32(bytes))..];
    }
}

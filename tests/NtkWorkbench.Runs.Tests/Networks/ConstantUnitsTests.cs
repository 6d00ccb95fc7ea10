namespace NtkWorkbench.Runs.Tests;

/// <summary>The share of units that give every training sample the same value.</summary>
public sealed class ConstantUnitsTests : IDisposable
{
    private const string Job = """
        name: some
        data: {kind: function, function: {kind: sine, frequency: 3}, train: {count: 60}}
        network: {hidden: [30]}
        training: {steps: 3, learning_rate: 0.01}
        features: {samples: {count: 2}, linear_model: off}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // At two samples most units are off that are on at others.
    [Fact]
    public void Run_FeaturesOfSomeSamples_IsOfAll()
    {
        string run = _folder.File("run");
        RunSummary summary = TestWorkbench.Run(_folder.Write("job.yaml", Job), run);
        RunFolder folder = RunFolder.Open(run);
        var network = new NetworkArchitecture([1, 30, 1], Activation.Relu);
        using IEngine engine = new BuiltinEngineProvider(LinearAlgebraProviders.Best())
            .Create(network, Precision.Float64, CheckpointFile.Read(folder.Checkpoint("final"), network));
        double[] inputs = CsvTable.Read(folder.Data("train.csv")).Values.Column(0);
        int[] chosen = [.. CsvTable.Read(folder.FeatureSamples).Values.Column(1).Select(row => (int)row)];

        summary.Checkpoints["final"].ConstantUnits.ShouldBe([Share(inputs)]);
        Share([.. chosen.Select(row => inputs[row])]).ShouldNotBe(Share(inputs));

        double Share(double[] x)
        {
            var activations = new Matrix(x.Length, 30);
            engine.Activations(0, x, activations.Values);
            return Enumerable.Range(0, 30).Select(activations.Column).Count(unit => unit.Max() == unit.Min()) / 30.0;
        }
    }
}

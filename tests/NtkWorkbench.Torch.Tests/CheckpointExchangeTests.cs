using System.Buffers.Binary;

namespace NtkWorkbench.Torch.Tests;

/// <summary>A checkpoint that a run with one engine wrote is where a run with the other starts.</summary>
public sealed class CheckpointExchangeTests
{
    private const string Job = """
        name: exchange
        seed: 2
        data: {kind: function, function: absolute_value, train: {count: 30}}
        network: {hidden: [7, 5], activation: tanh}
        training: {optimizer: adam, steps: 40, batch: {size: 8, sampling: shuffled}}
        """;

    [Theory]
    [InlineData("builtin", "torch", Precision.Float64)]
    [InlineData("builtin", "torch", Precision.Float32)]
    [InlineData("torch", "builtin", Precision.Float64)]
    [InlineData("torch", "builtin", Precision.Float32)]
    public void Run_FromACheckpointOfTheOtherEngine_HasItsParametersAndOutputs(string writer, string reader, Precision precision)
    {
        using var folder = new TemporaryFolder();
        string written = folder.File("written"), read = folder.File("read");
        string trained = Path.Combine(written, "checkpoints", "final.safetensors");

        Run(folder, written, precision, $"engine={writer}");
        Run(folder, read, precision, $"engine={reader}", "training.steps=0", $"initialization.from={trained}");

        byte[] parameters = Tensors(trained);
        parameters.ShouldNotBe(Tensors(Path.Combine(written, "checkpoints", "init.safetensors")), "training changes them");
        Tensors(Path.Combine(read, "checkpoints", "init.safetensors")).ShouldBe(parameters);
        LastColumn(read, "predictions", "init.csv")
            .ShouldAgreeWith(LastColumn(written, "predictions", "final.csv"), Agreement.Float64, "outputs, in float64");
        LastRow(read, "metrics.csv")[2..].ShouldAgreeWith(LastRow(written, "metrics.csv")[2..], Agreement.Tolerance(precision),
            "losses and gradient norms");
    }

    private static void Run(TemporaryFolder folder, string run, Precision precision, params string[] overrides) =>
        EngineJobs.Run(folder.Write("job.yaml", Job), run, [.. overrides, $"precision={precision.ToString().ToLowerInvariant()}"]);

    // What follows the header, in which the step stands too: the values of all tensors, in the order of the layers.
    private static byte[] Tensors(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        return bytes[(8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes))..];
    }

    private static double[] LastColumn(params string[] path) => [.. EngineJobs.Rows(path).Select(row => row[^1])];

    private static double[] LastRow(params string[] path) => EngineJobs.Rows(path)[^1];
}

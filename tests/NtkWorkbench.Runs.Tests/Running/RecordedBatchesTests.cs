namespace NtkWorkbench.Runs.Tests;

public sealed class RecordedBatchesTests
{
    private const string Job = """
        name: recorded
        seed: 3
        data: {kind: function, function: step, train: {count: 10}}
        network: {hidden: [4]}
        training: {steps: 5, batch: {size: 4, sampling: shuffled}, record_batches: true}
        features: {checkpoints: []}
        figures: {formats: []}
        """;

    [Fact]
    public void Run_Recorded_WritesARowAStepThatIsAPassOverTheSamples()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        TestWorkbench.Run(folder.Write("job.yaml", Job), run);
        string[] lines = File.ReadAllLines(Path.Combine(run, "batches.csv"));
        lines[0].ShouldBe("step,row_1,row_2,row_3,row_4");
        lines.Length.ShouldBe(1 + 5);
        string[][] cells = [.. lines.Skip(1).Select(line => line.Split(','))];
        cells.Select(row => row[0]).ShouldBe(["0", "1", "2", "3", "4"]);
        // Ten samples in batches of four: the third of a pass has two.
        cells[2][3..].ShouldBe(["", ""]);
        cells.Take(3).SelectMany(row => row.Skip(1)).Where(cell => cell.Length > 0).Select(int.Parse).Order()
            .ShouldBe(Enumerable.Range(0, 10));
    }

    [Fact]
    public void Run_NotAsked_WritesNone()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        TestWorkbench.Run(folder.Write("job.yaml", Job), run, ["training.record_batches=false"]);
        File.Exists(Path.Combine(run, "batches.csv")).ShouldBeFalse();
    }

    [Fact]
    public void Create_FileOfManyGibibytes_IsRefusedBeforeItBegins()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<JobException>(
            () => TestWorkbench.Run(folder.Write("job.yaml", Job), folder.File("run"), ["training.steps=1000000000"]))
            .Message.ShouldContain("batches.csv would have about ");
    }
}

using System.Text.Json;

namespace NtkWorkbench.Runs.Tests;

/// <summary>What report.html holds of a followed training.</summary>
public sealed class TrainingBlockTests : IDisposable
{
    private const string Curve = """
        name: curve
        data: {kind: function, function: {kind: sine, frequency: 3}, train: {count: 12, noise: 0.1}, test: {count: 9}}
        network: {hidden: [5]}
        training: {steps: 30, learning_rate: 0.05, batch: {size: 4, sampling: shuffled}}
        features: {grid: {count: 11}, track: {count: 6, leading: 2}}
        """;

    private const string Map = """
        name: map
        data: {kind: function, function: {expression: x1 * x2}, train: {count: 12}, test: {count: 9}}
        network: {hidden: [5]}
        training: {steps: 30, learning_rate: 0.05}
        features: {grid: {count: [7, 5]}, track: {count: 6, leading: 2}}
        """;

    private const string Classes = """
        name: classes
        data: {kind: csv, train: train.csv, inputs: [a, b, c], targets: [y], class_names: [no, yes]}
        network: {hidden: [5]}
        training: {steps: 30, loss: cross_entropy, learning_rate: 0.05}
        features: {track: {count: 6, leading: 2}}
        """;

    // The arrays' two million, and names, steps and shapes beside them.
    private const int MostCharacters = 2_000_000 + 20_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_OneInput_HoldsWhatTheFolderDoes()
    {
        JsonElement block = Block(Curve);

        int[] steps = [.. block.GetProperty("steps").EnumerateArray().Select(step => step.GetInt32())];
        steps.ShouldBe(Array<int>("steps"));
        Doubles(block.GetProperty("parameters")).ShouldBe(Array<double>("parameters"));
        Shape(block.GetProperty("principal")).ShouldBe([6, 2, 11]);
        Shape(block.GetProperty("linear_model")).ShouldBe([6, 11]);
        Doubles(block.GetProperty("grid")).ShouldBeInOrder();
        block.GetProperty("network").GetProperty("widths").EnumerateArray().Select(width => width.GetInt32()).ShouldBe([1, 5, 1]);
        block.GetProperty("kernel").GetProperty("size").GetInt32().ShouldBe(12);
        CsvTable along = CsvTable.Read(RunFolder.Open(_folder.File("run")).AlongTraining);
        Doubles(block.GetProperty("losses")).ShouldBe(along.Values.Column(along.Columns.ToList().IndexOf("train_loss")));
        block.GetProperty("accuracies").ValueKind.ShouldBe(JsonValueKind.Null);
        block.GetProperty("is_whole_function").GetBoolean().ShouldBeTrue();
        block.GetProperty("grid_shape").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    // The second input is the slower: its five points are the rows.
    [Fact]
    public void Create_TwoInputs_HasMapsInLevels()
    {
        JsonElement block = Block(Map);

        block.GetProperty("grid_shape").EnumerateArray().Select(length => length.GetInt32()).ShouldBe([5, 7]);
        block.GetProperty("principal").GetProperty("type").GetString().ShouldBe("uint8");
        Shape(block.GetProperty("principal")).ShouldBe([6, 2, 35]);
        Shape(block.GetProperty("principal_scale")).ShouldBe([6, 2, 2]);
        Shape(block.GetProperty("truth")).ShouldBe([35]);
    }

    [Fact]
    public void Create_Classes_GroupsTheKernel()
    {
        _folder.Write("train.csv", "a,b,c,y\n" + string.Concat(Enumerable.Range(0, 8).Select(i => $"{i},{i % 3},1,{i % 2}\n")));
        JsonElement block = Block(Classes);

        block.GetProperty("classes").EnumerateArray().Select(name => name.GetString()).ShouldBe(["no", "yes"]);
        block.GetProperty("grid").ValueKind.ShouldBe(JsonValueKind.Null);
        Doubles(block.GetProperty("accuracies")).ShouldAllBe(share => share >= 0 && share <= 1);
        JsonElement[] groups = [.. block.GetProperty("kernel").GetProperty("groups").EnumerateArray()];
        groups.Select(group => group.GetProperty("name").GetString()).ShouldBe(["no", "yes"]);
        groups.Select(group => (group.GetProperty("from").GetInt32(), group.GetProperty("to").GetInt32())).ShouldBe([(0, 4), (4, 8)]);
    }

    [Fact]
    public void Create_MuchOfAll_IsThinnedAndSaysSo()
    {
        JsonElement block = Block(Map, "features.grid.count=[150, 100]", "features.track={count: 31}", "network.hidden=[60]");

        block.GetRawText().Length.ShouldBeLessThan(MostCharacters);
        block.GetProperty("is_whole_function").GetBoolean().ShouldBeFalse();
        block.GetProperty("notes").EnumerateArray().Select(note => note.GetString())
            .ShouldContain(note => note!.EndsWith("of 15,000 points of the grid", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_NotFollowed_IsNotThere() => Page(Curve, "features.track=off").ShouldNotContain("id=\"training\"");

    private static int[] Shape(JsonElement array) => [.. array.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];

    private static double[] Doubles(JsonElement array)
    {
        array.GetProperty("type").GetString().ShouldBe("float64");
        return System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(array.GetProperty("values").GetBytesFromBase64()).ToArray();
    }

    private T[] Array<T>(string name)
        where T : unmanaged, System.Numerics.INumber<T> =>
        ((NumberArray<T>)NpyFile.ReadArray(RunFolder.Open(_folder.File("run")).Snapshot(name))).Values;

    private JsonElement Block(string job, params string[] overrides)
    {
        const string begin = "id=\"training\">";
        string page = Page(job, overrides);
        int start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]).RootElement;
    }

    private string Page(string job, params string[] overrides)
    {
        string run = _folder.File("run");
        TestWorkbench.Run(_folder.Write("job.yaml", job), run, overrides);
        return File.ReadAllText(Path.Combine(run, "report.html"));
    }
}

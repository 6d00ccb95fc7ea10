namespace NtkWorkbench.View.Tests;

public sealed class JobKeysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_SectionsListsAndMappings_AreKeysOfTheFile() => Read(
            """
            # a comment
            kind: network
            name: left out
            seed: 3
            data:
              train: {count: 20, range: [0, 1]}
              inputs:
                - a
                - "b # c"
            training:

              # a comment
              optimizer: {kind: sgd}
            features:
            - {file: x}
            figures: {formats: [png]}
            """)
        .ShouldBe(
        [
            ("kind", "network"), ("seed", "3"), ("data.train.count", "20"), ("data.train.range", "[0, 1]"), ("data.inputs", "[a, b # c]"),
            ("training.optimizer.kind", "sgd"), ("features", "[{file: x}]"),
        ]);

    [Theory]
    [InlineData("")]
    [InlineData("no job")]
    [InlineData("- a\n- b\n")]
    [InlineData("\t{")]
    public void Read_FileThatIsNoJob_HasNone(string text) => Read(text).ShouldBeEmpty();

    [Fact]
    public void Read_DamagedSection_LeavesTheOthers() => Read("seed: 1\ndata: {a: [\nsteps: 2\n").ShouldBe([("seed", "1"), ("steps", "2")]);

    private (string, string)[] Read(string text) =>
        [.. JobKeys.Read(_folder.Write("resolved.yaml", text)).Select(pair => (pair.Key, pair.Value))];
}

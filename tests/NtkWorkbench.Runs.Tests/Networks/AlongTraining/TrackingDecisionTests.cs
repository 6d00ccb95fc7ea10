namespace NtkWorkbench.Runs.Tests;

public sealed class TrackingDecisionTests : IDisposable
{
    private const string Job = """
        name: a
        data: {kind: function, function: step, train: {count: 200}, test: {count: 100}}
        network: {hidden: [40]}
        training: {steps: 150000, batch: {size: 40, sampling: shuffled}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plan_LongTrainingOfFewSamples_IsFollowed() => Decided(Job).ShouldBe(new TrackOptions { Count = 40, Leading = 6 });

    // 40 decompositions of 2000 rows beside two of them.
    [Fact]
    public void Plan_FollowingCostsMoreThanTheRun_IsNot() =>
        Decided(Job.Replace("count: 200", "count: 2000", StringComparison.Ordinal).Replace("150000", "100", StringComparison.Ordinal))
            .ShouldBe(new TrackOptions { Choice = TrackChoice.Off });

    // Steps of training of which following 40 takes a little less, and a little more, than a fifth.
    [Theory]
    [InlineData(129_000, 40)]
    [InlineData(117_000, 20)]
    public void Plan_AboutAFifth_IsFollowedAtFortyStepsBelowIt(int steps, int followed) =>
        Decided(Job, FormattableString.Invariant($"training.steps={steps}")).Count.ShouldBe(followed);

    [Theory]
    [InlineData("features.track={count: 9}", 9)]
    [InlineData("features.track=off", 0)]
    public void Plan_Asked_IsDone(string track, int steps) => Decided(Job
        .Replace("count: 200", "count: 2000", StringComparison.Ordinal), track).Steps(150_000).Count.ShouldBe(steps);

    [Theory]
    [InlineData("training.steps=0")]
    [InlineData("features.checkpoints=[]")]
    public void Plan_NothingToFollow_IsOff(string change) => Decided(Job, change).Choice.ShouldBe(TrackChoice.Off);

    [Fact]
    public void Run_Auto_IsResolvedAndRepeats()
    {
        string few = Job.Replace("150000", "300", StringComparison.Ordinal).Replace("count: 200", "count: 50", StringComparison.Ordinal);
        string job = _folder.Write("job.yaml", few), first = _folder.File("a");
        TestWorkbench.Run(job, first);
        RunFolder folder = RunFolder.Open(first);
        File.ReadAllText(folder.ResolvedYaml).ShouldContain("track: {count: 40, leading: 6}");

        TestWorkbench.Run(folder.ResolvedYaml, _folder.File("b"));

        RunFolder again = RunFolder.Open(_folder.File("b"));
        File.ReadAllBytes(again.AlongTraining).ShouldBe(File.ReadAllBytes(folder.AlongTraining));
        string[] arrays = [.. Directory.GetFiles(Path.GetDirectoryName(folder.Snapshot("steps"))!).Select(Path.GetFileName)!];
        arrays.ShouldContain("parameters.npy");
        foreach (string array in arrays.Select(name => Path.GetFileNameWithoutExtension(name)))
            File.ReadAllBytes(again.Snapshot(array)).ShouldBe(File.ReadAllBytes(folder.Snapshot(array)), array);
    }

    private TrackOptions Decided(string job, params string[] overrides) => ((NetworkRunPlan)RunPlans.Create(
        JobLoader.Load(_folder.Write("job.yaml", job), overrides), TestWorkbench.Create())).Job.Features.Track;
}

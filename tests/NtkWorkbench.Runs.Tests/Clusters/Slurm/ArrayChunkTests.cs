using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Runs.Tests;

public sealed class ArrayChunkTests
{
    [Fact]
    public void Cut_FewTasks_IsOneArrayFromOne() =>
        ArrayChunk.Cut([1, 2, 3], new(), parallel: null).Single().Indices.ShouldBe("1-3");

    [Fact]
    public void Cut_TasksLeftOver_BeginAtTheFirst()
    {
        ArrayChunk chunk = ArrayChunk.Cut([17, 18, 40], new(), parallel: 2).Single();
        chunk.Offset.ShouldBe(16);
        chunk.Indices.ShouldBe("1-2,24%2");
    }

    [Fact]
    public void Cut_MoreThanAnArrayHolds_IsSeveral()
    {
        IReadOnlyList<ArrayChunk> chunks = ArrayChunk.Cut([.. Enumerable.Range(1, 2500)], new(), parallel: null);
        chunks.Select(chunk => (chunk.Offset, chunk.Indices)).ShouldBe([(0, "1-1000"), (1000, "1-1000"), (2000, "1-500")]);
    }

    [Fact]
    public void Cut_ClusterWithShortArrays_KeepsToThem()
    {
        SlurmLimits limits = SlurmLimits.Parse("MaxArraySize = 1001\nSchedulerParameters = bf_interval=1,max_array_tasks=2\n");
        ArrayChunk.Cut([1, 2, 3], limits, parallel: null).Select(chunk => chunk.Tasks.Count).ShouldBe([2, 1]);
    }

    [Fact]
    public void Cut_ManyRanges_StayWithinWhatAnArgumentMayHave()
    {
        const int mostOfAnArgument = 128 * 1024;
        int[] tasks = [.. Enumerable.Range(0, 50_000).Select(i => 1 + (2 * i))];
        IReadOnlyList<ArrayChunk> chunks = ArrayChunk.Cut(tasks, SlurmLimits.Parse("MaxArraySize = 4000001\n"), parallel: null);
        chunks.Max(chunk => chunk.Indices.Length).ShouldBeInRange(10_000, mostOfAnArgument - 100, "and an option's name before it");
        chunks.SelectMany(chunk => chunk.Tasks).ShouldBe(tasks);
    }

    [Theory]
    [InlineData(10, new[] { 4, 4, 2 })]
    [InlineData(3, new[] { 1, 1, 1 })]
    [InlineData(2, new[] { 1, 1, 1 })]
    [InlineData(100, new[] { 40, 40, 20 })]
    public void Cut_LimitAtOnce_IsSharedBySize(int parallel, int[] shares) =>
        ArrayChunk.Cut([.. Enumerable.Range(1, 2500)], new(), parallel).Select(chunk => chunk.Parallel!.Value).ShouldBe(shares);

    [Fact]
    public void Cut_AnyTasks_AreAllThereOnceWithinTheLimits() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Cases().ToArbitrary(), ThrowIfLostOrTooMany));

    private static void ThrowIfLostOrTooMany((int[] Tasks, int ArraySize, int Parallel) sample)
    {
        (int[] tasks, int arraySize, int parallel) = sample;
        SlurmLimits limits = SlurmLimits.Parse($"MaxArraySize = {arraySize}\n");
        IReadOnlyList<ArrayChunk> chunks = ArrayChunk.Cut(tasks, limits, parallel);
        var queued = new List<int>();
        foreach (ArrayChunk chunk in chunks)
        {
            TaskNumbers.TryParse(chunk.Indices.Split('%')[0], arraySize - 1, out IReadOnlyList<int> indices).ShouldBeTrue();
            queued.AddRange(indices.Select(index => index + chunk.Offset));
        }
        queued.ShouldBe(tasks);
        chunks.Sum(chunk => chunk.Parallel!.Value).ShouldBe(Math.Max(parallel, chunks.Count));
        chunks.ShouldAllBe(chunk => chunk.Parallel >= 1);
    }

    private static Gen<(int[] Tasks, int ArraySize, int Parallel)> Cases() =>
        from tasks in Gen.Choose(1, 500).NonEmptyListOf()
        from arraySize in Gen.Choose(2, 60)
        from parallel in Gen.Choose(1, 50)
        select (tasks.Distinct().Order().ToArray(), arraySize, parallel);
}

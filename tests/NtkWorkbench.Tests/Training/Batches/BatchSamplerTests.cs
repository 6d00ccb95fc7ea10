using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Tests;

public sealed class BatchSamplerTests
{
    private const int Count = 10;

    public static TheoryData<BatchSampling> Samplings => [.. Enum.GetValues<BatchSampling>()];

    [Fact]
    public void Next_Full_IsEverySampleInOrder()
    {
        BatchSampler sampler = New(BatchSampling.Full, size: null);
        for (int step = 0; step < 2; step++)
            sampler.Next().ToArray().ShouldBe(Enumerable.Range(0, Count));
        sampler.LargestBatch.ShouldBe(Count);
    }

    [Fact]
    public void Next_WithReplacement_DrawsEverySampleEquallyOften()
    {
        BatchSampler sampler = New(BatchSampling.WithReplacement, size: 4);
        int[] counts = new int[Count];
        for (int step = 0; step < 20_000; step++)
        {
            sampler.Next().Length.ShouldBe(4);
            foreach (int row in sampler.Next())
                counts[row]++;
        }
        SampleMoments.ShouldBeUniform(counts);
    }

    [Fact]
    public void Next_WithReplacementBatchLargerThanData_HasTheSizeAskedFor()
    {
        BatchSampler sampler = New(BatchSampling.WithReplacement, size: 3 * Count);
        sampler.Next().Length.ShouldBe(3 * Count);
        sampler.LargestBatch.ShouldBe(3 * Count);
    }

    [Fact]
    public void Next_Shuffled_PassesOverTheDataInNewOrders()
    {
        BatchSampler sampler = New(BatchSampling.Shuffled, size: 4);
        int[] firstPass = Pass(sampler, [4, 4, 2]), secondPass = Pass(sampler, [4, 4, 2]);
        firstPass.Order().ShouldBe(Enumerable.Range(0, Count));
        secondPass.Order().ShouldBe(Enumerable.Range(0, Count));
        firstPass.ShouldNotBe(secondPass);
    }

    [Fact]
    public void Next_ShuffledBatchLargerThanData_IsClipped()
    {
        BatchSampler sampler = New(BatchSampling.Shuffled, size: 3 * Count);
        sampler.LargestBatch.ShouldBe(Count);
        Pass(sampler, [Count, Count]).Length.ShouldBe(2 * Count);
    }

    [Fact]
    public void Next_ShuffledAnyCountAndSize_SeesEverySampleOnceAPass() =>
        Check.One(Config.QuickThrowOnFailure.WithReplay(1, 1), Prop.ForAll<PositiveInt, PositiveInt>((count, size) =>
        {
            var sampler = new BatchSampler(
                new BatchOptions { Sampling = BatchSampling.Shuffled, Size = size.Get }, count.Get,
                new RandomStreams(1).Named("training/batches"));
            int batches = (count.Get + sampler.LargestBatch - 1) / sampler.LargestBatch;
            var rows = new List<int>();
            for (int batch = 0; batch < batches; batch++)
                rows.AddRange(sampler.Next());
            return rows.Order().SequenceEqual(Enumerable.Range(0, count.Get));
        }));

    [Theory]
    [MemberData(nameof(Samplings))]
    public void Restore_MidPass_ContinuesWithTheSameBatches(BatchSampling sampling)
    {
        BatchSampler original = New(sampling, size: 3);
        for (int step = 0; step < 5; step++)
            original.Next();
        BatchSamplerState state = original.Save();
        int[][] expected = [.. Enumerable.Range(0, 20).Select(_ => original.Next().ToArray())];

        BatchSampler restored = New(sampling, size: 3);
        restored.Restore(state);
        foreach (int[] batch in expected)
            restored.Next().ToArray().ShouldBe(batch);
    }

    [Theory]
    [MemberData(nameof(Samplings))]
    public void Restore_StateOfAnotherNumberOfSamples_Throws(BatchSampling sampling)
    {
        var state = new BatchSamplerState { Stream = new(1, 2, 3, 4), Order = new int[Count + 1], Position = 0 };
        Should.Throw<ShapeException>(() => New(sampling, size: 3).Restore(state)).Message.ShouldEndWith($"got {Count + 1}");
    }

    [Fact]
    public void Restore_PositionBeyondThePass_Throws()
    {
        var state = new BatchSamplerState { Stream = new(1, 2, 3, 4), Order = new int[Count], Position = Count + 1 };
        Should.Throw<ShapeException>(() => New(BatchSampling.Shuffled, size: 3).Restore(state)).Message.ShouldContain("position");
    }

    private static BatchSampler New(BatchSampling sampling, int? size) =>
        new(new BatchOptions { Sampling = sampling, Size = size }, Count, new RandomStreams(1).Named("training/batches"));

    private static int[] Pass(BatchSampler sampler, int[] lengths)
    {
        var rows = new List<int>();
        foreach (int length in lengths)
        {
            ReadOnlySpan<int> batch = sampler.Next();
            batch.Length.ShouldBe(length);
            rows.AddRange(batch);
        }
        return [.. rows];
    }
}

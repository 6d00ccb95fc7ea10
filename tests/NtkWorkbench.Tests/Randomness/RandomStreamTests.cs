namespace NtkWorkbench.Tests;

public sealed class RandomStreamTests
{
    private const int Draws = 200_000;

    private static RandomStream NewStream() => new RandomStreams(1).Named("test");

    [Fact]
    public void NextUInt64_PublishedState_GivesPublishedOutputs()
    {
        var stream = new RandomStream(new RandomStreamState(1, 2, 3, 4));
        ulong[] outputs = [stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64()];
        outputs.ShouldBe([11520, 0, 1509978240, 1215971899390074240, 1216172134540287360]);
    }

    [Fact]
    public void Constructor_AllZeros_Throws() =>
        Should.Throw<NtkException>(() => new RandomStream(default)).Message.ShouldContain("got all zeros");

    [Fact]
    public void State_MidStream_ContinuesWithTheSameDraws()
    {
        RandomStream first = NewStream();
        first.NextNormal();
        var second = new RandomStream(first.State);
        for (int i = 0; i < 100; i++)
            second.NextNormal().ShouldBe(first.NextNormal());
    }

    [Fact]
    public void NextDouble_ManyDraws_IsUniform()
    {
        RandomStream stream = NewStream();
        double[] sample = [.. Enumerable.Range(0, Draws).Select(_ => stream.NextDouble())];
        sample.Min().ShouldBeGreaterThanOrEqualTo(0);
        sample.Max().ShouldBeLessThan(1);
        SampleMoments.ShouldAgree(sample, 0.5, 1.0 / 12, SampleMoments.UniformKurtosis);
    }

    [Fact]
    public void NextDouble_LargestBits_StaysBelowOne()
    {
        // xoshiro's output is a rotated multiple of the second word; this word makes all 64 bits ones.
        var stream = new RandomStream(new RandomStreamState(0, SecondWordOf(ulong.MaxValue), 0, 0));
        stream.NextDouble().ShouldBe(1 - Math.Pow(2, -53));
    }

    [Fact]
    public void NextNormal_ManyDraws_HasNormalMoments()
    {
        RandomStream stream = NewStream();
        double[] sample = [.. Enumerable.Range(0, Draws).Select(_ => stream.NextNormal())];
        SampleMoments.ShouldAgree(sample, 0, 1, SampleMoments.NormalKurtosis);
        double fourthMoment = sample.Average(value => Math.Pow(value, 4));
        double standardError = Math.Sqrt(96.0 / Draws);
        fourthMoment.ShouldBe(SampleMoments.NormalKurtosis, 5 * standardError);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public void NextInt32_ManyDraws_IsUniform(int bound)
    {
        RandomStream stream = NewStream();
        int[] counts = new int[bound];
        for (int i = 0; i < Draws; i++)
            counts[stream.NextInt32(bound)]++;
        if (bound > 1)
            SampleMoments.ShouldBeUniform(counts);
    }

    [Fact]
    public void NextInt32_BoundThatDoesNotDivide_FavoursNoResult()
    {
        // 2³² = 8/3 of this bound: without drawing again, every third result would come 2 times in 8, its neighbours 3 times.
        const int bound = 3 << 29;
        RandomStream stream = NewStream();
        int[] counts = new int[3];
        for (int i = 0; i < Draws; i++)
            counts[stream.NextInt32(bound) % 3]++;
        SampleMoments.ShouldBeUniform(counts);
    }

    [Fact]
    public void NextInt32_BoundZero_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => NewStream().NextInt32(0));

    [Theory]
    [InlineData(200)]
    [InlineData(3 << 29)]
    public void Fill_AnyBound_DrawsWhatSingleCallsDraw(int bound)
    {
        RandomStream filled = NewStream(), single = NewStream();
        int[] values = new int[1000];
        filled.Fill(values, bound);
        values.ShouldAllBe(value => value == single.NextInt32(bound));
        filled.State.ShouldBe(single.State);
    }

    [Fact]
    public void Shuffle_ManyTimes_GivesEveryOrderEquallyOften()
    {
        RandomStream stream = NewStream();
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 24_000; i++)
        {
            char[] letters = ['a', 'b', 'c', 'd'];
            int[] order = [0, 1, 2, 3];
            stream.Shuffle(order);
            string word = string.Concat(order.Select(index => letters[index]));
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }
        counts.Count.ShouldBe(24);
        SampleMoments.ShouldBeUniform([.. counts.Values]);
    }

    // Inverts rotl(5 s₁, 7)·9 modulo 2⁶⁴.
    private static ulong SecondWordOf(ulong output)
    {
        ulong rotated = System.Numerics.BitOperations.RotateRight(unchecked(output * InverseOf(9)), 7);
        return unchecked(rotated * InverseOf(5));
    }

    private static ulong InverseOf(ulong odd)
    {
        ulong inverse = odd;
        for (int i = 0; i < 6; i++)
            inverse = unchecked(inverse * (2 - (odd * inverse)));
        return inverse;
    }
}

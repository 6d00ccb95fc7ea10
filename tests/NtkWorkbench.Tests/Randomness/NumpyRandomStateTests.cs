namespace NtkWorkbench.Tests;

public sealed class NumpyRandomStateTests
{
    [Fact]
    public void NextUInt32_PublishedSeed_GivesPublishedTenThousandthOutput()
    {
        // The value that the C++ standard requires of std::mt19937.
        var generator = new Mt19937(5489);
        for (int i = 1; i < 10_000; i++)
            generator.NextUInt32();
        generator.NextUInt32().ShouldBe(4123659995);
    }

    [Fact]
    public void Rand_SeedOne_IsNumpys()
    {
        var state = new NumpyRandomState(1);
        double[] draws = [state.NextDouble(), state.NextDouble(), state.NextDouble()];
        draws.ShouldBe([0.417022004702574, 0.7203244934421581, 0.00011437481734488664]);
    }

    [Fact]
    public void Randn_SeedOne_IsNumpys()
    {
        var state = new NumpyRandomState(1);
        double[] draws = [state.NextNormal(), state.NextNormal(), state.NextNormal(), state.NextNormal()];
        draws.ShouldBe([1.6243453636632417, -0.6117564136500754, -0.5281717522634557, -1.0729686221561705]);
    }

    [Fact]
    public void Rand_BetweenTwoOfAPair_LeavesTheSpareForLater()
    {
        NumpyRandomState plain = new(1), interrupted = new(1);
        plain.NextNormal();
        interrupted.NextNormal();
        interrupted.NextDouble();
        interrupted.NextNormal().ShouldBe(plain.NextNormal());
    }
}

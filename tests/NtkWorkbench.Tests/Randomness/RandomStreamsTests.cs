namespace NtkWorkbench.Tests;

public sealed class RandomStreamsTests
{
    [Fact]
    public void Named_FixedSeedAndName_KeepsItsDerivation()
    {
        // Computed from the documented derivation by an independent program: a change would change every job's results.
        new RandomStreams(1).Named("initialization/weights").State.ShouldBe(
            new RandomStreamState(0x7a2814321a1403a8, 0x3f848d21f2d101a2, 0x102b3b60cf0ea77a, 0x44d9ec239a4c0e54));
        new RandomStreams(-3).Named("é").State.ShouldBe(
            new RandomStreamState(0x3ed201af1919a947, 0x84167342eb65fd16, 0x727cb4988845d21d, 0x2c09fd1a3d80d807));
    }

    [Fact]
    public void Named_Twice_StartsAgain()
    {
        var streams = new RandomStreams(5);
        streams.Named("a").NextUInt64();
        streams.Named("a").NextUInt64().ShouldBe(new RandomStreams(5).Named("a").NextUInt64());
    }

    [Fact]
    public void Named_ManySeedsAndNames_AreAllDifferent()
    {
        var states = new HashSet<RandomStreamState>();
        string[] names = ["", "\0", "a", "aa", "b", "ab", "ba", "data/train", "data/test"];
        for (long seed = -500; seed < 500; seed++)
        {
            foreach (string name in names)
                states.Add(new RandomStreams(seed).Named(name).State).ShouldBeTrue($"seed {seed}, name '{name}'");
        }
    }

    [Fact]
    public void Named_TwoNames_AreUncorrelated()
    {
        const int draws = 100_000;
        var streams = new RandomStreams(1);
        RandomStream first = streams.Named("data/train"), second = streams.Named("data/test");
        double products = 0;
        for (int i = 0; i < draws; i++)
            products += first.NextNormal() * second.NextNormal();
        (products / draws).ShouldBe(0, 5 / Math.Sqrt(draws));
    }
}

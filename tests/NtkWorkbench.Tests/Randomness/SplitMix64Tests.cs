namespace NtkWorkbench.Tests;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Next_PublishedSeed_GivesPublishedOutputs()
    {
        var generator = new SplitMix64(1234567);
        ulong[] outputs = [generator.Next(), generator.Next(), generator.Next()];
        outputs.ShouldBe([6457827717110365317, 3203168211198807973, 9817491932198370423]);
    }
}

namespace NtkWorkbench.Runs.Tests;

public sealed class LockInterleavingTests
{
    // By these many seeds the world comes often to all that is counted below; a protocol without its look after the sign, or which trusts
    // in a sign for longer, fails in the first six.
    private const int Seeds = 12;
    private const int Turns = 3000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Take_ProcessesInAnyOrder_NoneWritesAfterItsSuccessor(bool hasLinks)
    {
        int takes = 0, refusals = 0, fenced = 0;
        for (long seed = 1; seed <= Seeds; seed++)
        {
            using var place = new TemporaryFolder();
            var world = new SimulatedWorld(RunFolder.CreateAt(place.File("run"), "name: a\n"), seed, hasLinks);

            world.Run(processes: 5, Turns);

            world.Violations.ShouldBeEmpty();
            (takes, refusals, fenced) = (takes + world.Takes, refusals + world.Refusals, fenced + world.Fenced);
        }
        takes.ShouldBeGreaterThan(5 * Seeds);
        refusals.ShouldBeGreaterThan(5 * Seeds);
        fenced.ShouldBeGreaterThan(Seeds / 2);
    }
}

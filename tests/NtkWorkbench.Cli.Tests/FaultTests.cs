using NtkWorkbench.Torture;

namespace NtkWorkbench.Cli.Tests;

/// <summary>Every call to the file system goes wrong once.</summary>
public sealed class FaultTests
{
    private const string Job = """
        name: short
        data: {kind: function, function: step, train: {count: 5}, test: {count: 4}}
        network: {hidden: [3]}
        training: {steps: 3, record_every: 1, batch: {size: 2, sampling: shuffled}}
        features: {grid: {count: 5, range: [0, 1]}, principal: 2, checkpoints: [init, 2, final]}
        figures: {formats: [svg]}
        """;

    // All calls are scripts/torture's: these are a part of them, other ones for each kind of fault.
    private const int Stride = 13;

    [Theory]
    [InlineData(FaultStage.Run)]
    [InlineData(FaultStage.Resume)]
    [InlineData(FaultStage.Plot)]
    public void Call_ThatGoesWrong_IsToldAndDamagesNothing(FaultStage stage)
    {
        using var folder = new TemporaryFolder();
        var trials = new FaultTrials(Invoke, folder.Path, folder.Write("job.yaml", Job));
        Fault[] faults = Enum.GetValues<Fault>();
        List<string> wrong = [];
        // Each fault comes to each call of another round; odd calls fail for ever.
        for (int n = 1; trials.Try(stage, n, faults[n % faults.Length], n % 2 == 1) is { } found; n += Stride)
            wrong.AddRange(found);
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    private static (int Exit, string Said) Invoke(string[] arguments)
    {
        using var session = new TestSession();
        int exit = session.Invoke(arguments);
        return (exit, session.Output + session.Errors);
    }
}

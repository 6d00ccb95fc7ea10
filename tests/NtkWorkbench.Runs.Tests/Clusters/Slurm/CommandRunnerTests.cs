using System.Diagnostics;

namespace NtkWorkbench.Runs.Tests;

public sealed class CommandRunnerTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    // Far more than the limit, far less than what the commands would take.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, string> Path = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" };

    private static CommandOutcome Bash(CommandRunner runner, string script, CancellationToken cancellation = default) =>
        runner.Run(new() { Program = "bash", Arguments = ["-c", script], Environment = Path }, cancellation);

    [SkippableFact]
    public void Run_MuchOnBothPipes_IsReadToTheEnd()
    {
        Skip.If(OperatingSystem.IsWindows(), "bash is missing there");
        CommandOutcome outcome = Bash(new CommandRunner(), "for i in {1..30000}; do echo outtext; echo errtext >&2; done; exit 3");
        outcome.Status.ShouldBe(3);
        outcome.Output.Length.ShouldBe(30_000 * 8);
        outcome.Error.Length.ShouldBe(30_000 * 8);
    }

    // What it began holds its pipes open.
    [SkippableFact]
    public void Run_LateCommand_IsEndedAndHasNoStatus()
    {
        Skip.If(OperatingSystem.IsWindows(), "bash is missing there");
        long began = Stopwatch.GetTimestamp();
        CommandOutcome outcome = Bash(new CommandRunner(Limit), "sleep 60 & echo begun; sleep 60");
        outcome.Status.ShouldBeNull();
        outcome.Error.ShouldBe("bash did not answer within 0.3 s");
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Soon);
    }

    [SkippableFact]
    public void Run_Cancelled_EndsTheCommand()
    {
        Skip.If(OperatingSystem.IsWindows(), "bash is missing there");
        using var source = new CancellationTokenSource(Limit);
        long began = Stopwatch.GetTimestamp();
        Should.Throw<OperationCanceledException>(() => Bash(new CommandRunner(), "sleep 60", source.Token));
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Soon);
    }

    [SkippableFact]
    public void Run_Environment_IsTheGivenOneAlone()
    {
        Skip.If(OperatingSystem.IsWindows(), "bash is missing there");
        Environment.GetEnvironmentVariable("HOME").ShouldNotBeNull();
        Bash(new CommandRunner(), "echo \"<$HOME>\"; cat").Output.ShouldBe("<>\n", "and nothing is to be read");
    }

    [SkippableFact]
    public void Run_ArgumentTooLong_SaysSo()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "an argument may have 128 KiB there");
        CommandOutcome outcome = Bash(new CommandRunner(), new string('x', 1 << 18));
        outcome.Status.ShouldBeNull();
        outcome.Error.ShouldBe("bash cannot be started: Argument list too long");
    }

    [Fact]
    public void Run_MissingProgram_HasNoStatus()
    {
        CommandOutcome outcome = new CommandRunner().Run(
            new() { Program = "no-such-program-of-slurm", Arguments = [], Environment = Path }, CancellationToken.None);
        outcome.Status.ShouldBeNull();
        outcome.Error.ShouldBe("no-such-program-of-slurm is not on the search path");
    }
}

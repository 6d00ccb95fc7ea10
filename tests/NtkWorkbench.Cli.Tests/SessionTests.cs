using Spectre.Console;

namespace NtkWorkbench.Cli.Tests;

/// <summary>Work that does not end when it is told to.</summary>
public sealed class SessionTests : IDisposable
{
    private readonly HandClock _clock = new();
    private readonly ManualResetEventSlim _goesOn = new();
    private readonly List<int> _ended = [];
    private readonly StringWriter _errors = new();
    private readonly Interruption _interruption;
    private readonly Session _session;

    public SessionTests()
    {
        _interruption = new Interruption(_clock, _ended.Add);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_errors) });
        _session = new Session(TextWriter.Null, console, new Lazy<Workbench>(() => throw new NotSupportedException()), _interruption,
            _ => null);
    }

    public void Dispose()
    {
        _goesOn.Set();
        _interruption.Dispose();
    }

    [Fact]
    public async Task Execute_StuckWork_IsLeftAfterThreeSeconds()
    {
        Task<int> running = Task.Run(() => _session.Execute(Work));
        _interruption.Tell(ExitCode.Terminated);

        await ShouldBeLeft(running, after: 3, ExitCode.Terminated);
    }

    [Theory]
    [InlineData(true, 75)]
    [InlineData(false, 25)]
    public async Task ExecuteTask_StuckWork_IsGivenWhatTheSchedulerGives(bool isTimeOver, int seconds)
    {
        Task<int> running = await BeginTask();
        _interruption.Tell(ExitCode.Terminated, isTimeOver);

        await ShouldBeLeft(running, after: seconds, ExitCode.Requeue);
        _errors.ToString().ShouldContain("it goes on from the last saved state");
    }

    // SIGTERM at the time limit: what comes after it is counted from it. A further one changes nothing.
    [Fact]
    public async Task ExecuteTask_SignalsAfterTheFirst_NeverGiveMoreTime()
    {
        Task<int> running = await BeginTask();
        _interruption.Tell(ExitCode.Requeue, isTimeOver: true);
        _clock.Seconds = 10;
        _interruption.Tell(ExitCode.Terminated);
        _clock.Seconds = 20;
        _interruption.Tell(ExitCode.Terminated);
        _interruption.Tell(ExitCode.Requeue, isTimeOver: true);

        await ShouldBeLeft(running, after: 35, ExitCode.Requeue);
        _interruption.TaskEnd.ShouldBe(TaskEnd.OutOfTime);
    }

    [Fact]
    public async Task ExecuteTask_DoneAllTheSame_IsDone()
    {
        Task<int> running = await BeginTask();
        _interruption.Tell(ExitCode.Terminated);
        _goesOn.Set();

        (await running).ShouldBe((int)ExitCode.Done);
        _ended.ShouldBeEmpty();
    }

    private ExitCode Work()
    {
        _goesOn.Wait();
        return ExitCode.Done;
    }

    private async Task<Task<int>> BeginTask()
    {
        using var hasBegun = new SemaphoreSlim(0);
        Task<int> running = Task.Run(() => _session.ExecuteTask(() =>
        {
            hasBegun.Release();
            return Work();
        }));
        await hasBegun.WaitAsync();
        return running;
    }

    private async Task ShouldBeLeft(Task<int> running, int after, ExitCode code)
    {
        _clock.Seconds = after - 1;
        await Task.WhenAny(running, Task.Delay(300));
        running.IsCompleted.ShouldBeFalse();
        _clock.Seconds = after;
        (await running.WaitAsync(TimeSpan.FromMinutes(1))).ShouldBe((int)code);
        _ended.ShouldBe([(int)code]);
    }

    private sealed class HandClock : TimeProvider
    {
        public volatile int Seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}

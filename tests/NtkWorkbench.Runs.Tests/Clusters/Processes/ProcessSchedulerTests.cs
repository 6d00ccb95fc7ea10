using System.Diagnostics;

namespace NtkWorkbench.Runs.Tests;

public sealed class ProcessSchedulerTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly ProcessScheduler _scheduler = new();
    private readonly List<QueuedTasks> _queued = [];

    public void Dispose()
    {
        _scheduler.Cancel(_queued);
        _folder.Dispose();
    }

    // Writes its arguments down and stays until it is told to end.
    private void Submit(int parallel, params IReadOnlyList<int> tasks)
    {
        Skip.If(OperatingSystem.IsWindows(), "bash is missing there");
        string program = _folder.Write("program.sh", """
            trap 'echo ended >>"$6"; exit' TERM
            printf '%s\n' "$@" "$PWD" "$DOTNET_PROCESSOR_COUNT" >"$6.part"
            mv "$6.part" "$6"
            while true; do sleep 0.02; done

            """);
        _scheduler.Submit(SampleBatch.In(_folder.Path, tasks) with { Program = ["/bin/bash", program], Parallel = parallel }, _queued.Add);
    }

    private string Log(int number) => _folder.File("cluster", "logs", $"process-1-{number}.log");

    private SchedulerAnswer Poll() => _scheduler.Poll(_queued, CancellationToken.None);

    [SkippableFact]
    public void Submit_TwoAtOnce_StartsTwoWithAllTasks()
    {
        Submit(parallel: 2, 1, 2, 3, 7);
        _queued.Select(queued => queued.Tasks).ShouldBe(["1-3,7", "1-3,7"]);
        foreach (int number in new[] { 1, 2 })
        {
            WaitFor(() => File.Exists(Log(number)));
            File.ReadLines(Log(number)).ShouldBe(
                ["task", ".", "1-3,7", "--detached", "--log", $"cluster/logs/process-1-{number}.log", _folder.Path, "1"]);
        }
    }

    [SkippableFact]
    public void Submit_FewerTasksThanAtOnce_StartsNoMore()
    {
        Submit(parallel: 5, 1, 2);
        _queued.Count.ShouldBe(2);
    }

    [SkippableFact]
    public void Poll_AliveAndEnded_TellsWhichNobodyBegins()
    {
        Submit(parallel: 2, 1, 2);
        Poll().Tasks.Select(task => (task.Task, task.State)).ShouldBe([(1, QueuedState.Waiting), (2, QueuedState.Waiting)]);
        _scheduler.Cancel([_queued[0]]);
        Poll().Tasks.Select(task => task.State).ShouldBe([QueuedState.Waiting, QueuedState.Waiting], "the other has all tasks too");
        _scheduler.Cancel(_queued);
        SchedulerAnswer answer = Poll();
        answer.IsKnown.ShouldBeTrue();
        answer.Tasks.Select(task => (task.Task, task.State)).ShouldBe([(1, QueuedState.Gone), (2, QueuedState.Gone)]);
    }

    [SkippableFact]
    public void Poll_OneTask_Runs()
    {
        Submit(parallel: 1, 4);
        QueuedTask task = Poll().Tasks.Single();
        (task.Task, task.State, task.Node).ShouldBe((4, QueuedState.Running, Environment.MachineName));
    }

    [SkippableFact]
    public void Cancel_Processes_AsksThemToEnd()
    {
        Submit(parallel: 1, 4);
        WaitFor(() => File.Exists(Log(1)));
        _scheduler.Cancel(_queued);
        File.ReadLines(Log(1)).Last().ShouldBe("ended");
    }

    // A number that was given anew: this process's own, which must live on.
    [Fact]
    public void Cancel_NumberOfAnother_EndsNothing()
    {
        LocalProcess own = LocalProcess.Of(Environment.ProcessId);
        own.IsAlive.ShouldBeTrue();
        QueuedTasks[] other = [new() { Id = (own with { Start = $"{own.Start}1" }).ToString(), Tasks = "1" }];
        _scheduler.Cancel(other);
        _scheduler.Poll(other, CancellationToken.None).Tasks.Single().State.ShouldBe(QueuedState.Gone);
    }

    // Of the same number and start, in another space of processes or on another boot.
    [Fact]
    public void Poll_ProcessFromBeforeTheMachineWasStarted_IsGone()
    {
        QueuedTasks[] before = [new() { Id = (LocalProcess.Of(Environment.ProcessId) with { Machine = "5f" }).ToString(), Tasks = "1" }];
        _scheduler.Cancel(before);
        _scheduler.Poll(before, CancellationToken.None).Tasks.Single().State.ShouldBe(QueuedState.Gone);
    }

    [SkippableFact]
    public void Submit_ManySparseTasks_AreGivenInSeveralWords()
    {
        int[] tasks = [.. Enumerable.Range(0, 60_000).Select(i => 1 + (2 * i))];
        Skip.If(OperatingSystem.IsWindows(), "bash is missing there");
        string program = _folder.Write("program.sh", "printf '%s\\n' \"$@\" >part && mv part all\n");
        _scheduler.Submit(SampleBatch.In(_folder.Path, tasks) with { Program = ["/bin/bash", program], Parallel = 1 }, _queued.Add);
        WaitFor(() => File.Exists(_folder.File("all")));
        string[] words = File.ReadAllLines(_folder.File("all"));
        words.Length.ShouldBeGreaterThan(6);
        string.Join(',', words[2..^3]).ShouldBe(TaskNumbers.Format(tasks));
    }

    [SkippableFact]
    public void Submit_InAJobOfSlurm_HidesThat()
    {
        Skip.If(OperatingSystem.IsWindows(), "bash is missing there");
        string program = _folder.Write("program.sh", "env | grep -c -e ^SLURM_ -e ^SBATCH_ >part; mv part count\n");
        Environment.SetEnvironmentVariable("SLURM_JOB_ID", "17");
        try
        {
            _scheduler.Submit(SampleBatch.In(_folder.Path) with { Program = ["/bin/bash", program], Parallel = 1 }, _queued.Add);
        }
        finally
        {
            Environment.SetEnvironmentVariable("SLURM_JOB_ID", null);
        }
        WaitFor(() => File.Exists(_folder.File("count")));
        File.ReadAllText(_folder.File("count")).Trim().ShouldBe("0");
    }

    [Fact]
    public void Poll_ProcessesOfAnotherMachine_SaysWhere()
    {
        QueuedTasks[] other = [new() { Id = "elsewhere:17:4:5f", Tasks = "1" }];
        _scheduler.Poll(other, CancellationToken.None).IsKnown.ShouldBeFalse();
        _scheduler.Poll(other, CancellationToken.None).Remark!.ShouldContain("started on elsewhere");
        Should.Throw<NtkException>(() => _scheduler.Cancel(other)).Message.ShouldContain("cancel them there");
    }

    [Fact]
    public void Submit_MissingProgram_SaysWhich()
    {
        TaskBatch batch = SampleBatch.In(_folder.Path) with { Program = ["/no/such/program"] };
        Should.Throw<NtkException>(() => _scheduler.Submit(batch, _queued.Add)).Message
            .ShouldStartWith("/no/such/program cannot be started");
    }

    [Theory]
    [InlineData("a:1:2:5f", true)]
    [InlineData("a:0:2:5f", false)]
    [InlineData("a:-1:2:5f", false)]
    [InlineData("a:1:2", false)]
    [InlineData("a:1", false)]
    [InlineData("17", false)]
    public void Parse_Texts_AreProcessesOrNot(string text, bool isOne) => (LocalProcess.Parse(text)?.ToString() == text).ShouldBe(isOne);

    private static void WaitFor(Func<bool> isDone)
    {
        long began = Stopwatch.GetTimestamp();
        while (!isDone() && Stopwatch.GetElapsedTime(began) < Soon)
            Thread.Sleep(10);
        isDone().ShouldBeTrue();
    }
}

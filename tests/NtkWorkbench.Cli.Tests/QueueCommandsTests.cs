namespace NtkWorkbench.Cli.Tests;

/// <summary>run, resume, status, cancel and task with a scheduler, which a test plays.</summary>
public sealed class QueueCommandsTests : IDisposable
{
    private const string Job = """
        name: small
        data: {kind: function, function: step, train: {count: 12}, test: {count: 8}}
        network: {hidden: [3]}
        training: {steps: 5}
        figures: {formats: []}
        seeds: 2
        slurm: {memory: 700M, time: 10}
        """;

    private readonly SimulatedScheduler _scheduler = new();
    private readonly TestSession _session;
    private readonly string _job, _family;

    public QueueCommandsTests()
    {
        _session = new TestSession(scheduler: _scheduler);
        (_job, _family) = (_session.Write("job.yaml", Job), Path.Combine(_session.Folder, "family"));
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Run_OnScheduler_QueuesEachMemberAndNamesTheFolder()
    {
        Invoke("run", _job, "--on", "slurm", "--parallel", "2", "--out", _family, "slurm.time=1:00:00");

        TaskBatch batch = _scheduler.Submitted.Single();
        batch.Tasks.ShouldBe([1, 2]);
        batch.Parallel.ShouldBe(2);
        batch.Folder.ShouldBe(_family);
        batch.Resources.Memory.ShouldBe(new MemorySize(700));
        batch.Resources.Time.ShouldBe(new TimeLimit(TimeSpan.FromHours(1)));
        _session.Output.ShouldContain("small: tasks 1-2 queued as 1");
        File.ReadAllText(Path.Combine(_family, "job.yaml")).ShouldBe(Job);
        File.ReadAllText(Path.Combine(_family, "seed-0", "resolved.yaml")).ShouldNotContain("slurm");
    }

    [Fact]
    public void Run_NoMemorySaid_AsksForTheEstimateAndSomeToSpare()
    {
        Invoke("run", _job, "--on", "slurm", "--out", _family, "slurm={}");

        _scheduler.Submitted.Single().Resources.Memory!.Value.Mebibytes.ShouldBeInRange(256, 1024);
    }

    [Fact]
    public void Run_LessMemoryThanNeeded_Warns()
    {
        Invoke("run", _job, "--on", "slurm", "--out", _family, "slurm.memory=50M");

        _session.Errors.ShouldContain("warning: slurm.memory is 50M, the largest member needs about");
    }

    [Fact]
    public void Run_PerTask_PutsSeveralMembersIntoOne()
    {
        Invoke("run", _job, "--on", "slurm", "--per-task", "2", "--out", _family);

        _scheduler.Submitted.Single().Tasks.ShouldBe([1]);
        File.ReadAllText(Path.Combine(_family, "cluster", "tasks.csv")).ShouldBe("task,member\n1,seed-0\n1,seed-1\n");
    }

    [Fact]
    public void Run_DryRun_PrintsTheScriptsAndWritesNothing()
    {
        Invoke("run", _job, "--on", "slurm", "--dry-run", "--out", _family);

        _session.Output.ShouldContain("# 2 members in 2 tasks\n# --- job-1.sh\n#!/bin/bash");
        Directory.Exists(_family).ShouldBeFalse();
        _scheduler.Submitted.ShouldBeEmpty();
    }

    [Fact]
    public void Run_Refused_SaysHowToGoOn()
    {
        _scheduler.RefusedArray = 1;

        _session.Invoke("run", _job, "--on", "slurm", "--out", _family).ShouldBe(1);

        _session.Errors.ShouldContain("sbatch: error: Invalid account");
        _session.Errors.ShouldContain("is ready: when the cause is gone, ntk resume ");
        Invoke("resume", _family, "--on", "slurm");
        _scheduler.Submitted.Count.ShouldBe(2);
    }

    [Fact]
    public void Task_LastOfThem_MakesTheComparison()
    {
        Invoke("run", _job, "--on", "slurm", "--out", _family);

        Invoke("task", _family, "2");
        Invoke("status", _family);
        _session.Output.ShouldContain("small: 2 members: 1 waiting, 1 done");
        Directory.Exists(Path.Combine(_family, "comparison")).ShouldBeFalse();
        Invoke("task", _family, "1");

        Invoke("status", _family, "--all");
        _session.Output.ShouldContain("small: 2 members: 2 done");
        _session.Output.ShouldContain($"the comparison is in {Path.Combine(_family, "comparison", "report.md")}");
        Invoke("resume", _family, "--on", "slurm");
        _session.Output.ShouldContain("completed, nothing is left to be done");
    }

    [Fact]
    public void Compare_Unfinished_SaysWhatIsMissing()
    {
        Invoke("run", _job, "--on", "slurm", "--out", _family);
        Invoke("task", _family, "1");
        string comparison = Path.Combine(_session.Folder, "so-far");

        Invoke("compare", _family, "--out", comparison);

        File.ReadAllText(Path.Combine(comparison, "report.md")).ShouldContain("`seed-1` is not compared");
    }

    [Fact]
    public void Resume_QueuedWithoutScheduler_IsRefused()
    {
        Invoke("run", _job, "--on", "slurm", "--out", _family);

        _session.Invoke("resume", _family).ShouldBe(2);

        _session.Errors.ShouldContain("has tasks that are queued or running");
    }

    [Fact]
    public void Resume_MoreAsked_QueuesWithThat()
    {
        Invoke("run", _job, "--on", "slurm", "--out", _family);
        _scheduler.Say(1, QueuedState.OutOfMemory);
        _scheduler.Say(2, QueuedState.Running);

        Invoke("resume", _family, "--on", "slurm", "slurm.memory=3G");

        _scheduler.Submitted[^1].Tasks.ShouldBe([1]);
        _scheduler.Submitted[^1].Resources.Memory.ShouldBe(new MemorySize(3072));
        _scheduler.Submitted[^1].Resources.Time.ShouldBe(new TimeLimit(TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public void Cancel_Queued_TakesThemBackAndResumeGoesOn()
    {
        Invoke("run", _job, "--on", "slurm", "--out", _family);

        Invoke("cancel", _family);

        _scheduler.Cancelled.ShouldBe(["1"]);
        _scheduler.Forget(1);
        _scheduler.Forget(2);
        Invoke("status", _family);
        _session.Output.ShouldContain("2 cancelled");
        _session.Invoke("resume", _family).ShouldBe(0, _session.Errors);
        _session.Output.ShouldContain("2 completed");
    }

    [Fact]
    public void Status_LocalFamily_TellsFromItsFolder()
    {
        Invoke("run", _job, "--out", _family);

        Invoke("status", _family, "--watch");

        _session.Output.ShouldContain("small: 2 members: 2 done");
    }

    [Theory]
    [InlineData("no scheduler 'pbs'", "run", "job.yaml", "--on", "pbs")]
    [InlineData("--parallel needs a scheduler", "run", "job.yaml", "--parallel", "2")]
    [InlineData("--wait needs a scheduler", "run", "job.yaml", "--wait")]
    [InlineData("--per-task must be a number from 1 to 100000, got '0'", "run", "job.yaml", "--on", "slurm", "--per-task", "0")]
    [InlineData("slurm.memory must be", "run", "job.yaml", "--on", "slurm", "slurm.memory=lots")]
    [InlineData("slurm.memory=1G says what tasks of a scheduler get: add --on slurm", "resume", ".", "slurm.memory=1G")]
    [InlineData("no such folder", "status", "nowhere")]
    [InlineData("no such folder", "cancel", "nowhere")]
    [InlineData("no such folder", "task", "nowhere", "1")]
    public void Invoke_BadInput_IsSaidInWords(string words, params string[] arguments)
    {
        _session.Invoke([.. arguments.Select(argument => argument == "job.yaml" ? _job : argument)]).ShouldBe(2);

        _session.Errors.ShouldContain(words);
    }

    [Fact]
    public void Task_NumberThatIsNone_NamesTheNumbers()
    {
        Invoke("run", _job, "--on", "slurm", "--out", _family);

        _session.Invoke("task", _family, "3").ShouldBe(2);

        _session.Errors.ShouldContain("tasks from 1 to 2, as in 1-5,9, got '3'");
    }

    private void Invoke(params string[] arguments) => _session.Invoke(arguments).ShouldBe(0, _session.Errors);
}

namespace NtkWorkbench.Runs.Tests;

public sealed class SlurmSchedulerTests : IDisposable
{
    private const string Config = "MaxArraySize            = 1001\nMaxJobCount             = 10000\n";

    // Words of Slurm 22.05.8.
    private const string NoSuchJob = "slurm_load_jobs error: Invalid job id specified\n";
    private const string Away = "slurm_load_jobs error: Unable to contact slurm controller (connect failure)\n";
    private const string NoAccounts = "Slurm accounting storage is disabled\n";
    private const string NoNodeLeft = "sbatch: error: Batch job submission failed: Requested node configuration is not available\n";
    private const string TooLong = "sbatch: error: Batch job submission failed: Requested time limit is invalid (missing or exceeds some "
        + "limit)\n";
    private const string NoPartition = "sbatch: error: invalid partition specified: nosuch\n"
        + "sbatch: error: Batch job submission failed: Invalid partition name specified\n";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordedCommands _commands = new();
    private readonly List<QueuedTasks> _queued = [];

    public void Dispose() => _folder.Dispose();

    private TaskBatch Batch(params IReadOnlyList<int> tasks) => SampleBatch.In(_folder.Path, tasks);

    private void Submit(TaskBatch batch) => _commands.Scheduler().Submit(batch, _queued.Add);

    private SchedulerAnswer Poll(params IReadOnlyList<QueuedTasks> queued) => _commands.Scheduler().Poll(queued, CancellationToken.None);

    private static QueuedTasks Array(string id, string tasks = "1-3", int offset = 0) => new() { Id = id, Tasks = tasks, Offset = offset };

    [Fact]
    public void MostTasks_OfACluster_IsHalfOfWhatItHolds() =>
        _commands.With("scontrol", Config).Scheduler().MostTasks().ShouldBe(5000);

    [Fact]
    public void MostTasks_ControllerAway_SaysSo()
    {
        _commands.With("scontrol", "", 1, "slurm_load_ctl_conf error: Unable to contact slurm controller (connect failure)\n");
        Should.Throw<NtkException>(() => _commands.Scheduler().MostTasks()).Message.ShouldContain("Unable to contact slurm controller");
    }

    [Fact]
    public void MostTasks_NoSlurm_SaysWhatIsMissing() =>
        Should.Throw<NtkException>(() => _commands.Scheduler().MostTasks()).Message.ShouldContain("scontrol is not on the search path");

    [Fact]
    public void Submit_OneArray_QueuesItAndItsFollowUp()
    {
        SubmitTo(Batch() with { Parallel = 2 }, "17\n", "18\n");
        _commands.Lines.Skip(1).ShouldBe(
        [
            $"sbatch --parsable --array=1-3%2 --chdir={_folder.Path} {_folder.File("cluster", "job.sh")} 0",
            $"sbatch --parsable --chdir={_folder.Path} --dependency=afternotok:17 --kill-on-invalid-dep=yes "
                + _folder.File("cluster", "follow-up.sh"),
        ]);
        _queued.ShouldBe([new() { Id = "17", Tasks = "1-3", FollowUp = "18" }]);
        File.ReadAllText(_folder.File("cluster", "job.sh")).ShouldBe(_commands.Scheduler().Scripts(Batch())[0].Text);
        Directory.Exists(_folder.File("cluster", "logs")).ShouldBeTrue();
    }

    [Fact]
    public void Submit_ManyTasks_AreSeveralArraysWithTheirOffsets()
    {
        SubmitTo(Batch([.. Enumerable.Range(1, 1500)]) with { IsFollowedUp = false }, "17\n", "18\n");
        _queued.Select(array => (array.Id, array.Offset, array.Tasks)).ShouldBe([("17", 0, "1-1000"), ("18", 1000, "1001-1500")]);
        _commands.Lines.Last().ShouldEndWith("job.sh 1000");
    }

    [Fact]
    public void Submit_FewerAtOnceThanArrays_LetsOneWaitForAnother()
    {
        SubmitTo(Batch([.. Enumerable.Range(1, 2500)]) with { Parallel = 2, IsFollowedUp = false }, "17\n", "18\n", "19\n");
        _commands.Lines.ElementAt(3).ShouldStartWith("sbatch --parsable --array=1-500%1 ");
        _commands.Lines.ElementAt(3).ShouldContain(" --dependency=afterany:17 ");
        _commands.Lines.ElementAt(2).ShouldNotContain("--dependency");
    }

    [Fact]
    public void Submit_ClusterThatNamesItself_IsRememberedAndAskedForTheFollowUp()
    {
        SubmitTo(Batch(), "a site's greeting\n17;west\n", "18;west\n");
        _queued.Single().ShouldBe(new() { Id = "17", Cluster = "west", Tasks = "1-3", FollowUp = "18" });
        _commands.Lines.Last().ShouldContain(" --clusters=west ");
    }

    [Fact]
    public void Submit_Refused_SaysSlurmsOwnWords()
    {
        _commands.With("scontrol", Config).With("sbatch", "", 1, NoPartition);
        Should.Throw<NtkException>(() => Submit(Batch())).Message.ShouldContain("invalid partition specified: nosuch");
        _queued.ShouldBeEmpty();
    }

    [Fact]
    public void Submit_RefusedInTheMiddle_SaysWhatWasQueued()
    {
        _commands.With("scontrol", Config).With("sbatch", "17\n").With("sbatch", "", 1, NoPartition);
        Should.Throw<NtkException>(() => Submit(Batch([.. Enumerable.Range(1, 1500)]) with { IsFollowedUp = false }))
            .Message.ShouldEndWith("queued before that: tasks 1-1000 as 17");
        _queued.Single().Id.ShouldBe("17");
    }

    [Fact]
    public void Submit_Late_SaysHowToFindOut()
    {
        _commands.With("scontrol", Config).With("sbatch", "", status: null, "sbatch did not answer within 60 s");
        Should.Throw<NtkException>(() => Submit(Batch())).Message.ShouldContain("squeue --me --name=widths");
    }

    [Fact]
    public void Submit_FollowUpRefused_IsARemark()
    {
        _commands.With("scontrol", Config).With("sbatch", "17\n").With("sbatch", "", 1, NoNodeLeft);
        Submit(Batch());
        _queued.Single().FollowUp.ShouldBeNull();
        _queued.Single().Remark!.ShouldContain("Requested node configuration is not available");
    }

    [Fact]
    public void Submit_FollowUpRefusedForItsTime_AsksForThatOfTheTasks()
    {
        _commands.With("scontrol", Config).With("sbatch", "17\n").With("sbatch", "", 1, TooLong).With("sbatch", "18\n");
        Submit(Batch() with { Resources = new() { Time = new(TimeSpan.FromMinutes(5)) } });
        _queued.Single().FollowUp.ShouldBe("18");
        _queued.Single().Remark.ShouldBeNull();
        _commands.Lines.ElementAt(2).ShouldNotContain("--time");
        _commands.Lines.Last().ShouldEndWith($" --time=00:05:00 {_folder.File("cluster", "follow-up.sh")}");
    }

    [Fact]
    public void Submit_ExcludedNodes_AreLeftOut()
    {
        SubmitTo(Batch() with { ExcludedNodes = ["n1", "n2"], IsFollowedUp = false }, "17\n");
        _commands.Lines.Last().ShouldContain(" --exclude=n1,n2 ");
    }

    [Fact]
    public void Submit_AllNodesExcluded_DoesWithout()
    {
        _commands.With("scontrol", Config).With("sbatch", "", 1, NoNodeLeft).With("sbatch", "17\n");
        Submit(Batch() with { ExcludedNodes = ["n1"], IsFollowedUp = false });
        _queued.Single().Id.ShouldBe("17");
        _commands.Lines.Last().ShouldNotContain("--exclude");
    }

    [Fact]
    public void Poll_TasksOfTwoArrays_AreAskedForAtOnce()
    {
        _commands.With("squeue", """
            17_1|RUNNING|n1|10:00|None
            17_2|PENDING||20:00|Priority
            18_1|COMPLETED|n2|0:10|None
            99_1|RUNNING|n1|1:00|None

            """);
        SchedulerAnswer answer = Poll(Array("17", "1-2"), Array("18", "1001", offset: 1000));
        answer.IsKnown.ShouldBeTrue();
        answer.Remark.ShouldBeNull();
        answer.Tasks.ShouldBe(
        [
            new() { Task = 1, Job = "17_1", State = QueuedState.Running, Node = "n1", TimeLeft = TimeSpan.FromMinutes(10) },
            new() { Task = 2, Job = "17_2", State = QueuedState.Waiting, Reason = "Priority" },
            new() { Task = 1001, Job = "18_1", State = QueuedState.Completed, Node = "n2" },
        ]);
        _commands.Lines.Single().ShouldBe("squeue --noheader --array --states=all --jobs=17,18 --format=%i|%T|%N|%L|%r");
    }

    [Fact]
    public void Poll_TaskQueuedAgain_IsWhatHasNotEnded()
    {
        _commands.With("squeue", """
            17_1|RUNNING|n1|10:00|None
            17_2|FAILED|n1|10:00|None
            18_1|CANCELLED|n2|0:10|None
            18_2|TIMEOUT|n2|0:10|None

            """);
        Poll(Array("17", "1-2"), Array("18", "1-2")).Tasks.Select(task => task.State)
            .ShouldBe([QueuedState.Running, QueuedState.OutOfTime], "the first still runs, the second ended last as 18_2");
    }

    [Fact]
    public void Poll_TasksThatSqueueForgot_AreAskedOfSacct()
    {
        _commands.With("squeue", "17_2|RUNNING|n1|10:00|None\n")
            .With("sacct", "17_1|NODE_FAIL|n3\n17_1|COMPLETED|n1\n17_2|COMPLETED|n1\n17_3|RUNNING|n2\n");
        Poll(Array("17")).Tasks.Select(task => (task.Task, task.State))
            .ShouldBe([(1, QueuedState.Completed), (2, QueuedState.Running)], "accounts that never closed say nothing of the third");
        _commands.Lines.Last().ShouldBe("sacct -X --parsable2 --noheader --format=JobID,State,NodeList --jobs=17");
    }

    [Fact]
    public void Poll_NoAccounts_AreAskedOnce()
    {
        _commands.With("squeue", "17_2|RUNNING|n1|10:00|None\n").With("sacct", "", 1, NoAccounts);
        SlurmScheduler scheduler = _commands.Scheduler();
        scheduler.Poll([Array("17")], CancellationToken.None).Remark.ShouldBeNull();
        scheduler.Poll([Array("17")], CancellationToken.None).IsKnown.ShouldBeTrue();
        _commands.Asked.Count(command => command.Program == "sacct").ShouldBe(1);
    }

    [Fact]
    public void Poll_AccountsThatFail_AreARemark()
    {
        _commands.With("squeue", "17_2|RUNNING|n1|10:00|None\n").With("sacct", "", 1, "sacct: error: Problem talking to the database\n");
        SchedulerAnswer answer = Poll(Array("17"));
        answer.IsKnown.ShouldBeTrue();
        answer.Remark!.ShouldContain("Problem talking to the database");
    }

    // Slurm 22.05.8: one job that is gone is an error, several are no lines and status 0.
    [Fact]
    public void Poll_OneJobThatIsGone_IsAnAnswer()
    {
        _commands.With("squeue", "", 1, NoSuchJob);
        SchedulerAnswer answer = Poll(Array("17"));
        answer.IsKnown.ShouldBeTrue();
        answer.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void Poll_SeveralJobsThatAreGone_AreAnAnswerOnceSqueueSaysSoOfOne()
    {
        _commands.With("squeue", "").With("squeue", "", 1, NoSuchJob);
        Poll(Array("17"), Array("18")).IsKnown.ShouldBeTrue();
        _commands.Lines.ElementAt(1).ShouldContain("--jobs=18 ");
    }

    [Fact]
    public void Poll_ErrorOfOneAmongSeveral_SaysNothing()
    {
        _commands.With("squeue", "", 1, NoSuchJob);
        Poll(Array("17"), Array("18")).IsKnown.ShouldBeFalse("the other may be there");
    }

    public static TheoryData<string, int?, string> Silences => new()
    {
        { "", 0, "" },
        { "", 1, Away },
        { "", 1, "slurm_load_jobs error: Socket timed out on send/recv operation\n" },
        { "", null, "squeue did not answer within 60 s" },
        { "17_1|RUNNING|n1|10:00|None\n", 1, Away },
        { "17_1|RUNNING|n1|10:00|None\n17_2|RUN", 0, "" },
        { "Welcome\n", 0, "" },
    };

    [Theory]
    [MemberData(nameof(Silences))]
    public void Poll_NoAnswer_SaysNothingOfAnyTask(string output, int? status, string error)
    {
        _commands.With("squeue", output, status, error);
        SchedulerAnswer answer = Poll(Array("17"));
        answer.IsKnown.ShouldBeFalse();
        answer.Tasks.ShouldBeEmpty();
        answer.Remark.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Poll_NoAnswer_IsNotAskedForAgainAtOnce()
    {
        var clock = new Clock();
        _commands.With("squeue", "", 1, Away);
        SlurmScheduler scheduler = _commands.Scheduler(clock);
        int[] asked = [.. new[] { 0, 4, 5, 9, 10, 400, 800, 1000, 1100 }.Select(AskAt)];
        asked.ShouldBe([1, 1, 2, 2, 2, 3, 4, 5, 6], "after 5 s, 10 s, 20 s, …");

        int AskAt(int second)
        {
            clock.Now = TimeSpan.FromSeconds(second);
            scheduler.Poll([Array("17")], CancellationToken.None).Remark!.ShouldContain("Unable to contact slurm controller");
            return _commands.Asked.Count;
        }
    }

    [Fact]
    public void Poll_AnswerAfterSilence_IsAskedForAtOnceAgain()
    {
        var clock = new Clock();
        _commands.With("squeue", "", 1, Away).With("squeue", "17_1|RUNNING|n1|10:00|None\n");
        SlurmScheduler scheduler = _commands.Scheduler(clock);
        scheduler.Poll([Array("17", "1")], CancellationToken.None);
        clock.Now = TimeSpan.FromSeconds(5);
        scheduler.Poll([Array("17", "1")], CancellationToken.None).IsKnown.ShouldBeTrue();
        scheduler.Poll([Array("17", "1")], CancellationToken.None).IsKnown.ShouldBeTrue();
    }

    [Fact]
    public void Poll_ManyArrays_StayWithinWhatAnArgumentMayHave()
    {
        const int mostOfAnArgument = 128 * 1024;
        _commands.With("squeue", "4000000000_1|RUNNING|n1|10:00|None\n").With("sacct", "", 1, NoAccounts);
        Poll([.. Enumerable.Range(0, 20_000).Select(i => Array($"{4_000_000_000 + i}", "1"))]);
        _commands.Asked.SelectMany(command => command.Arguments).Max(argument => argument.Length).ShouldBeLessThan(mostOfAnArgument);
    }

    [Theory]
    [InlineData("--me")]
    [InlineData("17 18")]
    [InlineData("17,18")]
    [InlineData("17\n")]
    public void Poll_IdThatIsNoNumber_ReachesNoCommand(string id)
    {
        Poll(Array(id)).IsKnown.ShouldBeTrue();
        _commands.Scheduler().Cancel([Array(id)]);
        _commands.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Cancel_ArrayWithAFollowUp_EndsTheFollowUpFirst()
    {
        _commands.With("scancel", "");
        _commands.Scheduler().Cancel([Array("17") with { FollowUp = "18" }, Array("19") with { Cluster = "west" }]);
        _commands.Lines.ShouldBe(["scancel --quiet 18", "scancel --quiet 17", "scancel --quiet --clusters=west 19"]);
    }

    [Fact]
    public void Cancel_WhatHasEnded_IsNoError()
    {
        _commands.With("scancel", "", 1, "scancel: error: Kill job error on job id 17: Invalid job id specified\n");
        Should.NotThrow(() => _commands.Scheduler().Cancel([Array("17")]));
    }

    [Fact]
    public void Cancel_ControllerAway_SaysSo()
    {
        _commands.With("scancel", "", 8,
            "scancel: error: Kill job error on job id 26: Unable to contact slurm controller (connect failure)\n");
        Should.Throw<NtkException>(() => _commands.Scheduler().Cancel([Array("26")])).Message.ShouldContain("Unable to contact");
    }

    private void SubmitTo(TaskBatch batch, params ReadOnlySpan<string> answers)
    {
        _commands.With("scontrol", Config);
        foreach (string answer in answers)
            _commands.With("sbatch", answer);
        Submit(batch);
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}

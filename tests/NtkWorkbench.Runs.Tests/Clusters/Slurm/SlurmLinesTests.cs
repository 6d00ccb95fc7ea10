namespace NtkWorkbench.Runs.Tests;

public sealed class SlurmLinesTests
{
    // Of Slurm 22.05.8: tasks that ran, were held, suspended, requeued by hand and into hold, cancelled, out of time, not to be launched.
    private const string Of22 = """
        44_2|COMPLETING|n3|UNLIMITED|job requeued in held state
        44_4|PENDING||UNLIMITED|JobArrayTaskLimit
        44_5|PENDING||UNLIMITED|JobHeldAdmin
        44_3|RUNNING|n1|UNLIMITED|None
        44_1|SUSPENDED|n2|364-23:59:59|None
        11_1|PENDING||UNLIMITED|BeginTime
        11_2|CANCELLED|n3|UNLIMITED|None
        2_1|TIMEOUT|n3|INVALID|TimeLimit
        3_1|RUNNING|n1|0:38|None
        8_1|COMPLETED|n2|364-23:59:59|None
        7_1|FAILED|n1|365-00:00:00|JobLaunchFailure
        1_1|FAILED|n1|364-23:59:58|NonZeroExitCode
        38_1|PENDING||UNLIMITED|ReqNodeNotAvail, UnavailableNodes:n[1-3]

        """;

    [Fact]
    public void OfSqueue_LinesOf22_AreRead()
    {
        SlurmLines lines = SlurmLines.OfSqueue(Of22);
        lines.Broken.ShouldBeNull();
        lines.Remark.ShouldBeNull();
        lines.Tasks.Select(task => $"{task.Array}_{task.Index} {task.State} {task.Node}").ShouldBe(
        [
            "44_2 Running n3", "44_4 Waiting ", "44_5 Held ", "44_3 Running n1", "44_1 Running n2", "11_1 Waiting ", "11_2 Cancelled n3",
            "2_1 OutOfTime n3", "3_1 Running n1", "8_1 Completed n2", "7_1 Failed n1", "1_1 Failed n1", "38_1 Waiting ",
        ]);
        lines.Tasks[8].TimeLeft.ShouldBe(TimeSpan.FromSeconds(38));
        lines.Tasks[4].TimeLeft.ShouldBeNull("a job without a limit is given a year");
        lines.Tasks[^1].Reason.ShouldBe("ReqNodeNotAvail, UnavailableNodes:n[1-3]");
        lines.Tasks[3].Reason.ShouldBeNull();
    }

    [Theory]
    [InlineData("44_[2,4-6]", new[] { 2, 4, 5, 6 })]
    [InlineData("44_[5-7%2]", new[] { 5, 6, 7 })]
    [InlineData("44_[1-9:4]", new[] { 1, 5, 9 })]
    [InlineData("44_[3]", new[] { 3 })]
    [InlineData("44_0", new[] { 0 })]
    [InlineData("44", new int[0])]
    public void ReadId_FormsOfOneLineForMany_AreAllOfThem(string id, int[] indices)
    {
        SlurmTask.ReadId(id)!.Value.Array.ShouldBe("44");
        SlurmTask.ReadId(id)!.Value.Indices.ShouldBe(indices);
    }

    [Theory]
    [InlineData("44_[1,3,5,...]")]
    [InlineData("44_[1-99999999]")]
    [InlineData("44_[1-9:0]")]
    [InlineData("44_")]
    [InlineData("44+1")]
    [InlineData("x")]
    [InlineData("")]
    public void ReadId_Others_AreNone(string id) => SlurmTask.ReadId(id).ShouldBeNull();

    [Theory]
    [InlineData("1-02:03:04", 93_784)]
    [InlineData("2:03:04", 7384)]
    [InlineData("3:04", 184)]
    [InlineData("0:00", 0)]
    [InlineData("UNLIMITED", null)]
    [InlineData("INVALID", null)]
    [InlineData("NOT_SET", null)]
    [InlineData("364-23:59:58", null)]
    public void ReadTimeLeft_AnyForm_IsRead(string text, int? seconds) =>
        ((int?)SlurmTask.ReadTimeLeft(text)?.TotalSeconds).ShouldBe(seconds);

    [Theory]
    [InlineData("11_1|RUNNING|n1|0:38|None\n11_2|RUNN")]
    [InlineData("11_1|RUNNING|n1|0:38|None\n11_2|RUNNING|n1\n")]
    [InlineData("11_1|RUNNING|n1|0:38|None")]
    [InlineData("|RUNNING|n1|0:38|None\n")]
    public void OfSqueue_LineCutOff_IsBroken(string output)
    {
        SlurmLines.OfSqueue(output).Broken.ShouldNotBeNull();
        SlurmLines.OfSqueue(output).Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void OfSqueue_WordsOfASite_AreRemarkedOn()
    {
        SlurmLines lines = SlurmLines.OfSqueue("Maintenance on Monday\n11_1|RUNNING|n1|0:38|None\n");
        lines.Tasks.Count.ShouldBe(1);
        lines.Remark.ShouldBe("an odd line: 'Maintenance on Monday'");
    }

    [Fact]
    public void OfSqueue_StateToCome_RunsAndIsRemarkedOn()
    {
        SlurmLines lines = SlurmLines.OfSqueue("11_1|LEVITATING|n1|0:38|None\n");
        lines.Tasks.Single().State.ShouldBe(QueuedState.Running);
        lines.Remark.ShouldBe("an unknown state: 'LEVITATING'");
    }

    // The form of sacct's manual page: parsable2, allocations alone.
    [Fact]
    public void OfSacct_Lines_AreRead()
    {
        SlurmLines lines = SlurmLines.OfSacct("""
            11_1|COMPLETED|n1
            11_2|CANCELLED by 1000|n2
            11_3|OUT_OF_MEMORY|n[1-2]
            11_4|NODE_FAIL|n3
            11_[5-6]|PENDING|None assigned
            11_7|CANCELLED|None assigned

            """);
        lines.Tasks.Select(task => $"{task.Index} {task.State} {task.Node}").ShouldBe(
            ["1 Completed n1", "2 Cancelled n2", "3 OutOfMemory n[1-2]", "4 NodeFailed n3", "5 Waiting ", "6 Waiting ", "7 Cancelled "]);
    }

    // Every word of job_state_codes of 20.11 to 26.05.
    [Theory]
    [InlineData("PENDING", nameof(QueuedState.Waiting))]
    [InlineData("REQUEUED", nameof(QueuedState.Waiting))]
    [InlineData("REQUEUE_FED", nameof(QueuedState.Waiting))]
    [InlineData("EXPEDITING", nameof(QueuedState.Waiting))]
    [InlineData("REQUEUE_HOLD", nameof(QueuedState.Held))]
    [InlineData("SPECIAL_EXIT", nameof(QueuedState.Held))]
    [InlineData("RESV_DEL_HOLD", nameof(QueuedState.Held))]
    [InlineData("RUNNING", nameof(QueuedState.Running))]
    [InlineData("CONFIGURING", nameof(QueuedState.Running))]
    [InlineData("POWER_UP_NODE", nameof(QueuedState.Running))]
    [InlineData("COMPLETING", nameof(QueuedState.Running))]
    [InlineData("STAGE_OUT", nameof(QueuedState.Running))]
    [InlineData("SIGNALING", nameof(QueuedState.Running))]
    [InlineData("RESIZING", nameof(QueuedState.Running))]
    [InlineData("UPDATE_DB", nameof(QueuedState.Running))]
    [InlineData("SUSPENDED", nameof(QueuedState.Running))]
    [InlineData("STOPPED", nameof(QueuedState.Running))]
    [InlineData("COMPLETED", nameof(QueuedState.Completed))]
    [InlineData("FAILED", nameof(QueuedState.Failed))]
    [InlineData("TIMEOUT", nameof(QueuedState.OutOfTime))]
    [InlineData("DEADLINE", nameof(QueuedState.OutOfTime))]
    [InlineData("OUT_OF_MEMORY", nameof(QueuedState.OutOfMemory))]
    [InlineData("NODE_FAIL", nameof(QueuedState.NodeFailed))]
    [InlineData("BOOT_FAIL", nameof(QueuedState.NodeFailed))]
    [InlineData("LAUNCH_FAILED", nameof(QueuedState.NodeFailed))]
    [InlineData("RECONFIG_FAIL", nameof(QueuedState.NodeFailed))]
    [InlineData("PREEMPTED", nameof(QueuedState.Preempted))]
    [InlineData("CANCELLED", nameof(QueuedState.Cancelled))]
    [InlineData("CANCELLED+", nameof(QueuedState.Cancelled))]
    [InlineData("REVOKED", nameof(QueuedState.Cancelled))]
    public void Read_EveryWord_IsAState(string word, string state) => SlurmStates.Read(word, reason: null).ToString().ShouldBe(state);

    [Theory]
    [InlineData("JobHeldUser", nameof(QueuedState.Held))]
    [InlineData("JobHoldMaxRequeue", nameof(QueuedState.Held))]
    [InlineData("launch failed requeued held", nameof(QueuedState.Held))]
    [InlineData("DependencyNeverSatisfied", nameof(QueuedState.Held))]
    [InlineData("Priority", nameof(QueuedState.Waiting))]
    public void Read_WaitingForAReason_IsHeldWhereSomebodyMustLetItGo(string reason, string state) =>
        SlurmStates.Read("PENDING", reason).ToString().ShouldBe(state);
}

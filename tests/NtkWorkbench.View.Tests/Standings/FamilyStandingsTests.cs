namespace NtkWorkbench.View.Tests;

public sealed class FamilyStandingsTests : IDisposable
{
    // Longer than rows are kept without a look, and than a family is left alone.
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1.5);

    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();
    private readonly AskedScheduler _scheduler = new();
    private readonly List<string> _errors = [];
    private RunCatalog? _catalog;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Look_FamilyOnAScheduler_StandsAsItsMembersDo()
    {
        QueuedFamily family = Family("family", "7", "a", "b", "c", "d");
        family.Write("a", "completed");
        family.Cluster.MarkEnded(1);
        family.Write("b", "running", "n1");
        family.Write("c", "cancelled");
        _scheduler.Say("7", 2, QueuedState.Running, "n1", TimeSpan.FromMinutes(9));
        _scheduler.Say("7", 3, QueuedState.Waiting);
        _scheduler.Say("7", 4, QueuedState.NodeFailed, "n2");
        FamilyStandings standings = Standings();
        standings.Look().Single(row => row.Family is null).State.ShouldBe(MemberState.Running, "a member says so before anybody was asked");

        await standings.Work;
        IReadOnlyList<ListedRun> rows = standings.Look();

        rows.Where(row => row.Family is not null).OrderBy(row => row.Name).Select(row => (row.State, row.Node, row.SecondsLeft)).ShouldBe(
        [
            (MemberState.Done, null, null), (MemberState.Running, "n1", 540), (MemberState.Preempted, null, null),
            (MemberState.Lost, "n2", null),
        ]);
        rows.Single(row => row.Name == "d").Message.ShouldBe("its node failed");
        rows.Single(row => row.Family is null).State.ShouldBe(MemberState.Running);
        standings.Look().ShouldBeSameAs(rows, "nothing has changed");
        _scheduler.Asked.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("waiting", nameof(QueuedState.Waiting), nameof(MemberState.Waiting))]
    [InlineData("cancelled", nameof(QueuedState.Waiting), nameof(MemberState.Preempted))]
    [InlineData("waiting", nameof(QueuedState.NodeFailed), nameof(MemberState.Lost))]
    [InlineData("waiting", nameof(QueuedState.Failed), nameof(MemberState.Failed))]
    [InlineData("waiting", nameof(QueuedState.Cancelled), nameof(MemberState.Cancelled))]
    public async Task Look_FamilyWithOneMemberThatIsNotDone_StandsAsThatDoes(string status, string said, string state)
    {
        QueuedFamily family = Family("family", "7", "a", "b");
        family.Write("a", "completed");
        family.Write("b", status);
        _scheduler.Say("7", 2, Enum.Parse<QueuedState>(said));
        FamilyStandings standings = Standings();

        (await Found(standings)).Select(row => row.State.ToString()).ShouldBe([state, nameof(MemberState.Done), state]);
    }

    [Fact]
    public async Task Look_SeveralViewersAndFamilies_AskOnceInHalfAMinute()
    {
        Family("one", "7", "a", "b");
        Family("two", "8", "a", "b");
        _scheduler.Say("7", 2, QueuedState.NodeFailed);
        _scheduler.Say("8", 2, QueuedState.Cancelled);
        FamilyStandings standings = Standings();
        ListedRun[] rows = await Found(standings);
        rows.Single(row => row.Path == "one/b").State.ShouldBe(MemberState.Lost);
        rows.Single(row => row.Path == "two/b").State.ShouldBe(MemberState.Cancelled);
        rows.Single(row => row.Path == "two/b").Job.ShouldBe("8_2");
        for (int i = 0; i < 15; i++)
        {
            await Found(standings);
            standings.Look(Record("one"));
            _clock.Advance(Later);
        }
        _scheduler.Asked.Count.ShouldBe(1);
        _clock.Advance(SharedSchedulers.Interval);

        await Found(standings);

        _scheduler.Asked.ShouldBe([["7", "8"], ["7", "8"]]);
    }

    [Fact]
    public async Task Look_AtOneFamily_AsksForThatAlone()
    {
        Family("one", "7", "a");
        Family("two", "8", "a");
        FamilyStandings standings = Standings();

        standings.Look(Record("two"));
        await standings.Work;

        _scheduler.Asked.ShouldBe([["8"]]);
    }

    [Fact]
    public async Task Look_Nobody_AsksNothing()
    {
        Family("one", "7", "a");
        FamilyStandings standings = Standings();
        await Found(standings);
        _clock.Advance(2 * SharedSchedulers.Interval);
        new SampleRun().Write(_folder.File("runs", "other"));

        standings.Look(Record("other"));
        await standings.Work;

        _scheduler.Asked.Count.ShouldBe(1, "one looks at a run that no scheduler has");
    }

    [Fact]
    public async Task Look_NoTasksOrNoneThatIsOpen_AsksNothing()
    {
        QueuedFamily done = Family("done", "7", "a", "b");
        done.Write("a", "completed");
        done.Write("b", "diverged");
        done.Cluster.MarkEnded(1);
        done.Cluster.MarkEnded(2);
        QueuedFamily failed = Family("failed", "8", "a");
        failed.Write("a", "failed");
        failed.Cluster.MarkEnded(1);
        Directory.Delete(Path.Combine(Family("local", "9", "a").Cluster.Family.Path, "cluster"), recursive: true);
        FamilyStandings standings = Standings();

        await Found(standings);
        standings.Look(Record("done"));
        await standings.Work;

        _scheduler.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_SchedulerThatIsAway_TellsWhatTheFilesSay()
    {
        QueuedFamily family = Family("family", "7", "a", "b");
        family.Write("a", "running", "elsewhere");
        _scheduler.Silent = "7";
        ListedRun[] rows = await Found(Standings());
        rows.Select(row => row.State).ShouldBe([MemberState.Running, MemberState.Running, MemberState.Waiting]);
        rows[0].Remark.ShouldBe("The scheduler: it is away");
        _errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Look_SchedulerThatIsSilentOfOneFamily_AnswersTheOther()
    {
        Family("one", "7", "a");
        Family("two", "8", "a");
        _scheduler.Silent = "7";
        _scheduler.Say("8", 1, QueuedState.NodeFailed);
        ListedRun[] rows = await Found(Standings());
        rows.Single(row => row.Path == "one").Remark.ShouldBe("The scheduler: it is away");
        rows.Single(row => row.Path == "two").State.ShouldBe(MemberState.Lost);
    }

    [Fact]
    public async Task Look_MachineWithoutTheScheduler_ShowsTheFamily()
    {
        Family("family", "7", "a");
        var standings = Standings(_ => null);
        ListedRun[] rows = await Found(standings);
        rows.Select(row => row.State).ShouldBe([MemberState.Waiting, MemberState.Waiting]);
        rows[0].Remark.ShouldBe("The scheduler: this program knows no scheduler slurm");
    }

    [Fact]
    public async Task Look_MemberThatEnds_IsDoneBeforeTheSchedulerKnows()
    {
        QueuedFamily family = Family("family", "7", "a", "b");
        _scheduler.Say("7", 1, QueuedState.Running, "n1", TimeSpan.FromMinutes(1));
        FamilyStandings standings = Standings();
        (await Found(standings)).Single(row => row.Path == "family/a").State.ShouldBe(MemberState.Running);
        family.Write("a", "completed");
        _clock.Advance(TimeSpan.FromSeconds(0.3));
        ListedRun row = standings.Look().Single(row => row.Path == "family/a");
        (row.State, row.SecondsLeft).ShouldBe((MemberState.Done, null));
    }

    [Fact]
    public async Task Look_TaskQueuedAgain_IsNotJudgedByTheAnswerOfBefore()
    {
        QueuedFamily family = Family("family", "7", "a");
        _scheduler.Say("7", 1, QueuedState.NodeFailed);
        FamilyStandings standings = Standings();
        (await Found(standings))[1].State.ShouldBe(MemberState.Lost);
        SubmittedBatch first = family.Cluster.Batches().Single();
        family.Cluster.Write(first with { Number = 2, Queued = [new QueuedTasks { Id = "9", Tasks = "1" }] });
        _scheduler.Say("9", 1, QueuedState.Waiting);
        _clock.Advance(SharedSchedulers.Interval);

        (await Found(standings))[1].State.ShouldBe(MemberState.Waiting);
        _scheduler.Asked[^1].ShouldBe(["9"]);
    }

    [Fact]
    public async Task Look_RunOfNoFamily_StandsAsItsTask()
    {
        string run = new SampleRun { Name = "one", Status = "waiting", HasReport = false }.Write(_folder.File("runs", "one"));
        var cluster = new ClusterFolder(RunFolder.Open(run));
        TaskTable.WriteOrRead(cluster, [TaskTable.Itself], 1, () => 1000);
        cluster.Write(new SubmittedBatch
        {
            Number = 1,
            Submitted = HandClock.Start,
            Scheduler = "slurm",
            Asked = new(),
            Tasks = "1",
            Queued = [new QueuedTasks { Id = "7", Tasks = "1" }],
        });
        _scheduler.Say("7", 1, QueuedState.Running, "n3");
        ListedRun row = (await Found(Standings())).Single();
        (row.State, row.Node, row.Job).ShouldBe((MemberState.Running, "n3", "7_1"));
    }

    [Fact]
    public async Task Look_LocalFamilyWhoseMemberRunsAlone_Runs()
    {
        QueuedFamily family = Family("family", "7", "a", "b");
        Directory.Delete(Path.Combine(family.Cluster.Family.Path, "cluster"), recursive: true);
        family.Write("b", "running", "elsewhere");
        (await Found(Standings())).Select(row => row.State).ShouldBe([MemberState.Running, null, null]);
    }

    [Fact]
    public async Task Look_DamagedTable_IsSaidAndKeepsNothingFromBeingShown()
    {
        QueuedFamily family = Family("family", "7", "a");
        File.WriteAllText(family.Cluster.TaskTable, "no table\n");
        ListedRun[] rows = await Found(Standings());
        rows[0].Remark.ShouldNotBeNull().ShouldContain("must begin with task,member");
        rows[1].Status.ShouldBe(RunStatus.Waiting);
    }

    [SkippableTheory]
    [InlineData("batches")]
    [InlineData("attempts")]
    [InlineData("batches/0002.json")]
    [InlineData("ended/000001")]
    public async Task Look_LinkAmongWhatIsRead_IsNotFollowed(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "links there need a right of their own");
        QueuedFamily family = Family("family", "7", "a");
        string link = Path.Combine(family.Cluster.Family.Path, "cluster", name);
        if (Directory.Exists(link))
            Directory.Delete(link, recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, Directory.CreateDirectory(_folder.File("outside")).FullName);
        ListedRun[] rows = await Found(Standings());
        rows[0].Remark.ShouldNotBeNull().ShouldContain("is a link");
        _scheduler.Asked.ShouldBeEmpty();
    }

    private QueuedFamily Family(string name, string array, params string[] members) =>
        new(_folder.File("runs", name), array, HandClock.Start, members);

    private FamilyStandings Standings() => Standings(name => name == "slurm" ? _scheduler : null);

    private FamilyStandings Standings(Func<string, IScheduler?> schedulers) =>
        new(_catalog = new RunCatalog(_folder.File("runs"), _clock), schedulers, new UnexpectedErrors(_errors.Add), _clock, default);

    private RunRecord Record(string path) => _catalog!.Find(SampleRun.IdOf(path)).ShouldNotBeNull();

    // Families before their members, by path.
    private static async Task<ListedRun[]> Found(FamilyStandings standings)
    {
        standings.Look();
        await standings.Work;
        return [.. standings.Look().OrderBy(row => row.Path, StringComparer.Ordinal)];
    }
}

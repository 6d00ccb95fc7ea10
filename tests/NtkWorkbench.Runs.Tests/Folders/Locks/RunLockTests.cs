namespace NtkWorkbench.Runs.Tests;

public sealed class RunLockTests : IDisposable
{
    // Five intervals and the grace.
    private const double Patience = 60;

    private readonly TemporaryFolder _place = new();
    private readonly RunFolder _folder;
    private readonly Party _one = new("one"), _other = new("other");

    public RunLockTests() => _folder = RunFolder.CreateAt(_place.File("run"), "name: a\n");

    private string[] Locks => [.. Directory.GetFiles(_folder.State).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Disk.Replace(null);
        _place.Dispose();
    }

    [Fact]
    public void Take_HeldByThisProcess_IsRefusedUntilItEnds()
    {
        using (RunLock.Take(_folder, _one.Terms))
            Should.Throw<FolderInUseException>(() => RunLock.Take(_folder, _one.Terms)).Message
                .ShouldContain("process 1 on one works on this run; wait for its end, or end it");

        using var next = RunLock.Take(_folder, _one.Terms);
        next.Generation.ShouldBe(2);
        next.IsInherited.ShouldBeFalse();
        Locks.ShouldBe(["lock-2"]);
    }

    [Fact]
    public void Take_ReleasedByAnotherMachine_IsTakenAtOnce()
    {
        RunLock.Take(_folder, _one.Terms).Dispose();

        RunLock.Take(_folder, _other.Terms).Dispose();

        _other.Waited.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Take_AnotherProcessOfThisMachine_IsRefusedAtOnceOrFollowedAtOnce()
    {
        var beside = new Party("one", id: 2);
        using var claim = RunLock.Take(_folder, _one.Terms);

        Should.Throw<FolderInUseException>(() => RunLock.Take(_folder, beside.Terms));
        beside.Gone.Add(1);
        using var next = RunLock.Take(_folder, beside.Terms);

        beside.Waited.ShouldBe(TimeSpan.Zero);
        next.IsInherited.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Take_SilentProcessOfAnotherMachine_IsFollowedAfterItWasWatched(double skewHours)
    {
        using var claim = RunLock.Take(_folder, _one.Terms);
        var other = new Party("other", skewHours: skewHours);

        using var next = RunLock.Take(_folder, other.Terms);

        other.Waited.TotalSeconds.ShouldBeInRange(Patience, Patience + 1);
        other.Told.Single().ShouldContain("process 1 on one worked on ");
        next.IsInherited.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Take_ProcessOfAnotherMachineThatGivesASign_IsRefused(double skewHours)
    {
        using var claim = RunLock.Take(_folder, _one.Terms);
        var other = new Party("other", skewHours: skewHours);
        other.WhileWaiting = () =>
        {
            if (other.Waited > TimeSpan.FromSeconds(45))
                claim.Require();
        };

        Should.Throw<FolderInUseException>(() => RunLock.Take(_folder, other.Terms)).Message.ShouldContain("process 1 on one works");

        other.Waited.TotalSeconds.ShouldBeLessThan(47);
        claim.Require();
    }

    [Fact]
    public void Take_ReleasedWhileWatched_IsTakenThen()
    {
        var claim = RunLock.Take(_folder, _one.Terms);
        _other.WhileWaiting = claim.Dispose;

        using var next = RunLock.Take(_folder, _other.Terms);

        next.IsInherited.ShouldBeFalse();
        _other.Waited.TotalSeconds.ShouldBeLessThan(2);
    }

    [Fact]
    public void Take_LockThatIsNotWhole_IsWatchedToo()
    {
        Directory.CreateDirectory(_folder.State);
        File.WriteAllText(_folder.Lock(3), "");

        using var next = RunLock.Take(_folder, _one.Terms);

        next.Generation.ShouldBe(4);
        _one.Waited.TotalSeconds.ShouldBeInRange(Patience, Patience + 1);
    }

    [Fact]
    public void Take_AnswerToTheLinkIsLost_IsTaken()
    {
        Disk.Replace(new HookedDisk((disk, path, name) => disk.TryLink(path, name) && false));

        using var claim = RunLock.Take(_folder, _one.Terms);

        claim.Generation.ShouldBe(1);
        Locks.ShouldBe(["lock-1"]);
    }

    [Fact]
    public void Take_FileSystemWithoutLinks_IsTakenAndKeepsOthersOut()
    {
        Disk.Replace(new HookedDisk((_, _, _) => false));

        using var claim = RunLock.Take(_folder, _one.Terms);

        Should.Throw<FolderInUseException>(() => RunLock.Take(_folder, _one.Terms));
        Locks.ShouldBe(["lock-1"]);
    }

    // Between its look and its link another has had the folder, and a third one has it.
    [Fact]
    public void Take_SlowStarter_IsRefused()
    {
        RunLock? third = null;
        Disk.Replace(new HookedDisk((disk, path, name) =>
        {
            Disk.Replace(null);
            RunLock.Take(_folder, _other.Terms).Dispose();
            third = RunLock.Take(_folder, _other.Terms);
            return disk.TryLink(path, name);
        }));
        var slow = new Party("other", id: 2);

        Should.Throw<FolderInUseException>(() => RunLock.Take(_folder, slow.Terms));

        third!.Require();
        third.Dispose();
    }

    // It was silent when it was watched, and gave a sign just before it was followed.
    [Fact]
    public void Take_SignBetweenWatchAndLink_WaitsUntilThatProcessHasLooked()
    {
        using var claim = RunLock.Take(_folder, _one.Terms);
        Disk.Replace(new HookedDisk((disk, path, name) =>
        {
            claim.Require();
            return disk.TryLink(path, name);
        }));

        using var next = RunLock.Take(_folder, _other.Terms);

        _other.Waited.TotalSeconds.ShouldBeGreaterThan(Patience + (2 * 10));
        Should.Throw<FolderInUseException>(claim.Require);
    }

    [Fact]
    public void Require_PausedHolderComesBack_IsRefusedAndLeavesTheOthersLock()
    {
        var claim = RunLock.Take(_folder, _one.Terms);
        using var next = RunLock.Take(_folder, _other.Terms);
        claim.RequireLately();
        _one.Pass(Patience);

        Should.Throw<FolderInUseException>(claim.RequireLately).Message.ShouldContain("process 1 on other has taken this run over");
        claim.IsLost().ShouldBeTrue();
        claim.Dispose();

        Locks.ShouldBe(["lock-2"]);
        next.Require();
    }

    [Fact]
    public void Require_StateIsDeletedAndMadeAgain_IsRefusedAndBringsNothingBack()
    {
        var claim = RunLock.Take(_folder, _one.Terms);
        _folder.DeleteState();
        using (var later = RunLock.Take(_folder, _other.Terms))
        {
            Should.Throw<FolderInUseException>(claim.Require);
            claim.Dispose();
            later.Require();
        }
        _folder.DeleteState();
        Directory.Exists(_folder.State).ShouldBeFalse();
    }

    [Fact]
    public void FencedDisk_PausedHolderComesBack_WritesNothing()
    {
        using var claim = RunLock.Take(_folder, _one.Terms);
        using var next = RunLock.Take(_folder, _other.Terms);
        _one.Pass(Patience);
        Disk.Replace(new FencedDisk(new SystemDisk(), claim));

        Should.Throw<FolderInUseException>(() => AtomicFile.WriteText(_folder.Report, "late"));
        Should.Throw<FolderInUseException>(_folder.DeleteState);

        _place.File("run").ShouldSatisfyAllConditions(
            run => Directory.GetFileSystemEntries(run).Select(Path.GetFileName).Order(StringComparer.Ordinal)
                .ShouldBe(["job.yaml", "state"]));
    }

    [Fact]
    public void Leave_HeldFolder_RefusesWritesAndIsFollowedAtOnce()
    {
        using var claim = RunLock.Take(_folder, _one.Terms);
        Disk.Replace(new FencedDisk(new SystemDisk(), claim));
        claim.Leave();

        Should.Throw<OperationCanceledException>(() => AtomicFile.WriteText(_folder.Report, "late"));
        Should.Throw<OperationCanceledException>(claim.Require);
        Disk.Replace(null);
        using var next = RunLock.Take(_folder, _other.Terms);

        _other.Waited.ShouldBe(TimeSpan.Zero);
        next.IsInherited.ShouldBeTrue("journals may be open yet");
        File.Exists(_folder.Report).ShouldBeFalse();
    }

    [Fact]
    public async Task Leave_CallUnderWay_IsWaitedFor()
    {
        using var claim = RunLock.Take(_folder, _one.Terms);
        using var isBegun = new ManualResetEventSlim();
        using var goesOn = new ManualResetEventSlim();
        Task<bool> call = Task.Run(() => claim.Write(() =>
        {
            isBegun.Set();
            goesOn.Wait();
            return true;
        }));
        isBegun.Wait();
        Task leave = Task.Run(claim.Leave);

        await Task.Delay(100);
        RunLock.IsHeld(_folder, _one).ShouldBeTrue();
        goesOn.Set();
        await Task.WhenAll(call, leave);

        RunLock.IsHeld(_folder, _one).ShouldBeFalse();
        (await call).ShouldBeTrue();
    }

    // The member's lock is written by the family's leave.
    [Fact]
    public void Leave_WithinAFamily_ReleasesBoth()
    {
        using var family = RunLock.Take(_folder, _one.Terms);
        Disk.Replace(new FencedDisk(new SystemDisk(), family));
        RunFolder folder = RunFolder.CreateAt(_place.File("run", "member"), "name: a\n");
        using var member = RunLock.Take(folder, _one.Terms);
        Disk.Replace(null);

        member.Leave();
        family.Leave();

        RunLock.IsHeld(folder, _one).ShouldBeFalse();
        RunLock.IsHeld(_folder, _one).ShouldBeFalse();
    }

    [Fact]
    public void IsThere_ProcessesOfTheSystem_AreKnownByNumberAndStart()
    {
        SystemProcesses here = SystemProcesses.Instance;

        here.IsThere(here.Self).ShouldBe(true);
        here.IsThere(here.Self with { Started = "0" }).ShouldBe(false);
        here.IsThere(here.Self with { Id = int.MaxValue }).ShouldBe(false);
        here.Self.Started.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(4, true)]
    [InlineData(-4, true)]
    [InlineData(6, false)]
    public void IsHeld_ProcessOfAnotherMachine_IsBelievedByItsClockForMinutes(int minutes, bool expected)
    {
        using var claim = RunLock.Take(_folder, _one.Terms);
        var here = new Party("here", skewHours: minutes / 60.0);

        RunLock.IsHeld(_folder, here).ShouldBe(expected);
    }

    [Fact]
    public void IsHeld_ReleasedOrNeverTaken_False()
    {
        RunLock.IsHeld(_folder, TimeProvider.System).ShouldBeFalse();
        RunLock.Take(_folder, _one.Terms).Dispose();
        RunLock.IsHeld(_folder, _one).ShouldBeFalse();
    }
}

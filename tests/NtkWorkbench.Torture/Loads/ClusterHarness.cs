using System.Diagnostics;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>A family that has far more members than a cluster holds tasks, under a simulated Slurm: what is queued, and how long it takes
/// to say how it stands.</summary>
internal sealed class ClusterHarness(TortureOptions options, string work)
{
    private const int Members = 100_000, Running = 500, ArraySize = 1001;
    private const double MiB = 1 << 20;

    // Members that are waiting say no more.
    private const string Summary = """{"format": 2, "name": "member", "status": "waiting", "seconds": {"total": 0}}""";

    private int _failures;

    /// <summary>Prints what was seen; the number of failures.</summary>
    public int Run()
    {
        RunFolder folder = Make();
        var cluster = new ClusterFolder(folder);
        var slurm = new SimulatedSlurm(Running, ArraySize);
        var scheduler = new SlurmScheduler(new SlurmCommands(slurm), TimeProvider.System);
        long start = Stopwatch.GetTimestamp();
        QueueResult queued = new FamilyQueue(cluster, _ => scheduler, Workbench(), ["/usr/bin/ntk"])
            .Submit(new QueueRequest { Scheduler = scheduler, Asked = new SlurmOptions() }, CancellationToken.None);
        Tell(Invariant($"queued in {Seconds(start):F1} s"), slurm);
        var table = new FileInfo(cluster.TaskTable);
        int files = Directory.GetFiles(table.DirectoryName!, "*", SearchOption.AllDirectories).Length;
        Console.WriteLine(Invariant($"task table: {queued.Table.Count} tasks of {queued.Table[1].Count}, {table.Length / MiB:F1} MiB; ")
            + Invariant($"{queued.Submitted[0].Queued.Count} arrays, {files} files in cluster/"));
        Check(queued.Table.Count <= 5000 && queued.Table.Members.Count() == Members, "the task table has other members or more tasks");
        Begin(cluster, queued.Table);
        Look(cluster, scheduler, slurm);
        return _failures;
    }

    private RunFolder Make()
    {
        string family = Directory.CreateDirectory(Path.Combine(work, "family")).FullName;
        long start = Stopwatch.GetTimestamp();
        Parallel.For(0, Members, i =>
        {
            string member = Directory.CreateDirectory(Path.Combine(family, Invariant($"member-{i + 1}"))).FullName;
            File.WriteAllText(Path.Combine(member, "summary.json"), Summary);
            File.WriteAllText(Path.Combine(member, "resolved.yaml"), "name: member\n");
        });
        File.WriteAllText(Path.Combine(family, "job.yaml"), "name: family\n");
        RunFolder folder = RunFolder.Open(family);
        RunJson.Write(folder.Summary, new FamilyOutcome
        {
            Name = "family",
            Status = RunStatus.Waiting,
            Seconds = new RunSeconds { Training = 0, Features = 0, Figures = 0, Total = 0 },
            Members = [.. Enumerable.Range(1, Members).Select(i =>
                new MemberOutcome { Name = Invariant($"member-{i}"), Status = RunStatus.Waiting, Seconds = 0 })],
        });
        Console.WriteLine(Invariant($"family: {Members} folders with two files each made in {Seconds(start):F0} s"));
        return folder;
    }

    // Each that runs has said so, and where.
    private static void Begin(ClusterFolder cluster, TaskTable table)
    {
        foreach (int task in Enumerable.Range(1, Math.Min(Running, table.Count)))
        {
            cluster.Write(new TaskAttempt
            {
                Task = task, Batch = 1, Scheduler = "slurm", Job = Invariant($"1000_{task}"), Node = "n1", Process = 1,
                Begun = TimeProvider.System.GetUtcNow(),
            });
        }
    }

    private void Look(ClusterFolder cluster, SlurmScheduler scheduler, SimulatedSlurm slurm)
    {
        var watch = new FamilyWatch(cluster, _ => scheduler, TimeProvider.System);
        foreach (string which in new[] { "first", "again" })
        {
            slurm.Calls.Clear();
            long start = Stopwatch.GetTimestamp(), allocated = GC.GetTotalAllocatedBytes();
            FamilyStanding standing = watch.Look(CancellationToken.None);
            Tell(Invariant($"status, {which}: {Seconds(start):F1} s, {slurm.Lines} lines of squeue, ")
                + Invariant($"{(GC.GetTotalAllocatedBytes() - allocated) / MiB:F0} MiB allocated"), slurm);
            Check(standing.Count(MemberState.Running) == Running && standing.Count(MemberState.Waiting) == Members - Running,
                $"it stands otherwise: {standing.Counts()}");
        }
        long parse = Stopwatch.GetTimestamp();
        scheduler.Poll([.. cluster.Batches().SelectMany(batch => batch.Queued)], CancellationToken.None);
        Console.WriteLine(Invariant($"poll alone: {1000 * Seconds(parse):F0} ms for {slurm.Lines} lines; ")
            + Invariant($"most memory {Process.GetCurrentProcess().PeakWorkingSet64 / MiB:F0} MiB"));
    }

    private static Workbench Workbench() => new()
    {
        Engines = new EngineCatalog([]),
        LinearAlgebra = LinearAlgebraProviders.Best(),
        Renderer = new ScottPlotRenderer(),
        AvailableMemory = long.MaxValue,
        Time = TimeProvider.System,
    };

    private static double Seconds(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds;

    private static void Tell(string what, SimulatedSlurm slurm) =>
        Console.WriteLine($"{what}; commands: {string.Join(", ", slurm.Calls.Select(call => Invariant($"{call.Value} {call.Key}")))}");

    private void Check(bool holds, string what)
    {
        if (holds)
            return;
        _failures++;
        Console.WriteLine(Invariant($"failed: {what} (seed {options.Seed})"));
    }
}

using System.Diagnostics;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>Many jobs, many processes, many rows.</summary>
internal sealed class LoadHarness(TortureOptions options, string work)
{
    private const int Members = 1000;
    private const int Processes = 100;
    private const int Rows = 10_000_000;

    // Of the memory at one tenth of a family: what holds its members' names, outcomes and curves is no more.
    private const double MostGrowth = 1.5;

    private int _failures;

    /// <summary>Prints what was seen; the number of failures.</summary>
    public int Run()
    {
        OneRunOfMany();
        ManyRunsAtOnce();
        LongHistory();
        LongFamily();
        return _failures;
    }

    // Twice killed, and held against one that was not.
    private void LongFamily()
    {
        string[] members = [Invariant($"seeds={Members}"), "training.steps=50"];
        Victim victim = Victim.Of("member", work, members);
        var watch = new MemoryWatch();
        long start = Stopwatch.GetTimestamp();
        string expected = Path.Combine(work, "family", "undisturbed", "run");
        Check("a family runs", Ntk.Run(["run", victim.Job, .. members, "--out", expected], Order.None, null, watch.Follow));
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(Invariant($"family: {Members} members in {seconds:F0} s, {1000 * seconds / Members:F0} ms each; {watch}"));
        Check(watch.Growth < MostGrowth, Invariant($"its memory grew by {watch.Growth:F2} after the first tenth of its time"));
        string folder = Path.Combine(work, "family", "killed", "run");
        foreach (double share in new[] { 0.3, 0.4 })
        {
            Ntk.Run([.. Directory.Exists(folder) ? new[] { "resume", folder } : ["run", victim.Job, .. members, "--out", folder]],
                new Order(OrderKind.Moment, (int)(share * seconds * 1000)));
        }
        Check("a family that was killed twice goes on", Ntk.Run(["resume", folder], Order.None));
        string? difference = FolderBytes.Difference(expected, folder);
        Check(difference is null, $"a family that was killed twice: {difference}");
    }

    private void ManyRunsAtOnce()
    {
        Victim victim = Victim.Of("short", work);
        string folder = Directory.CreateDirectory(Path.Combine(work, "at once")).FullName;
        long start = Stopwatch.GetTimestamp();
        Ending[] endings = AtOnce(() => Ntk.Run(["run", victim.Job], Order.None, null, null, folder));
        string[] runs = Directory.GetDirectories(Path.Combine(folder, "runs", "short"));
        int equal = runs.Count(run => FolderBytes.Difference(victim.Undisturbed, run) is null);
        Console.WriteLine(Invariant($"at once: {Processes} processes in one runs/ folder made {runs.Length} folders in ")
            + Invariant($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, {equal} as one alone does"));
        Check(runs.Length == Processes && equal == Processes && endings.All(ending => ending.Code == 0),
            endings.FirstOrDefault(ending => ending.Code != 0)?.Errors ?? "not all are equal");
    }

    // One of the processes gets the folder; the others are refused, or come when it is done.
    private void OneRunOfMany()
    {
        Victim victim = Victim.Of("short", work);
        string folder = Path.Combine(work, "one", "run");
        Ntk.Run(["run", victim.Job, "--out", folder, "--save-every", "0"], new Order(OrderKind.Step, 6));
        Ending[] endings = AtOnce(() => Ntk.Run(["resume", folder], Order.None));
        int continued = endings.Count(ending => ending.Code == 0 && !ending.Output.Contains("nothing is left", StringComparison.Ordinal));
        int refused = endings.Count(ending => ending.Code == 2 && ending.Errors.Contains("works on this run", StringComparison.Ordinal));
        int late = endings.Count(ending => ending.Code == 0) - continued;
        Console.WriteLine(Invariant($"one run: of {Processes} processes {continued} continued it, {refused} were refused, ")
            + Invariant($"{late} came late"));
        Check(continued == 1 && continued + refused + late == Processes,
            string.Join("\n", endings.Where(ending => ending.Code != 0).Select(ending => ending.Errors).Distinct()));
        Check(FolderBytes.Difference(victim.Undisturbed, folder) is null, "the run that was continued differs");
    }

    private void LongHistory()
    {
        string file = Path.Combine(work, "history.csv");
        using (var writer = new StreamWriter(file))
        {
            writer.WriteLine("step,train_loss");
            for (int row = 0; row < Rows; row++)
                writer.WriteLine(Invariant($"{row},{0.1 + Math.Exp(-row / 1e6)}"));
        }
        var watch = new MemoryWatch();
        long start = Stopwatch.GetTimestamp();
        Check("a long history is diagnosed", Ntk.Run(["diagnose", file], Order.None, null, watch.Follow));
        Console.WriteLine(Invariant($"history: {Rows} rows diagnosed in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s; {watch}"));
        File.Delete(file);
    }

    private static Ending[] AtOnce(Func<Ending> run)
    {
        var endings = new Ending[Processes];
        Thread[] threads = [.. Enumerable.Range(0, Processes).Select(i => new Thread(() => endings[i] = run()))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return endings;
    }

    private void Check(string what, Ending ending) =>
        Check(ending.Code == 0, Invariant($"{what}: exit code {ending.Code}: {ending.Errors}"));

    private void Check(bool holds, string what)
    {
        if (holds)
            return;
        _failures++;
        Console.WriteLine(Invariant($"failed: {what} (seed {options.Seed})"));
    }
}

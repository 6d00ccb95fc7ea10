using System.Diagnostics;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>Kills runs at every step, at every call to the file system, inside system calls and at random moments, and continues
/// them.</summary>
internal sealed class KillHarness(TortureOptions options, string work)
{
    private static readonly string[] Intervals = ["0", "0.02", "30"];

    private readonly Lock _gate = new();
    private readonly List<string> _failures = [];
    private int _trials;
    private int _kills;

    /// <summary>Prints what was done; the number of failures.</summary>
    public int Run()
    {
        Victim[] combinations = [.. Victim.Combinations(work)];
        Victim shortest = Victim.Of("short", work);
        string[] jobs = ["network", "plateau", "family", "sweep", "noise", "quadratic", "steps", "short"];
        Victim[] all = [.. jobs.Select(job => Victim.Of(job, work))];

        // Each process takes one step: every step is one at which a process ended.
        Phase("steps", 0.4, i => i < combinations.Length ? combinations[Scattered(i, combinations.Length)] : null,
            (_, _) => _ => new Order(OrderKind.Step, 2), _ => "0");
        // A fresh run killed at step k, continued from nothing or from some step, killed again some steps later.
        Phase("twice", 0.1, i => combinations[(int)(Stream("twice", i).NextBelow(combinations.Length))],
            (_, i) => process => process < 2 ? new Order(OrderKind.Step, 1 + (int)Stream($"twice {process}", i).NextBelow(12))
                : Order.None, null);
        int stride = options.Kills is null ? 1 : 5;
        Phase("calls", 0.1, _ => shortest, (_, i) => Once(new Order(OrderKind.Call, 1 + (i * stride))), null, untilUnkilled: true);
        Phase("power cuts", 0.1, _ => shortest, (_, i) => Once(new Order(OrderKind.Plug, 1 + (i * stride), i)), null, untilUnkilled: true);
        if (HasStrace())
        {
            foreach ((int call, string name) in Ntk.Syscalls.Index())
            {
                Phase($"inside {name}", 0.1 / Ntk.Syscalls.Length, _ => shortest,
                    (_, i) => Once(new Order(OrderKind.Syscall, 1 + (i * stride), call)), null, untilUnkilled: true);
            }
        }
        else
            Console.WriteLine("no strace here: no run was killed inside system calls (Debian: apt-get install strace)");
        Phase("moments", 0.2, i => all[i % all.Length], (victim, i) => process => Random(victim, i, process), null);
        foreach (string failure in _failures)
            Console.WriteLine($"failed: {failure}");
        Console.WriteLine(Invariant($"{_kills} kills in {_trials} runs, {_trials - _failures.Count} bit-equal (seed {options.Seed})"));
        return _failures.Count;
    }

    // Uniform in the time of an undisturbed run, for the run and three times as it goes on; now and then in another way.
    private Order Random(Victim victim, int i, int process)
    {
        RandomStream draws = Stream($"moments {process}", i);
        if (process > 3)
            return Order.None;
        return draws.NextBelow(4) switch
        {
            0 => new Order(OrderKind.Plug, 1 + (int)draws.NextBelow(150), i),
            1 => new Order(OrderKind.Call, 1 + (int)draws.NextBelow(150)),
            _ => new Order(OrderKind.Moment, (int)(draws.NextDouble() * victim.Seconds * 1000)),
        };
    }

    private static Func<int, Order> Once(Order order) => process => process == 0 ? order : Order.None;

    // Neighbours of the list differ in precision and schedule alone: a few of them should differ in all.
    private int Scattered(int i, int count) => (int)((i * 65L + options.Seed) % count);

    private RandomStream Stream(string name, int i) => Draws.Of(options.Seed, Invariant($"{name} {i}"));

    private void Phase(string name, double share, Func<int, Victim?> victims, Func<Victim, int, Func<int, Order>> orders,
        Func<int, string>? interval, bool untilUnkilled = false)
    {
        long start = Stopwatch.GetTimestamp();
        int next = -1, trials = 0, kills = 0, failures = 0;
        bool isOver = false;
        Parallel.For(0, options.Lanes, _ =>
        {
            while (!isOver && (options.Kills is int most ? kills < most * share
                : Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(options.Minutes * share)))
            {
                int i = Interlocked.Increment(ref next);
                if (victims(i) is not Victim victim)
                    return;
                string folder = Path.Combine(work, Invariant($"{name}-{i}"), "run");
                var trial = new Trial(victim, folder, interval?.Invoke(i) ?? Stream("interval", i).NextOf(Intervals), orders(victim, i));
                string? failure = Attempt(trial);
                if (failure is null && Directory.Exists(folder))
                    Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
                lock (_gate)
                {
                    (trials, kills) = (trials + 1, kills + trial.Kills);
                    isOver |= untilUnkilled && !trial.WasKilledAtFirst;
                    if (failure is not null)
                    {
                        failures++;
                        _failures.Add($"{name} {i}: {failure}");
                    }
                }
            }
        });
        (_trials, _kills) = (_trials + trials, _kills + kills);
        Console.WriteLine(Invariant($"{name}: {kills} kills in {trials} runs, {failures} failed, ")
            + Invariant($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
    }

    private static string? Attempt(Trial trial)
    {
        try
        {
            return trial.Run();
        }
        catch (Exception error) when (error is NtkException or IOException)
        {
            return error.Message;
        }
    }

    private static bool HasStrace() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, "strace")));
}

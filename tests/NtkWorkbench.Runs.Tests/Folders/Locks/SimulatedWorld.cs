namespace NtkWorkbench.Runs.Tests;

/// <summary>Machines with clocks of their own and processes that come, stand still, write and end, one call to the file system at a
/// time, in an order that is drawn; all want one folder.</summary>
internal sealed class SimulatedWorld(RunFolder folder, long seed, bool hasLinks)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(300);
    private readonly RandomStream _draws = new RandomStreams(seed).Named("world");
    private readonly List<SimulatedProcess> _processes = [];
    private readonly List<string> _violations = [];

    public RunFolder Folder => folder;

    public bool HasLinks => hasLinks;

    /// <summary>Since the world began; what every machine measures, whatever its clock shows.</summary>
    public TimeSpan Now { get; private set; }

    public int Takes { get; private set; }

    public int Refusals { get; private set; }

    /// <summary>Of processes that found that another had taken the folder over.</summary>
    public int Fenced { get; private set; }

    public IReadOnlyList<string> Violations => _violations;

    private int LastWriter { get; set; }

    public long Below(long bound) => (long)(_draws.NextDouble() * bound);

    /// <summary>Lets so many processes of three machines live so many turns.</summary>
    public void Run(int processes, int turns)
    {
        for (int i = 0; i < processes; i++)
            _processes.Add(new SimulatedProcess(this, machine: i % 3, id: i + 1));
        int next = processes;
        for (int turn = 0; turn < turns && _violations.Count == 0; turn++)
        {
            SimulatedProcess[] awake = [.. _processes.Where(one => one.WakesAt <= Now)];
            if (awake.Length == 0)
            {
                Now = _processes.Min(one => one.WakesAt);
                continue;
            }
            SimulatedProcess chosen = awake[Below(awake.Length)];
            if (Below(400) == 0)
            {
                chosen.Dispose();
                _processes.Remove(chosen);
                _processes.Add(new SimulatedProcess(this, chosen.Machine, ++next));
                continue;
            }
            // Any call may take long.
            if (Below(60) == 0)
                chosen.WakesAt = Now + TimeSpan.FromSeconds(Below((long)LongestPause.TotalSeconds));
            else
                chosen.Step();
            Now += TimeSpan.FromMilliseconds(Below(50));
        }
        foreach (SimulatedProcess process in _processes)
            process.Dispose();
    }

    public bool IsThere(RunProcess process) => _processes.Any(one => one.Id == process.Id);

    public void OnTaken() => Takes++;

    public void OnRefused(bool byTakeOver)
    {
        Refusals += byTakeOver ? 0 : 1;
        Fenced += byTakeOver ? 1 : 0;
    }

    /// <summary>A process that holds a generation writes.</summary>
    public void OnWrite(int generation, int process)
    {
        if (generation < LastWriter)
            _violations.Add(FormattableString.Invariant(
                $"process {process} of generation {generation} wrote after one of {LastWriter} (seed {seed}, at {Now})"));
        LastWriter = Math.Max(LastWriter, generation);
    }
}

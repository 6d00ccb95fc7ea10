using System.Security.Cryptography;
using System.Text;

namespace NtkWorkbench.Runs;

/// <summary>
/// What the members of a family are and take. Each is made ready once, to find what is wrong with it, and let go again: a family may have
/// many, and each has data of its own.
/// </summary>
internal sealed class FamilySurvey
{
    private const int MostLines = 20;
    private const int LinesOfMany = 5;

    // Kinds of members whose time is measured; that of others follows by their operations.
    private const int MostMeasured = 12;

    private readonly Func<LoadedJob, RunPlan> _plan;
    private readonly List<string> _lines = [];
    private readonly HashSet<string> _warnings = [];
    private readonly Dictionary<string, Kind> _kinds = [];

    /// <exception cref="JobException">Something is wrong with members: every problem of all of them.</exception>
    public FamilySurvey(JobFamily family, Func<LoadedJob, RunPlan> plan)
    {
        (_plan, Members) = (plan, family.Members);
        var errors = new HashSet<InputError>();
        foreach (LoadedJob member in Members)
        {
            try
            {
                Add(plan(member));
            }
            catch (JobException exception)
            {
                errors.UnionWith(exception.Errors);
            }
        }
        if (errors.Count > 0)
            throw new JobException([.. errors]);
    }

    public IReadOnlyList<LoadedJob> Members { get; }

    public IEnumerable<string> Warnings => _warnings;

    /// <summary>Bytes at the peak of the largest member, run alone.</summary>
    public double LargestPeak { get; private set; }

    /// <summary>A line for each member, of many for the first, each after a line end.</summary>
    public string Lines
    {
        get
        {
            int shown = Members.Count <= MostLines ? Members.Count : LinesOfMany;
            return string.Concat(_lines.Take(shown).Select(line => $"\n  {line}"))
                + (shown == Members.Count ? "" : Invariant($"\n  and {Members.Count - shown} more; ")
                    + (_kinds.Count == 1 ? "all take the same" : $"by what they take there are {_kinds.Count} kinds"));
        }
    }

    /// <summary>A member made ready.</summary>
    public RunPlan Plan(LoadedJob member) => _plan(member);

    /// <summary>What all members take; null where nobody can say.</summary>
    public RunEstimate? Estimate()
    {
        Kind[] kinds = [.. _kinds.Values.OrderBy(kind => kind.Operations)];
        int[] measured = Spread(kinds.Length);
        RunEstimate?[] estimates = [.. measured.Select(kind => _plan(kinds[kind].First).Estimate())];
        if (estimates.OfType<RunEstimate>().Count() < estimates.Length)
            return null;
        int lanes = Math.Min(Members.Count, Environment.ProcessorCount);
        var seconds = new Dictionary<string, double>();
        for (int kind = 0, next = 0; kind < kinds.Length; kind++)
        {
            // Of the measured ones the nearest in the order of operations.
            if (next + 1 < measured.Length && measured[next + 1] - kind <= kind - measured[next])
                next++;
            foreach ((string stage, double ofOne) in estimates[next]!.Times)
            {
                double scale = stage is RunEstimate.Figures or RunEstimate.Files || measured[next] == kind ? 1
                    : kinds[kind].Operations / Math.Max(1, kinds[measured[next]].Operations);
                seconds[stage] = seconds.GetValueOrDefault(stage) + (ofOne * scale * kinds[kind].Count);
            }
        }
        return new RunEstimate
        {
            Memory = [("members", LargestBytes(lanes), Invariant($" where the {lanes} largest run at once"))],
            Times = [.. seconds.Select(stage => (stage.Key, stage.Value))],
            DiskBytes = kinds.Sum(kind => kind.DiskBytes * kind.Count),
            RestsOn = $"the sum over {Members.Count} members, {OfWhich(kinds.Length, measured.Length)} measured here as alone, one by one"
                + (measured.Length < kinds.Length ? ", and the others scaled by operations" : ""),
        };
    }

    private string OfWhich(int kinds, int measured) =>
        measured < kinds ? $"{measured} of {kinds} kinds" : kinds == Members.Count ? "each"
            : kinds == 1 ? "all alike, one of them" : $"one of each of {kinds} kinds";

    private void Add(RunPlan member)
    {
        if (_lines.Count < MostLines)
            _lines.Add($"{member.Source.Job.Name}: {member.Describe()}");
        _warnings.UnionWith(member.Warnings);
        double peak = member.PeakBytes();
        LargestPeak = Math.Max(LargestPeak, peak);
        // What is alike may be said at length, and there may be as many kinds as members.
        string likeness = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(member.Likeness)));
        if (_kinds.TryGetValue(likeness, out Kind? kind))
            kind.Count++;
        else
            _kinds[likeness] = new Kind(member.Source, member.CountedOperations, peak - RunEstimate.Peak([]), member.DiskBytes);
    }

    private double LargestBytes(int lanes)
    {
        double bytes = 0;
        foreach (Kind kind in _kinds.Values.OrderByDescending(kind => kind.Bytes))
        {
            int taken = Math.Min(lanes, kind.Count);
            (bytes, lanes) = (bytes + (taken * kind.Bytes), lanes - taken);
        }
        return bytes;
    }

    // The first, the last and some between, evenly.
    private static int[] Spread(int count) => count <= MostMeasured ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, MostMeasured).Select(i => (int)((long)i * (count - 1) / (MostMeasured - 1)))];

    /// <summary>Members that take the same. <c>Bytes</c>: of one at its peak, beside the program.</summary>
    private sealed class Kind(LoadedJob first, double operations, double bytes, double diskBytes)
    {
        public LoadedJob First => first;

        public double Operations => operations;

        public double Bytes => bytes;

        public double DiskBytes => diskBytes;

        public int Count { get; set; } = 1;
    }
}

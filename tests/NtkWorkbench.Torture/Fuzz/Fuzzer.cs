using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>What came of throwing inputs at a parser.</summary>
internal sealed record FuzzReport
{
    public required string Target { get; init; }

    public required ulong Seed { get; init; }

    public long Taken { get; init; }

    public long Refused { get; init; }

    /// <summary>Inputs that did something new.</summary>
    public int Kinds { get; init; }

    /// <summary>Of the input that took longest, in seconds.</summary>
    public double Slowest { get; init; }

    /// <summary>Bytes, of the input that took most.</summary>
    public long Largest { get; init; }

    /// <summary>What must not have happened, with the inputs that repeat it.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    public override string ToString() => Invariant($"{Target}: seed {Seed}, {Taken + Refused} inputs, {Taken} taken, {Refused} refused, ")
        + Invariant($"{Kinds} kinds, slowest {Slowest:g3} s, largest {Largest / 1e6:f1} MB, {Findings.Count} findings");
}

/// <summary>
/// Throws mutated inputs at a parser. What an input did is known by its outcome: by the words that refused it, without what they quote, or
/// that it was taken. An input that did something new is kept, and others are made from it.
/// </summary>
internal sealed partial class Fuzzer
{
    private const double LongestSeconds = 1;
    private const long MostBytes = 1L << 30;
    private const int MostFindings = 20, MostKept = 4000;

    private readonly FuzzTarget _target;
    private readonly Mutator _mutator;
    private readonly List<byte[]> _kept;
    private readonly HashSet<string> _outcomes = [];
    private readonly List<string> _findings = [];
    private FuzzReport _report;

    private Fuzzer(FuzzTarget target, ulong seed)
    {
        (_target, _kept) = (target, [.. target.Seeds]);
        _mutator = new Mutator(new RandomStreams((long)seed).Named(target.Name), target.Tokens);
        _report = new FuzzReport { Target = target.Name, Seed = seed };
    }

    /// <summary>Fuzzes for a time; the inputs are those of the seed, how many of them there is time for.</summary>
    public static FuzzReport Run(FuzzTarget target, ulong seed, TimeSpan time)
    {
        var fuzzer = new Fuzzer(target, seed);
        long begin = Stopwatch.GetTimestamp();
        foreach (byte[] input in target.Seeds)
            fuzzer.Throw(input);
        while (Stopwatch.GetElapsedTime(begin) < time && fuzzer._findings.Count < MostFindings)
            fuzzer.Throw(fuzzer.Next());
        return fuzzer._report with { Kinds = fuzzer._outcomes.Count, Findings = fuzzer._findings };
    }

    /// <summary>Fuzzes every parser; the command of scripts/torture.</summary>
    /// <returns>The exit code: 1 where anything was found.</returns>
    public static int RunAll(TimeSpan each, ulong seed, string folder, TextWriter output)
    {
        int found = 0;
        foreach (FuzzTarget target in FuzzTargets.All(folder))
        {
            FuzzReport report = Run(target, seed, each);
            output.WriteLine(report);
            foreach (string finding in report.Findings)
                output.WriteLine($"  {finding}");
            found += report.Findings.Count;
        }
        return found == 0 ? 0 : 1;
    }

    // The newest are mutated more often: they are where something new was; and the seeds, which are whole.
    private byte[] Next()
    {
        int Pick() => _mutator.Next(3) switch
        {
            0 => _mutator.Next(_target.Seeds.Count),
            1 => _kept.Count - 1 - _mutator.Next(Math.Min(8, _kept.Count)),
            _ => _mutator.Next(_kept.Count),
        };
        return _mutator.Mutate(_kept[Pick()], _kept[Pick()]);
    }

    private void Throw(byte[] input)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread(), begin = Stopwatch.GetTimestamp();
        string outcome = Outcome(input);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        _report = _report with { Slowest = Math.Max(_report.Slowest, seconds), Largest = Math.Max(_report.Largest, bytes) };
        if (bytes > MostBytes)
            Note(Invariant($"{bytes} bytes of memory"), input);
        // Once more: the machine may have been busy.
        if (seconds > LongestSeconds && Stopwatch.GetTimestamp() is var again && Outcome(input) is not null
            && Stopwatch.GetElapsedTime(again).TotalSeconds > LongestSeconds)
            Note(Invariant($"{seconds:f1} s"), input);
        if (_outcomes.Add(outcome) && _kept.Count < MostKept)
            _kept.Add(input);
    }

    private string Outcome(byte[] input)
    {
        try
        {
            _target.Parse(input);
            _report = _report with { Taken = _report.Taken + 1 };
            // Inputs that are taken differ in size at least.
            return Invariant($"taken {input.Length / 16}");
        }
        catch (NtkException refused)
        {
            _report = _report with { Refused = _report.Refused + 1 };
            if (Unshown(refused.Message) is char shown)
                Note(Invariant($"U+{(int)shown:X4} in a message"), input);
            return Places().Replace(refused.Message.Split('\n')[0], "");
        }
        catch (Exception defect)
        {
            string? where = defect.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("NtkWorkbench", StringComparison.Ordinal));
            string what = $"{defect.GetType().Name}: {defect.Message}{where?.TrimEnd()}";
            if (_outcomes.Add(what))
                Note(what, input);
            return what;
        }
    }

    private static char? Unshown(string message)
    {
        int at = message.AsSpan().IndexOfAnyExcept(' ', '\n') < 0 ? -1
            : message.ToList().FindIndex(c => c != '\n' && (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format));
        return at < 0 ? null : message[at];
    }

    private void Note(string what, byte[] input) =>
        _findings.Add($"{what}; input: {Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 1 << 12)))}");

    [GeneratedRegex(@"^.*?:(\d+:\d+:)?|'[^']*'|[0-9.+-]+(e[-+]?\d+)?")]
    private static partial Regex Places();
}

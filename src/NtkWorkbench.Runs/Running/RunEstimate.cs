namespace NtkWorkbench.Runs;

/// <summary>What a run will take, told before it is begun. No number of a run depends on it.</summary>
internal sealed record RunEstimate
{
    /// <summary>The stage that draws pictures: its time depends on their number alone.</summary>
    public const string Figures = "figures";

    /// <summary>The stage that writes report and numbers: a run takes as long for it whatever its size.</summary>
    public const string Files = "files";

    private const int LineWidth = 80;

    private const double LeastDisk = 1 << 30;

    // The program with its libraries and what draws pictures.
    private const double ProgramBytes = 125 << 20;

    /// <summary>Bytes of each stage beside the program; a stage's are free before the next.</summary>
    public required IReadOnlyList<(string Stage, double Bytes, string How)> Memory { get; init; }

    public required IReadOnlyList<(string Stage, double Seconds)> Times { get; init; }

    /// <summary>Bytes that are written while the run lasts; 0: too few to be told.</summary>
    public double DiskBytes { get; init; }

    /// <summary>Bytes of report.html, about, and what moves in it; null: not told.</summary>
    public (double Bytes, string Moving)? Page { get; init; }

    public required string RestsOn { get; init; }

    public double PeakBytes => Peak(Memory);

    public double Seconds => Times.Sum(stage => stage.Seconds);

    public static double Peak(IReadOnlyList<(string Stage, double Bytes, string How)> stages) =>
        ProgramBytes + stages.Select(stage => stage.Bytes).DefaultIfEmpty(0).Max();

    /// <summary>Lines of at most 80 characters, each beginning with two blanks.</summary>
    public string Text()
    {
        string[] stages = [$"the program {Size(ProgramBytes)}", .. Memory.Select(stage => $"{stage.Stage} {Size(stage.Bytes)}{stage.How}")];
        string[] times = [.. Times.Select(stage => $"{stage.Stage} {Duration(stage.Seconds)}")];
        return Block($"memory: about {Size(PeakBytes)} at the peak ({string.Join(", ", stages)})")
            + (DiskBytes < LeastDisk ? "" : Block($"disk: about {Size(DiskBytes)} for what training records"))
            + (Page is var (bytes, moving) ? Block($"report.html: about {Size(bytes)}, {moving}") : "")
            + Block($"time: about {Duration(Seconds)} ({string.Join(", ", times)})") + Block($"the time rests on {RestsOn}").TrimEnd('\n');
    }

    /// <summary>"0.031 MiB", "12 MiB", "1.2 GiB".</summary>
    private static string Size(double bytes) => bytes switch
    {
        < 10 << 20 => Invariant($"{bytes / (1 << 20):g2} MiB"),
        < 1000 << 20 => Invariant($"{bytes / (1 << 20):0} MiB"),
        _ => Invariant($"{bytes / (1 << 30):0.0} GiB"),
    };

    /// <summary>"0.031 s", "12 s", "5 min", "2.5 h".</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 0.001 => Invariant($"{1e6 * seconds:g2} µs"),
        < 10 => Invariant($"{seconds:g2} s"),
        < 120 => Invariant($"{seconds:0} s"),
        < 7200 => Invariant($"{seconds / 60:0} min"),
        _ => Invariant($"{seconds / 3600:0.0} h"),
    };

    private static string Block(string text)
    {
        const string First = "  ", Next = "    ";
        string result = "", line = First;
        foreach (string word in text.Split(' '))
        {
            if (line.Length + 1 + word.Length > LineWidth)
                (result, line) = ($"{result}{line}\n", Next);
            line += line.Length == (result.Length == 0 ? First : Next).Length ? word : $" {word}";
        }
        return $"{result}{line}\n";
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace NtkWorkbench.Torture;

/// <summary>What a faulty file system may disturb.</summary>
public enum FaultStage
{
    /// <summary>ntk run.</summary>
    Run,

    /// <summary>ntk resume of a run that a full disk ended in the middle.</summary>
    Resume,

    /// <summary>ntk plot.</summary>
    Plot,
}

/// <summary>
/// Commands on a file system of which the n-th call goes wrong. What must hold: the command fails in words, or its result is whole all the
/// same; nothing that stands under its own name is damaged; and with the file system mended the run goes on to an undisturbed one's result.
/// </summary>
/// <param name="ntk">The command line: exit code, and all that it said.</param>
/// <param name="folder">An empty folder to work in.</param>
/// <param name="job">A short job file with figures.</param>
internal sealed class FaultTrials(Func<string[], (int Exit, string Said)> ntk, string folder, string job)
{
    private static readonly string[] EveryStep = ["--save-every", "0"];

    // Pictures bear the name of their run's folder.
    private readonly string _whole = Path.Combine(folder, "whole", "run");
    private readonly string _broken = Path.Combine(folder, "broken", "run");
    private readonly string _trial = Path.Combine(folder, "trial", "run");
    private Dictionary<string, string>? _expected;

    /// <summary>Lets the n-th call of a command go wrong, from 1, or it and all after it.</summary>
    /// <returns>What must hold and does not; empty: all holds; null: the command makes fewer calls.</returns>
    public IReadOnlyList<string>? Try(FaultStage stage, int n, Fault fault, bool forEver)
    {
        _expected ??= Begin();
        string[] command = Arrange(stage);
        var disk = new FaultyDisk(n, fault, forEver);
        (int exit, string said) = Invoke(disk, command);
        if (!disk.HasFailed)
            return null;
        List<string> wrong = [.. Judge(stage, exit, said, fault), .. Mend(stage, command)];
        return [.. wrong.Select(what => $"{stage}, call {n}, {fault}{(forEver ? " for ever" : "")}: {what}\n  it said: {said.Trim()}")];
    }

    /// <summary>Every fault at every call of every command, once and for ever, until the time is over; the command of
    /// scripts/torture.</summary>
    /// <returns>The exit code: 1 where anything was found.</returns>
    public int RunAll(TimeSpan time, ulong seed, TextWriter output)
    {
        long begin = Stopwatch.GetTimestamp();
        int found = 0;
        Fault[] faults = Enum.GetValues<Fault>();
        foreach (FaultStage stage in Enum.GetValues<FaultStage>())
        {
            int trials = 0, calls = 0;
            bool HasTime() => Stopwatch.GetElapsedTime(begin) < time * ((int)stage + 1) / Enum.GetValues<FaultStage>().Length;
            for (ulong round = 0; round < 2 * (ulong)faults.Length && HasTime(); round++)
            {
                // The rounds of a seed begin with another fault; in each, every call has one.
                for (int n = 1; HasTime() && Try(stage, n, faults[(int)((seed + round + (ulong)n) % (ulong)faults.Length)],
                    round >= (ulong)faults.Length) is { } wrong; n++)
                {
                    (trials, calls, found) = (trials + 1, Math.Max(calls, n), found + wrong.Count);
                    foreach (string what in wrong)
                        output.WriteLine(what);
                }
            }
            output.WriteLine(FormattableString.Invariant($"{stage}: seed {seed}, {trials} trials over {calls} calls"));
        }
        output.WriteLine(FormattableString.Invariant($"{found} findings"));
        return found == 0 ? 0 : 1;
    }

    private Dictionary<string, string> Begin()
    {
        Require(Invoke(Sound(), ["run", job, "--out", _whole, .. EveryStep]));
        FaultyDisk counting = Sound();
        Require(Invoke(counting, ["run", job, "--out", _broken, .. EveryStep]));
        Directory.Delete(_broken, recursive: true);
        _ = Invoke(new FaultyDisk(counting.Calls / 2, Fault.Full, forEver: true), ["run", job, "--out", _broken, .. EveryStep]);
        return Content(_whole);
    }

    private static FaultyDisk Sound() => new(int.MaxValue, Fault.Full);

    private (int Exit, string Said) Invoke(FaultyDisk disk, string[] command)
    {
        Disk.Replace(disk);
        (int, string) result = ntk(command);
        Disk.Replace(null);
        return result;
    }

    private static void Require((int Exit, string Said) result)
    {
        if (result.Exit != 0)
            throw new InvalidOperationException(result.Said);
    }

    private string[] Arrange(FaultStage stage)
    {
        if (Directory.Exists(_trial))
            Directory.Delete(_trial, recursive: true);
        if (stage != FaultStage.Run)
            Copy(stage == FaultStage.Plot ? _whole : _broken, _trial);
        return stage switch
        {
            FaultStage.Run => ["run", job, "--out", _trial, .. EveryStep],
            FaultStage.Resume => ["resume", _trial, .. EveryStep],
            FaultStage.Plot => ["plot", _trial],
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
        };
    }

    private IEnumerable<string> Judge(FaultStage stage, int exit, string said, Fault fault)
    {
        string reason = fault switch
        {
            Fault.Full => "No space left on device",
            Fault.Broken => "Input/output error",
            Fault.Denied => "access is denied",
            Fault.TooManyFiles => "Too many open files",
            // Of what is no write.
            Fault.ShortWrite => said.Contains("bytes were written", StringComparison.Ordinal) ? "bytes were written" : "Input/output error",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
        };
        if (exit == 0)
        {
            foreach (string difference in Differences())
                yield return $"success, but {difference}";
            yield break;
        }
        if (exit is not (1 or 2) || said.Contains("defect in ntk", StringComparison.Ordinal))
            yield return $"exit code {exit}";
        if (!said.Contains(reason, StringComparison.Ordinal))
            yield return $"the reason is not told: {reason}";
        if (!said.Contains(_trial + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !said.Contains(job, StringComparison.Ordinal)
            && !said.Contains($"{_trial}:", StringComparison.Ordinal))
            yield return "no file is named";
        foreach ((string file, string content) in Content(_trial))
        {
            bool isUnfinished = file == "summary.json"
                && stage != FaultStage.Plot && !content.Contains("\"completed\"", StringComparison.Ordinal);
            if (_expected!.GetValueOrDefault(file) != content && !isUnfinished)
                yield return $"{file} is there and damaged";
        }
    }

    private IEnumerable<string> Mend(FaultStage stage, string[] command)
    {
        bool hasBegun = File.Exists(Path.Combine(_trial, "resolved.yaml"));
        if (!hasBegun && Directory.Exists(_trial))
            Directory.Delete(_trial, recursive: true);
        (int exit, string said) = Invoke(Sound(), hasBegun && stage != FaultStage.Plot ? ["resume", _trial, .. EveryStep] : command);
        if (exit != 0)
            yield return $"mended, it ends with {exit}: {said}";
        foreach (string difference in Differences())
            yield return $"mended, {difference}";
        foreach (string left in new[] { "state" }.Where(name => Directory.Exists(Path.Combine(_trial, name)))
            .Concat(AtomicFile.Leftovers(_trial, andBelow: true)))
            yield return $"mended, {left} is left";
    }

    private IEnumerable<string> Differences()
    {
        Dictionary<string, string> found = Content(_trial);
        foreach (string file in found.Keys.Union(_expected!.Keys).Order())
        {
            if (!found.TryGetValue(file, out string? content))
                yield return $"{file} is missing";
            else if (!_expected.TryGetValue(file, out string? expected))
                yield return $"{file} is new";
            else if (content != expected)
                yield return $"{file} differs";
        }
    }

    // Times aside; what only a run in progress has is not compared.
    private static Dictionary<string, string> Content(string folder) => !Directory.Exists(folder) ? [] : Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file))
        .Where(file => !file.StartsWith("state" + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !file.EndsWith(".tmp", StringComparison.Ordinal))
        .ToDictionary(file => file, file => Content(folder, file));

    private static string Content(string folder, string file)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, file));
        if (file != "summary.json")
            return Convert.ToHexString(bytes);
        JsonObject summary = JsonNode.Parse(Encoding.UTF8.GetString(bytes))!.AsObject();
        summary.Remove("seconds");
        return summary.ToJsonString();
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

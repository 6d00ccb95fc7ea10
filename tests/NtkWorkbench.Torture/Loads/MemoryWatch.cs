using System.Diagnostics;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>The memory of a process, looked at while it runs.</summary>
internal sealed class MemoryWatch
{
    private const int Milliseconds = 50;
    private const double MiB = 1 << 20;

    private readonly List<long> _resident = [];

    /// <summary>The most over the most of the first tenth of its time.</summary>
    public double Growth => (double)_resident.Max() / _resident.Take((_resident.Count / 10) + 1).Max();

    /// <summary>Looks until the process is gone.</summary>
    public void Follow(Process process)
    {
        while (!process.WaitForExit(Milliseconds))
        {
            process.Refresh();
            if (!process.HasExited)
                _resident.Add(process.WorkingSet64);
        }
    }

    public override string ToString() => _resident.Count == 0 ? "too short to be looked at"
        : Invariant($"at most {_resident.Max() / MiB:F0} MiB, ")
            + Invariant($"{_resident.Take((_resident.Count / 10) + 1).Max() / MiB:F0} in its first tenth");
}

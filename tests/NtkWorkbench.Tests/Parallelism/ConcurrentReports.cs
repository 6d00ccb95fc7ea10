using System.Collections.Concurrent;

namespace NtkWorkbench.Tests;

/// <summary>Progress from any thread, kept.</summary>
internal sealed class ConcurrentReports : IProgress<double>
{
    private readonly ConcurrentBag<double> _values = [];

    public IReadOnlyCollection<double> Values => _values;

    public void Report(double value) => _values.Add(value);
}

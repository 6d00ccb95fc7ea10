using System.Collections.Concurrent;

namespace NtkWorkbench.Core.Tests.Parallelism;

/// <summary>Progress from any thread, kept.</summary>
internal sealed class ConcurrentReports : IProgress<double>
{
    private readonly ConcurrentBag<double> values = [];

    public IReadOnlyCollection<double> Values => values;

    public void Report(double value) => values.Add(value);
}

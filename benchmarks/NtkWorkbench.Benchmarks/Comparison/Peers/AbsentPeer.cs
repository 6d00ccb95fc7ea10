namespace NtkWorkbench.Benchmarks;

/// <summary>In the place of a peer that the works to be measured do without.</summary>
internal sealed class AbsentPeer(string name) : IPeer
{
    /// <inheritdoc/>
    public string Description => $"without {name}";

    /// <inheritdoc/>
    public double[] Check(string work, ProblemFolder folder, int count) => throw Absent(work);

    /// <inheritdoc/>
    public Timing Time(string work, ProblemFolder folder, int count) => throw Absent(work);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private InvalidOperationException Absent(string work) =>
        new($"{work} is compared with {name}, which this comparison was started without");
}

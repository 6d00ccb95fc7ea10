namespace NtkWorkbench.JobFiles;

/// <summary>Binds [low, high] with low &lt; high.</summary>
internal static class IntervalBinder
{
    /// <returns>An <see cref="Interval"/>; null where there was a problem.</returns>
    public static Interval? Bind(YamlNode node, SourceSpan owner, Slot slot, ScalarBinder scalars, ProblemLog problems)
    {
        if (node is not YamlSequence { Items: [YamlNode first, YamlNode second] })
        {
            string came = node is YamlSequence list ? $"a list of {list.Items.Count}" : node.Description;
            problems.Add(owner, $"{slot.Path} must be an interval [low, high], got {came}");
            return null;
        }
        object? left = scalars.Bind(first, first.Span, slot.Item(0, typeof(double)));
        object? right = scalars.Bind(second, second.Span, slot.Item(1, typeof(double)));
        if ((left, right) is not (double low, double high))
            return null;
        if (low < high && double.IsFinite(high - low))
            return new Interval(low, high);
        string problem = low < high ? "must have a length that float64 can hold" : "must be [low, high] with low below high";
        problems.Add(owner, $"{slot.Path} {problem}, got {JobNumber.Text(low, high)}");
        return null;
    }
}

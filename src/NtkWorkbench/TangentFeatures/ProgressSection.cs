namespace NtkWorkbench;

/// <summary>The progress of a stage as a section of the whole's.</summary>
internal sealed class ProgressSection : IProgress<double>
{
    private readonly IProgress<double> _whole;
    private readonly double _from, _to;

    private ProgressSection(IProgress<double> whole, double from, double to) => (_whole, _from, _to) = (whole, from, to);

    /// <summary>What a stage reports to, that runs while the whole goes from one share to another; null where nobody listens.</summary>
    public static ProgressSection? Of(IProgress<double>? whole, double from, double to) => whole is null ? null : new(whole, from, to);

    public void Report(double value) => _whole.Report(_from + ((_to - _from) * value));
}

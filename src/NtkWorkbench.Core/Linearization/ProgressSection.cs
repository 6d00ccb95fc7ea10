namespace NtkWorkbench.Core.Linearization;

/// <summary>The progress of a stage as a section of the whole's.</summary>
internal sealed class ProgressSection : IProgress<double>
{
    private readonly IProgress<double> whole;
    private readonly double from, to;

    private ProgressSection(IProgress<double> whole, double from, double to) => (this.whole, this.from, this.to) = (whole, from, to);

    /// <summary>What a stage reports to, that runs while the whole goes from one share to another; null where nobody listens.</summary>
    public static ProgressSection? Of(IProgress<double>? whole, double from, double to) => whole is null ? null : new(whole, from, to);

    /// <inheritdoc/>
    public void Report(double value) => whole.Report(from + ((to - from) * value));
}

namespace NtkWorkbench.Core.Engines;

/// <summary>An engine whose training inputs can be replaced between steps, for noise that is drawn anew each time.</summary>
public interface INoisyInputs
{
    /// <summary>Replaces the inputs that the following steps see; losses over whole data sets are not touched.</summary>
    /// <param name="inputs">(n, d), as the data that <see cref="IEngine.Prepare"/> was given.</param>
    /// <exception cref="ShapeException">They have another length.</exception>
    void ReplaceTrainingInputs(ReadOnlySpan<double> inputs);
}

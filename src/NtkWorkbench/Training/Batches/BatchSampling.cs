namespace NtkWorkbench;

/// <summary>How the samples of a step are chosen.</summary>
public enum BatchSampling
{
    /// <summary>Every sample, in order, at every step.</summary>
    Full,

    /// <summary>Each sample of a batch drawn independently and uniformly; a batch may hold a sample twice.</summary>
    WithReplacement,

    /// <summary>Passes over the data, each in a new random order, cut into batches; the last batch of a pass may be smaller.</summary>
    Shuffled,
}

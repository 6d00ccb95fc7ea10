namespace NtkWorkbench.JobFiles;

/// <summary>How inputs are scaled.</summary>
public enum ScalingKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Bytes / 255; other numbers to [0, 1], input by input.</summary>
    Unit,

    /// <summary>To mean 0 and deviation 1, input by input, in images channel by channel.</summary>
    Standardize,
}

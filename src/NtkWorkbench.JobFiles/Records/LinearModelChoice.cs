namespace NtkWorkbench.JobFiles;

/// <summary>Whether the linear model at initialization is trained beside the network.</summary>
public enum LinearModelChoice
{
    /// <summary>Where n·o is at most 1000.</summary>
    Auto,

    /// <summary>No.</summary>
    Off,

    /// <summary>However many samples there are.</summary>
    Always,
}

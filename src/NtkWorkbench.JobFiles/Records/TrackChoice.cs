namespace NtkWorkbench.JobFiles;

/// <summary>Whether training is followed where a job does not ask for it.</summary>
public enum TrackChoice
{
    /// <summary>Where it costs less than a fifth of the run.</summary>
    Auto,

    /// <summary>No.</summary>
    Off,
}

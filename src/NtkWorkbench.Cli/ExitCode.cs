namespace NtkWorkbench.Cli;

/// <summary>What the program's exit status says.</summary>
internal enum ExitCode
{
    /// <summary>Done; a training that diverged, or is diverging, is a finding, and done too.</summary>
    Done = 0,

    /// <summary>Something failed that was not the input's fault.</summary>
    Failed = 1,

    /// <summary>A job file, an argument or a data file is wrong.</summary>
    BadInput = 2,

    /// <summary>A scheduler's task that was told to leave: it is to be queued again, to go on from where it was saved
    /// (EX_TEMPFAIL).</summary>
    Requeue = 75,

    /// <summary>Ended by SIGINT (128 + 2).</summary>
    Interrupted = 130,

    /// <summary>Ended by SIGTERM (128 + 15).</summary>
    Terminated = 143,
}

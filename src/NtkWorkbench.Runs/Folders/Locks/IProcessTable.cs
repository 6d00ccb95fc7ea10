namespace NtkWorkbench.Runs;

/// <summary>The processes that can be seen from here; a test stands for many machines by it.</summary>
internal interface IProcessTable
{
    /// <summary>This process; when it last gave a sign is not told.</summary>
    RunProcess Self { get; }

    /// <summary>Whether a process of this machine is there: one of its number that began when it did. Null where that cannot be
    /// told.</summary>
    bool? IsThere(RunProcess process);
}

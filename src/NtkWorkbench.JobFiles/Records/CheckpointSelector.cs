namespace NtkWorkbench.JobFiles;

/// <summary>A moment of training: init (step 0), final (the last), or a step number.</summary>
/// <param name="Step">The step, or null for the last.</param>
public readonly record struct CheckpointSelector(int? Step)
{
    internal const string InitName = "init";

    internal const string FinalName = "final";

    /// <summary>Step 0.</summary>
    public static CheckpointSelector Init => new(0);

    /// <summary>The last step.</summary>
    public static CheckpointSelector Final => new(null);

    /// <summary>As folders are named: "init", "final", "step-500".</summary>
    public string FolderName => Step switch
    {
        null => FinalName,
        0 => InitName,
        int step => string.Create(CultureInfo.InvariantCulture, $"step-{step}"),
    };
}

namespace NtkWorkbench;

/// <summary>An engine that the program contains.</summary>
public sealed record AvailableEngine
{
    /// <summary>The kind a job file names.</summary>
    public required EngineKind Kind { get; init; }

    /// <summary>Looks for the devices that the engine runs on here, the processor first.</summary>
    public required Func<IReadOnlyList<Device>> FindDevices { get; init; }

    /// <summary>Makes the engine's provider on one of them.</summary>
    public required Func<Device, IEngineProvider> OnDevice { get; init; }

    /// <summary>Says which files the engine runs on here besides the program's own, and why these, a line each.</summary>
    public Func<IReadOnlyList<string>> DescribeFiles { get; init; } = () => [];
}

namespace NtkWorkbench.Runs;

/// <summary>What runs are made with: the seams, put together by whoever starts a run.</summary>
public sealed record Workbench
{
    /// <summary>The engines that are built in.</summary>
    public required EngineCatalog Engines { get; init; }

    /// <summary>Factorizations and products.</summary>
    public required ILinearAlgebra LinearAlgebra { get; init; }

    /// <summary>What draws figures.</summary>
    public required IFigureRenderer Renderer { get; init; }

    /// <summary>The clock; no number depends on it.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>When the states of runs are saved.</summary>
    public SaveSchedule Saving { get; init; } = new();

    /// <summary>The time between two signs that a process gives in the folder of a run: others take it for gone when they have watched
    /// five of them go by, and 10 s more, without seeing one.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The processes that can be seen from here.</summary>
    internal IProcessTable Processes { get; init; } = SystemProcesses.Instance;

    /// <summary>Bytes that a run may use.</summary>
    public required long AvailableMemory { get; init; }

    /// <summary>Bytes that a run may write; by default nobody counts them.</summary>
    public long AvailableDisk { get; init; } = long.MaxValue;

    /// <summary>How a folder is taken by whoever works with this workbench.</summary>
    internal LockTerms Terms(Action<string> tell, CancellationToken cancellation) => new()
    {
        Processes = Processes,
        Time = Time,
        Interval = Heartbeat,
        Tell = tell,
        Cancellation = cancellation,
    };
}

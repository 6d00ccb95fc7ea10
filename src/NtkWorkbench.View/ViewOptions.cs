namespace NtkWorkbench.View;

/// <summary>What is served, and where.</summary>
internal sealed record ViewOptions
{
    /// <summary>The folder of runs.</summary>
    public required string Folder { get; init; }

    /// <summary>The port of 127.0.0.1; null: a free one.</summary>
    public int? Port { get; init; }

    /// <summary>The schedulers by their names, to be asked how tasks stand; null: there is none of that name.</summary>
    public Func<string, IScheduler?> Schedulers { get; init; } = _ => null;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Called when the address was opened: it is worth nothing from then on.</summary>
    public Action OnOpened { get; init; } = () => { };

    /// <summary>Takes a line on what went wrong and nobody expected.</summary>
    public Action<string> OnError { get; init; } = _ => { };

    /// <summary>Makes the page that compares the runs of some folders, without writing anything.</summary>
    public required Func<IReadOnlyList<string>, CancellationToken, string> Compare { get; init; }
}

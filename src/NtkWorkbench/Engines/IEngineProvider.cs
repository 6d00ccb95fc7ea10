namespace NtkWorkbench;

/// <summary>Makes engines of one kind.</summary>
public interface IEngineProvider
{
    /// <summary>The kind a job file names.</summary>
    EngineKind Kind { get; }

    /// <summary>Engine, version and device, as written to environment.json: "builtin 0.1.0, CPU, Vector512".</summary>
    string Description { get; }

    /// <summary>An engine holding one network.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="precision">Its arithmetic.</param>
    /// <param name="parameters">The flat parameters, p entries, rounded to the precision.</param>
    /// <exception cref="ShapeException"><paramref name="parameters"/> does not have p entries.</exception>
    IEngine Create(NetworkArchitecture architecture, Precision precision, ReadOnlySpan<double> parameters);
}

namespace NtkWorkbench.JobFiles;

/// <summary>Train a network, linearize it before and after, decompose, draw.</summary>
public sealed record NetworkJob : TrainingJob
{
    /// <summary>What is looked at.</summary>
    [Description("What is looked at.")]
    public FeatureOptions Features { get; init; } = new();

    /// <summary>The keys that name files, with what they name.</summary>
    internal IEnumerable<(string Key, string? File)> NamedFiles() =>
    [
        .. (Data as FileDataOptions)?.Files.Select(one => ($"data.{one.Key}", one.File)) ?? [],
        .. Data.Validation?.Files.Select(one => ($"data.validation.{one.Key}", one.File)) ?? [],
        ("features.grid.file", Features.Grid?.File),
        ("initialization.from", Initialization.From),
    ];
}

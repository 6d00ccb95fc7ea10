namespace NtkWorkbench.Benchmarks.Comparison;

/// <summary>compare --root DIR --python FILE [--loop FILE] [--json FILE] [--quick] [--only GROUP].</summary>
internal sealed record CompareOptions
{
    /// <summary>The project's folder.</summary>
    public required string Root { get; init; }

    /// <summary>A Python that has PyTorch.</summary>
    public required string Python { get; init; }

    /// <summary>The compiled loop; null where there is no compiler.</summary>
    public string? Loop { get; init; }

    /// <summary>Where the results go as JSON, beside the table on stdout; null: nowhere.</summary>
    public string? JsonFile { get; init; }

    /// <summary>A short run.</summary>
    public bool Quick { get; init; }

    /// <summary>The only works to measure; null: all.</summary>
    public WorkGroup? Only { get; init; }

    public static CompareOptions Parse(IReadOnlyList<string> arguments) => new()
    {
        Root = Value(arguments, "--root") ?? throw new ArgumentException("--root is missing; start benchmarks/compare instead"),
        Python = Value(arguments, "--python") ?? throw new ArgumentException("--python is missing; start benchmarks/compare instead"),
        Loop = Value(arguments, "--loop"),
        JsonFile = Value(arguments, "--json"),
        Quick = arguments.Contains("--quick"),
        Only = Value(arguments, "--only") is string group ? ParseGroup(group) : null,
    };

    private static WorkGroup ParseGroup(string name) => Enum.TryParse(name, ignoreCase: true, out WorkGroup group)
        ? group
        : throw new ArgumentException($"--only takes one of {string.Join(", ", Enum.GetNames<WorkGroup>()).ToLowerInvariant()}; got {name}");

    private static string? Value(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(word => word != name).Skip(1).FirstOrDefault();
}

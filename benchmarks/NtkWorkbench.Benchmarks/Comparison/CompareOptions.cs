namespace NtkWorkbench.Benchmarks;

/// <summary>compare --root DIR [--python FILE] [--loop FILE] [--json FILE] [--quick] [--only GROUP].</summary>
internal sealed record CompareOptions
{
    /// <summary>The project's folder.</summary>
    public required string Root { get; init; }

    /// <summary>A Python that has PyTorch; null where the works that are measured do without.</summary>
    public string? Python { get; init; }

    /// <summary>The compiled loop; null where there is no compiler.</summary>
    public string? Loop { get; init; }

    /// <summary>Where the results go as JSON, beside the table on stdout; null: nowhere.</summary>
    public string? JsonFile { get; init; }

    /// <summary>A short run.</summary>
    public bool Quick { get; init; }

    /// <summary>The only works to measure; null: all.</summary>
    public WorkGroup? Only { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">An option lacks its value or has none of those it takes.</exception>
    public static CompareOptions Parse(IReadOnlyList<string> arguments)
    {
        WorkGroup? only = Value(arguments, "--only") is string group ? ParseGroup(group) : null;
        string? python = Value(arguments, "--python");
        return new CompareOptions
        {
            Root = Value(arguments, "--root") ?? throw new ArgumentException("--root is missing; start benchmarks/compare instead"),
            Python = python is not null || only == WorkGroup.Engines ? python
                : throw new ArgumentException("--python is missing; start benchmarks/compare instead"),
            Loop = Value(arguments, "--loop"),
            JsonFile = Value(arguments, "--json"),
            Quick = arguments.Contains("--quick"),
            Only = only,
        };
    }

    // By name alone: Enum.TryParse takes any number as well.
    private static WorkGroup ParseGroup(string name)
    {
        WorkGroup[] named =
            [.. Enum.GetValues<WorkGroup>().Where(group => group.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))];
        return named.Length == 1
            ? named[0]
            : throw new ArgumentException($"--only takes one of {string.Join(", ", Enum.GetNames<WorkGroup>()).ToLowerInvariant()}; "
            + $"got {name}");
    }

    private static string? Value(IReadOnlyList<string> arguments, string name)
    {
        string[] given = [.. arguments.SkipWhile(word => word != name).Take(2)];
        return given.Length == 1 || (given.Length == 2 && given[1].StartsWith("--", StringComparison.Ordinal))
            ? throw new ArgumentException($"{name} must be followed by its value")
            : given.ElementAtOrDefault(1);
    }
}

namespace NtkWorkbench.Runs;

/// <summary>What runs commands of other programs and waits for them; tests put recorded answers in its place.</summary>
internal interface ICommandRunner
{
    /// <summary>Runs a command to its end. A program that is missing or late is an answer without a status.</summary>
    CommandOutcome Run(ProgramCall call, CancellationToken cancellation);
}

/// <summary>A command as a list of words, which no shell sees.</summary>
internal sealed record ProgramCall
{
    public required string Program { get; init; }

    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>All variables that it is given.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }
}

/// <summary>How a command ended, and what it wrote.</summary>
internal sealed record CommandOutcome
{
    /// <summary>Null: it did not end by itself, or never began; <see cref="Error"/> says why.</summary>
    public required int? Status { get; init; }

    public string Output { get; init; } = "";

    public string Error { get; init; } = "";

    public bool IsDone => Status == 0;
}

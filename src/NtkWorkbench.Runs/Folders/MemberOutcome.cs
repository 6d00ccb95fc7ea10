namespace NtkWorkbench.Runs;

/// <summary>How one member of a family ended.</summary>
internal sealed record MemberOutcome
{
    /// <summary>The member's name, and that of its folder within the family's.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Why, where it was not completed.</summary>
    public string? Message { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }
}

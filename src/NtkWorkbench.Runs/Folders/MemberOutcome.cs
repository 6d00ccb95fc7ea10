namespace NtkWorkbench.Runs;

/// <summary>How one member of a family ended.</summary>
internal sealed record MemberOutcome
{
    /// <summary>The member's name, and that of its folder within the family's.</summary>
    public required string Name { get; init => field = PlainName.ThrowIfNot(value); }

    public required RunStatus Status { get; init; }

    public string? Message { get; init; }

    public required double Seconds { get; init; }
}

namespace NtkWorkbench.Runs;

/// <summary>What summary.json of a family's folder holds.</summary>
internal sealed record FamilyOutcome : RunOutcome
{
    /// <summary>The members, in the family's order.</summary>
    public required IReadOnlyList<MemberOutcome> Members { get; init; }

    public int Count(RunStatus status) => Members.Count(member => member.Status == status);

    public override string Describe()
    {
        IEnumerable<string> counts = Enum.GetValues<RunStatus>()
            .Where(status => Count(status) > 0)
            .Select(status => Invariant($"{Count(status)} {status.ToString().ToLowerInvariant()}"));
        return Invariant($"{Name}: {Members.Count} jobs in {Seconds.Total:f1} s, {string.Join(", ", counts)}")
            + string.Concat(Members.Where(member => member.Status == RunStatus.Failed)
                .Select(member => $"\n  {member.Name} failed: {member.Message}"));
    }
}

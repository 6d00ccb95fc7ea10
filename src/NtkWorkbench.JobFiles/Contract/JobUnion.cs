namespace NtkWorkbench.JobFiles;

/// <summary>An abstract record whose kinds a job file tells apart by a key.</summary>
internal sealed record JobUnion
{
    public required Type Type { get; init; }

    public required string Discriminator { get; init; }

    /// <summary>The kind where the key is missing; null: the key must be given.</summary>
    public string? Default { get; init; }

    public required IReadOnlyList<UnionMember> Members { get; init; }

    public IEnumerable<string> Names => Members.Select(member => member.Name);

    public UnionMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

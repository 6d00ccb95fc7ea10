namespace NtkWorkbench.JobFiles;

/// <summary>An abstract record whose kinds a job file tells apart by a key.</summary>
internal sealed record JobUnion
{
    /// <summary>The abstract record.</summary>
    public required Type Type { get; init; }

    /// <summary>The key that names the kind.</summary>
    public required string Discriminator { get; init; }

    /// <summary>The kind where the key is missing; null: the key must be given.</summary>
    public string? Default { get; init; }

    /// <summary>The kinds.</summary>
    public required IReadOnlyList<UnionMember> Members { get; init; }

    public IEnumerable<string> Names => Members.Select(member => member.Name);

    public UnionMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

namespace NtkWorkbench.JobFiles;

/// <summary>An abstract record whose kinds a job file tells apart by a key. Without a <c>Default</c> the key must be given.</summary>
internal sealed record JobUnion(Type Type, string Discriminator, IReadOnlyList<(string Name, Type Type)> Members, string? Default = null)
{
    public IEnumerable<string> Names => Members.Select(member => member.Name);

    public Type? Find(string name) => Members.FirstOrDefault(member => member.Name == name).Type;
}

namespace NtkWorkbench.JobFiles;

/// <summary>Where a value goes: its path for messages, its type, and the key whose attributes limit it. The path is as
/// overrides write it, "training.batch.size"; empty for the job.</summary>
internal sealed record Slot(string Path, Type Type, RecordKey? Key = null)
{
    public string Subject => Path.Length == 0 ? "the job" : Path;

    public Slot Member(RecordKey key) => new(PathOf(key.Name), key.Type, key);

    /// <summary>The slot of an item of this one's list; attributes stay, those for items apply there.</summary>
    public Slot Item(int index, Type type) => this with { Path = $"{Path}[{index}]", Type = type };

    public string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    public T? Attribute<T>()
        where T : Attribute => Key?.Attribute<T>();
}

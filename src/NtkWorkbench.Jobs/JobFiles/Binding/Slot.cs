using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace NtkWorkbench.Jobs.JobFiles.Binding;

/// <summary>Where a value goes: its path for messages, its type, and the attributes that limit it.</summary>
internal sealed record Slot
{
    /// <summary>As overrides write it: "training.batch.size"; empty for the job.</summary>
    public required string Path { get; init; }

    /// <summary>The declared type, Nullable&lt;T&gt; taken off.</summary>
    public required Type Type { get; init; }

    /// <summary>The record's property; null for the job and for items of lists that no attribute limits.</summary>
    public ICustomAttributeProvider? Attributes { get; init; }

    /// <summary>The path in a sentence.</summary>
    public string Subject => Path.Length == 0 ? "the job" : Path;

    /// <summary>The slot of a property of this one's record.</summary>
    public Slot Member(JsonPropertyInfo property) => new()
    {
        Path = PathOf(property.Name),
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType,
        Attributes = property.AttributeProvider,
    };

    /// <summary>The slot of an item of this one's list; attributes stay, those for items apply there.</summary>
    public Slot Item(int index, Type type) => this with { Path = $"{Path}[{index}]", Type = type };

    /// <summary>The path of a key of this slot's mapping.</summary>
    public string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    /// <summary>An attribute of the property; null where there is none.</summary>
    public T? Attribute<T>()
        where T : Attribute => Attributes?.GetCustomAttributes(typeof(T), inherit: true).FirstOrDefault() as T;
}

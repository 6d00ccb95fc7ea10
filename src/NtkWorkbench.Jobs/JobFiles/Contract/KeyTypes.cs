using System.Text.Json.Serialization.Metadata;
using NtkWorkbench.Jobs.JobFiles.Yaml;

namespace NtkWorkbench.Jobs.JobFiles.Contract;

/// <summary>Which contract a mapping is written for, and which type each of its keys has.</summary>
internal static class KeyTypes
{
    /// <summary>The contract of a record, or of the kind that a mapping names; null for other types and unknown kinds.</summary>
    public static JsonTypeInfo? ContractOf(Type type, YamlMapping mapping)
    {
        if (JobContract.FamilyOf(type) is not Family family)
            return JobContract.Of(type) is { Kind: JsonTypeInfoKind.Object } record ? record : null;
        YamlEntry? given = mapping.Find(family.Discriminator);
        string? name = given is null ? family.Default : (given.Value as YamlScalar)?.Value;
        return name is not null && family.Find(name) is FamilyMember member ? JobContract.Of(member.Type) : null;
    }

    /// <summary>The type of a key, Nullable&lt;T&gt; taken off; null where the contract has no such key.</summary>
    public static Type? Find(JsonTypeInfo contract, string key) =>
        contract.Properties.FirstOrDefault(property => property.Name == key)?.PropertyType is Type type
            ? Nullable.GetUnderlyingType(type) ?? type
            : null;
}

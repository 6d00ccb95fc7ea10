using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NtkWorkbench.Core.Data;
using NtkWorkbench.Core.Engines;
using NtkWorkbench.Jobs.JobFiles.Contract;
using NtkWorkbench.Jobs.JobFiles.Records;

namespace NtkWorkbench.Jobs.JobFiles.Binding;

/// <summary>Stands for a required value that the file does not give, so that the rest of the job can be looked at.</summary>
internal static class Placeholder
{
    public static JsonNode For(Type type) => type switch
    {
        _ when type == typeof(string) => "placeholder",
        _ when type == typeof(bool) => false,
        _ when type == typeof(int) || type == typeof(long) || type == typeof(double) => 1,
        _ when type == typeof(Interval) => new JsonArray(0, 1),
        _ when type == typeof(CheckpointSelector) => CheckpointSelector.InitName,
        _ when type == typeof(Device) => Device.Cpu.ToString(),
        _ when type.IsEnum => JobNames.OfEnum(type)[0],
        _ when ListItems.TypeOf(type) is not null => new JsonArray(),
        _ when JobContract.FamilyOf(type) is Family family => OfFamily(family),
        _ => OfRecord(type),
    };

    private static JsonObject OfFamily(Family family)
    {
        FamilyMember first = family.Members[0];
        JsonObject json = OfRecord(first.Type);
        json.Insert(0, family.Discriminator, first.Name);
        return json;
    }

    private static JsonObject OfRecord(Type type)
    {
        var json = new JsonObject();
        foreach (JsonPropertyInfo property in JobContract.Of(type).Properties.Where(property => property.IsRequired))
            json[property.Name] = For(property.PropertyType);
        return json;
    }
}

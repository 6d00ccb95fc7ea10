using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NtkWorkbench.Core.Training;
using NtkWorkbench.Jobs.JobFiles.Binding;
using NtkWorkbench.Jobs.JobFiles.Contract;

namespace NtkWorkbench.Jobs.JobFiles.Schema;

/// <summary>What attributes and defaults say of the keys of a record.</summary>
internal static class MemberSchema
{
    /// <summary>Completes the schema of a record in place.</summary>
    public static void Complete(JsonObject record, JsonTypeInfo contract)
    {
        if (record["properties"] is not JsonObject keys)
            return;
        var root = new Slot { Path = "", Type = contract.Type };
        object? defaults = contract.CreateObject?.Invoke();
        foreach (JsonPropertyInfo property in contract.Properties)
        {
            JsonObject schema = keys[property.Name] as JsonObject ?? [];
            Limit(schema, root.Member(property));
            if (root.Member(property).Attribute<DescriptionAttribute>() is { } words)
                schema.Insert(0, "description", words.Description);
            if (!property.IsRequired && defaults is not null && property.Get?.Invoke(defaults) is object value && IsPlain(property.PropertyType))
                schema["default"] = JsonSerializer.SerializeToNode(value, property.PropertyType, JobContract.Options);
            if (schema.Parent is null)
                keys[property.Name] = schema;
        }
    }

    private static bool IsPlain(Type type) => ScalarBinder.Handles(type) || type == typeof(LearningRate) || ListItems.TypeOf(type) is Type item && ScalarBinder.Handles(item);

    private static void Limit(JsonObject schema, Slot slot)
    {
        if (ListItems.TypeOf(slot.Type) is Type itemType)
        {
            if (slot.Attribute<MinLengthAttribute>() is { } minimum)
                schema["minItems"] = minimum.Length;
            if (itemType == typeof(Records.CheckpointSelector))
                schema["items"] = ValueSchema.Checkpoint();
            else if (schema["items"] is JsonObject items)
                LimitNumber(items, slot.Item(0, itemType));
        }
        LimitNumber(schema, slot);
        if (slot.Attribute<RegularExpressionAttribute>() is { } form)
            schema["pattern"] = $"^(?:{form.Pattern})$";
    }

    private static void LimitNumber(JsonObject schema, Slot slot)
    {
        if (slot.Type != typeof(int) && slot.Type != typeof(long) && slot.Type != typeof(double))
            return;
        NumberRange range = NumberRange.Of(slot);
        if (range.Minimum != double.MinValue)
            schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = range.Minimum;
        if (range.Maximum != double.MaxValue)
            schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = range.Maximum;
    }
}

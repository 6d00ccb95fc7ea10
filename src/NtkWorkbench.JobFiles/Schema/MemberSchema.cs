using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace NtkWorkbench.JobFiles;

/// <summary>What attributes and defaults say of a key.</summary>
internal static class MemberSchema
{
    /// <summary>Completes the schema of a key's values in place, and gives it back.</summary>
    /// <param name="schema">What the type says.</param>
    /// <param name="key">The key.</param>
    /// <param name="contract">The record that it is of.</param>
    public static JsonObject Complete(JsonObject schema, RecordKey key, RecordContract contract)
    {
        if (key.IsNullable)
            AllowNull(schema);
        Limit(schema, new Slot { Path = key.Name, Type = key.Type, Key = key });
        if (key.Attribute<DescriptionAttribute>() is { } words)
            schema.Insert(0, "description", words.Description);
        if (!key.IsRequired && IsPlain(key.Type) && key.Get(Activator.CreateInstance(contract.Type)!) is object value)
            schema["default"] = JobTree.Of(value, key.Type);
        return schema;
    }

    private static bool IsPlain(Type type) =>
        ScalarBinder.Handles(type) || type == typeof(LearningRate) || (ListItems.TypeOf(type) is Type item && ScalarBinder.Handles(item));

    private static void AllowNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue type)
            schema["type"] = new JsonArray(type.DeepClone(), "null");
        else if (schema["enum"] is JsonArray names)
            names.Add(null);
    }

    private static void Limit(JsonObject schema, Slot slot)
    {
        if (ListItems.TypeOf(slot.Type) is Type itemType)
        {
            if (slot.Attribute<MinLengthAttribute>() is { } minimum)
                schema["minItems"] = minimum.Length;
            LimitNumber(schema["items"]!.AsObject(), slot.Item(0, itemType));
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

using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using NtkWorkbench.Core.Data;
using NtkWorkbench.Core.Data.Functions;
using NtkWorkbench.Core.Training;
using NtkWorkbench.Jobs.JobFiles.Binding;
using NtkWorkbench.Jobs.JobFiles.Contract;
using NtkWorkbench.Jobs.JobFiles.Records;

namespace NtkWorkbench.Jobs.JobFiles.Schema;

/// <summary>
/// Completes what System.Text.Json exports: values with an own form, families under $defs with their shorthands, the
/// records of lists beside them, and what attributes and defaults say of each key.
/// </summary>
internal sealed class SchemaBuilder
{
    private readonly JsonObject _definitions = [];

    public JsonObject Build()
    {
        JsonNode job = JobContract.Options.GetJsonSchemaAsNode(typeof(Job), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Transform,
        });
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Job file of NtkWorkbench",
        };
        foreach ((string key, JsonNode? value) in job.AsObject())
            schema[key] = value?.DeepClone();
        schema["$defs"] = _definitions;
        return schema;
    }

    // Called from the inside out: what is nested is complete already.
    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        bool isNullable = context.PropertyInfo?.IsSetNullable == true;
        if (type == typeof(Interval))
            return ValueSchema.Interval(isNullable);
        if (type == typeof(LearningRate))
            return ValueSchema.LearningRate();
        if (type == typeof(CheckpointSelector))
            return ValueSchema.Checkpoint();
        if (JobContract.FamilyOf(type) is Family family)
            return Define(family, node.AsObject(), isRoot: context.Path.IsEmpty);
        if (ListItems.TypeOf(type) is Type item && JobContract.FamilyOf(item) is null && JobContract.Of(item).Kind == JsonTypeInfoKind.Object)
            return ListOf(item, node.AsObject());
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object && node is JsonObject record)
            MemberSchema.Complete(record, context.TypeInfo);
        return node;
    }

    // Its items may hold the family that it is in, and then come as a reference into the exporter's tree.
    private JsonObject ListOf(Type item, JsonObject exported)
    {
        if (exported["items"] is JsonObject record)
            _definitions.TryAdd(NameOf(item), record.DeepClone());
        return new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["$ref"] = $"#/$defs/{NameOf(item)}" } };
    }

    private JsonObject Define(Family family, JsonObject exported, bool isRoot)
    {
        string name = NameOf(family.Type);
        // A family inside itself comes as a reference into the exporter's tree, a family met again in full.
        if (!exported.ContainsKey("$ref") && !_definitions.ContainsKey(name))
        {
            JsonObject definition = Alternatives(family, exported["anyOf"]!.AsArray());
            if (isRoot)
                return definition;
            _definitions[name] = definition;
        }
        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private JsonObject Alternatives(Family family, JsonArray exported)
    {
        var alternatives = new JsonArray();
        if (BareNames(family) is { Count: > 0 } names)
            alternatives.Add(new JsonObject { ["enum"] = names });
        foreach ((FamilyMember member, JsonNode? node) in family.Members.Zip(exported))
        {
            JsonObject kind = node!.DeepClone().AsObject();
            if (member.Type == typeof(FunctionDataOptions))
                AddFunctionParameters(kind);
            if (family.Default != member.Name)
                Require(kind, family.Discriminator);
            kind.Insert(0, "type", "object");
            alternatives.Add(kind);
        }
        if (family.Type == typeof(Job))
            AddFamilyKeys(family, alternatives);
        return new JsonObject { ["anyOf"] = alternatives };
    }

    // A comparison has no members of its own.
    private static void AddFamilyKeys(Family family, JsonArray kinds)
    {
        int comparison = family.Members.ToList().FindIndex(member => member.Type == typeof(ComparisonJob));
        foreach (JsonNode? kind in kinds.Where((_, index) => index != comparison))
            FamilySchema.AddTo(kind!.AsObject(), kinds[comparison]!.AsObject());
    }

    // A name alone is a shorthand where nothing else must be given; a function's parameters may stand beside it.
    private static JsonArray BareNames(Family family) => [.. family.Members
        .Where(member => family.Type == typeof(TargetFunction) || !JobContract.Of(member.Type).Properties.Any(property => property.IsRequired))
        .Select(member => JsonValue.Create(member.Name))];

    private void AddFunctionParameters(JsonObject data)
    {
        JsonObject keys = data["properties"]!.AsObject();
        foreach (JsonNode? function in _definitions[NameOf(typeof(TargetFunction))]!["anyOf"]!.AsArray())
        {
            foreach ((string key, JsonNode? value) in function!["properties"]?.AsObject() ?? [])
                keys.TryAdd(key, value?.DeepClone());
        }
    }

    private static string NameOf(Type type) => JobNames.Policy.ConvertName(type.Name);

    private static void Require(JsonObject kind, string key)
    {
        JsonArray required = kind["required"] as JsonArray ?? [];
        required.Insert(0, key);
        kind["required"] = required.DeepClone();
    }
}

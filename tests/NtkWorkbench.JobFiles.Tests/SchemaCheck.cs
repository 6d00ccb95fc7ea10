using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NtkWorkbench.JobFiles.Tests;

/// <summary>The part of JSON Schema that the job schema uses; a key that it does not know fails the test.</summary>
internal sealed class SchemaCheck(JsonObject root)
{
    public bool IsValid(JsonNode? value) => IsValid(root, value);

    private bool IsValid(JsonObject schema, JsonNode? value) => schema.All(rule => Passes(schema, rule.Key, rule.Value!, value));

    private bool Passes(JsonObject schema, string rule, JsonNode limit, JsonNode? value) => rule switch
    {
        "$schema" or "title" or "description" or "default" or "$defs" => true,
        "$ref" => IsValid(Find(limit.GetValue<string>()), value),
        "anyOf" => limit.AsArray().Any(option => IsValid(option!.AsObject(), value)),
        "enum" => limit.AsArray().Any(option => JsonNode.DeepEquals(option, value)),
        "const" => JsonNode.DeepEquals(limit, value),
        "type" => limit is JsonArray types ? types.Any(type => HasType(type!, value)) : HasType(limit, value),
        "required" => value is not JsonObject keys || limit.AsArray().All(key => keys.ContainsKey(key!.GetValue<string>())),
        "properties" =>
            value is not JsonObject keys || keys.All(key => limit[key.Key] is not JsonObject inner || IsValid(inner, key.Value)),
        "additionalProperties" =>
            value is not JsonObject keys
                || keys.Where(key => schema["properties"]?.AsObject().ContainsKey(key.Key) != true)
                    .All(key => AllowsMore(limit, key.Value)),
        "minProperties" => value is not JsonObject keys || keys.Count >= Number(limit),
        "maxProperties" => value is not JsonObject keys || keys.Count <= Number(limit),
        "items" => value is not JsonArray items || items.All(item => IsValid(limit.AsObject(), item)),
        "minItems" => value is not JsonArray items || items.Count >= Number(limit),
        "maxItems" => value is not JsonArray items || items.Count <= Number(limit),
        "pattern" => value?.GetValueKind() != JsonValueKind.String || Regex.IsMatch(value.GetValue<string>(), limit.GetValue<string>()),
        "minimum" => !IsNumber(value) || Number(value!) >= Number(limit),
        "maximum" => !IsNumber(value) || Number(value!) <= Number(limit),
        "exclusiveMinimum" => !IsNumber(value) || Number(value!) > Number(limit),
        "exclusiveMaximum" => !IsNumber(value) || Number(value!) < Number(limit),
        _ => throw new ArgumentException($"the schema uses {rule}, which this check does not know"),
    };

    private bool AllowsMore(JsonNode limit, JsonNode? value) =>
        limit is JsonObject schema ? IsValid(schema, value) : limit.GetValue<bool>();

    // "#/$defs/data_options", or where a type is met again "#/anyOf/0/properties/figures".
    private JsonObject Find(string pointer) => pointer.Split('/').Skip(1)
        .Aggregate((JsonNode)root,
            (node, part) => node is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : node[part]!).AsObject();

    private static bool HasType(JsonNode type, JsonNode? value) => type.GetValue<string>() switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "null" => value is null,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => IsNumber(value) && Math.Floor(Number(value!)) == Number(value!),
        "number" => IsNumber(value),
        string other => throw new ArgumentException($"unknown type {other}"),
    };

    private static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;

    private static double Number(JsonNode value) => JsonSerializer.Deserialize<double>(value);
}

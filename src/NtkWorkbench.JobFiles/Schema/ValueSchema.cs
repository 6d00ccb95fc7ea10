using System.Text.Json.Nodes;

namespace NtkWorkbench.JobFiles;

/// <summary>The schemas of single values, and of those that are written in a form of their own.</summary>
internal static class ValueSchema
{
    /// <summary>[low, high]; that low is below high a schema cannot say.</summary>
    public static JsonObject Interval() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "number" },
        ["minItems"] = 2,
        ["maxItems"] = 2,
    };

    /// <summary>A number, or a fraction of the largest stable rate.</summary>
    public static JsonObject LearningRate() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 },
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    [LearningRateBinder.FractionKey] = new JsonObject
                    {
                        ["description"] = "The rate as a fraction of the largest stable one at initialization.", ["type"] = "number",
                            ["exclusiveMinimum"] = 0,
                    },
                },
                ["required"] = new JsonArray(LearningRateBinder.FractionKey),
                ["additionalProperties"] = false,
            }),
    };

    /// <summary>A single value; null for other types.</summary>
    public static JsonObject? OfScalar(Type type) => type switch
    {
        _ when type == typeof(string) => new JsonObject { ["type"] = "string" },
        _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
        _ when type == typeof(int) || type == typeof(long) => new JsonObject { ["type"] = "integer" },
        _ when type == typeof(double) => new JsonObject { ["type"] = "number" },
        _ when type == typeof(CheckpointSelector) => Checkpoint(),
        _ when type == typeof(Device) => new JsonObject { ["type"] = "string", ["pattern"] = "^(?:cpu|cuda(:[0-9]+)?)$" },
        _ when type.IsEnum =>
            new JsonObject { ["enum"] = new JsonArray([.. JobNames.OfEnum(type).Select(name => JsonValue.Create(name))]) },
        _ => null,
    };

    // init, final, or the number of a step.
    private static JsonObject Checkpoint() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray(CheckpointSelector.InitName, CheckpointSelector.FinalName) },
            new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = int.MaxValue }),
    };
}

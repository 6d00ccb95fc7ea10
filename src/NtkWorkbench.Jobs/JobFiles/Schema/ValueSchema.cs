using System.Text.Json.Nodes;
using NtkWorkbench.Jobs.JobFiles.Contract;
using NtkWorkbench.Jobs.JobFiles.Records;

namespace NtkWorkbench.Jobs.JobFiles.Schema;

/// <summary>The schemas of values that are written in a form of their own.</summary>
internal static class ValueSchema
{
    /// <summary>[low, high]; that low is below high a schema cannot say.</summary>
    public static JsonObject Interval(bool isNullable) => new()
    {
        ["type"] = isNullable ? new JsonArray("array", "null") : "array",
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
                    [LearningRateConverter.FractionKey] = new JsonObject
                    {
                        ["description"] = "The rate as a fraction of the largest stable one at initialization.", ["type"] = "number", ["exclusiveMinimum"] = 0,
                    },
                },
                ["required"] = new JsonArray(LearningRateConverter.FractionKey),
                ["additionalProperties"] = false,
            }),
    };

    /// <summary>init, final, or the number of a step.</summary>
    public static JsonObject Checkpoint() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray(CheckpointSelector.InitName, CheckpointSelector.FinalName) },
            new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = int.MaxValue }),
    };
}

namespace NtkWorkbench.JobFiles;

/// <summary>The keys by which a file describes several jobs, which stand beside those of any kind of job.</summary>
internal static class FamilySchema
{
    public static void AddTo(JsonObject kind, JsonObject comparison)
    {
        JsonObject keys = kind["properties"]!.AsObject();
        keys[FamilyKeys.Variants] = new JsonObject
        {
            ["description"] = "Several jobs in one file: names, each with the keys that it sets, written as paths: {wide: {network.hidden: "
                + "[100]}}.",
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("object", "null") },
        };
        keys[FamilyKeys.Grid] = new JsonObject
        {
            ["description"] = "Several jobs in one file: keys, written as paths, each with a list of values; every combination is a job.",
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["type"] = "array", ["minItems"] = 1 },
        };
        keys[FamilyKeys.Seeds] = new JsonObject
        {
            ["description"] = "Several jobs in one file: how many seeds each is run with, from seed on.",
            ["type"] = "integer",
            ["minimum"] = 1,
            ["maximum"] = 1000,
        };
        keys[FamilyKeys.Comparison] = new JsonObject
        {
            ["description"] = "How the jobs of this file are compared when they have run.",
            ["type"] = "object",
            ["properties"] = new JsonObject(
                new[] { "study", "figures" }.Select(key => KeyValuePair.Create(key, comparison["properties"]![key]?.DeepClone()))),
            ["additionalProperties"] = false,
        };
    }
}

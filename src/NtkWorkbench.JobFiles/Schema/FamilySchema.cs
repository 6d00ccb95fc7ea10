namespace NtkWorkbench.JobFiles;

/// <summary>The keys by which a file describes several jobs, which stand beside those of any kind of job.</summary>
internal static class FamilySchema
{
    public static void AddTo(JsonObject kind, JsonObject comparison)
    {
        JsonObject keys = kind["properties"]!.AsObject();
        JsonObject Add(string key, string description, string type) =>
            (JsonObject)(keys[key] = new JsonObject { ["description"] = description, ["type"] = type });
        Add(FamilyKeys.Variants, "Several jobs in one file: names, each with the keys that it sets, written as paths: "
            + "{wide: {network.hidden: [100]}}.", "object")["additionalProperties"] =
            new JsonObject { ["type"] = new JsonArray("object", "null") };
        Add(FamilyKeys.Grid, "Several jobs in one file: keys, written as paths, each with a list of values; every combination is a job.",
            "object")["additionalProperties"] = new JsonObject { ["type"] = "array", ["minItems"] = 1 };
        JsonObject seeds =
            Add(FamilyKeys.Seeds, "Several jobs in one file: how many seeds each is run with, from seed on.", "integer");
        (seeds["minimum"], seeds["maximum"]) = (1, FamilyExpander.MostMembers);
        JsonObject compared = Add(FamilyKeys.Comparison, "How the jobs of this file are compared when they have run.", "object");
        compared["properties"] = new JsonObject(
            new[] { "study", "figures" }.Select(key => KeyValuePair.Create(key, comparison["properties"]![key]?.DeepClone())));
        compared["additionalProperties"] = false;
    }
}

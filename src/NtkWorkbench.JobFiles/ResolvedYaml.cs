namespace NtkWorkbench.JobFiles;

/// <summary>Writes jobs back as job files, every default filled in.</summary>
internal static class ResolvedYaml
{
    /// <summary>The whole job; loading the text gives an equal one.</summary>
    /// <returns>YAML with a final line end. Keys without a value are left out: their defaults depend on the data.</returns>
    public static string Write(Job job)
    {
        JsonObject tree = JobTree.Of(job);
        if (job is NetworkJob { Initialization.From: not null } && tree["initialization"] is JsonObject initialization)
        {
            // The file stands alone: what would be drawn without it is not used.
            initialization.Remove("weights");
            initialization.Remove("biases");
        }
        if (job is LearningRateSweepJob or LazinessMapJob && tree["training"] is JsonObject training)
            training.Remove("learning_rate");
        return YamlWriter.Write(tree);
    }
}

namespace NtkWorkbench.JobFiles;

/// <summary>Rules of the parameters at step 0.</summary>
internal static class InitializationRules
{
    private const string Weights = "initialization.weights";
    private const string Biases = "initialization.biases";

    public static void FileStandsAlone(NetworkJob job, RuleContext context)
    {
        foreach (string path in new[] { Weights, Biases })
        {
            if (job.Initialization.From is not null && context.IsGiven(path))
                context.Report(path, $"{path} and initialization.from are both given, expected the schemes or the file");
        }
    }

    public static void ElbowsAreForBiasesOfOneInput(NetworkJob job, RuleContext context)
    {
        if (job.Initialization.Weights is ElbowsScheme)
            context.Report($"{Weights}.scheme", $"{Weights} cannot be elbows, which is a scheme for biases");
        if (job.Initialization.Biases is not ElbowsScheme)
            return;
        int inputs = JobShape.InputCount(job);
        if (inputs != 1)
            context.Report($"{Biases}.scheme", $"{Biases} can be elbows with one input only, got {inputs} inputs", "data");
        if (job.Network.Hidden.Count == 0)
            context.Report($"{Biases}.scheme", $"{Biases} can be elbows with a hidden layer only, network.hidden is empty",
                "network.hidden");
    }

    public static void UniformRangesAreOrdered(NetworkJob job, RuleContext context)
    {
        foreach ((string path, InitializationScheme scheme) in new[] { (Weights, job.Initialization.Weights),
            (Biases, job.Initialization.Biases) })
        {
            if (scheme is UniformScheme { Low: var low, High: var high } && !(low <= high && double.IsFinite(high - low)))
                context.Report($"{path}.high", $"{path} must have low at or below high, got {JobNumber.Text(low, high)}", $"{path}.low");
        }
    }
}

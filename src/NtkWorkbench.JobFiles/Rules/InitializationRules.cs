namespace NtkWorkbench.JobFiles;

internal sealed class InitializationRules(NetworkJob job, RuleContext context)
{
    private const string Weights = "initialization.weights";
    private const string Biases = "initialization.biases";

    public void Check()
    {
        FileStandsAlone();
        ElbowsAreForBiasesOfOneInput();
        UniformRangesAreOrdered();
    }

    private void FileStandsAlone()
    {
        foreach (string path in new[] { Weights, Biases })
        {
            if (job.Initialization.From is not null && context.IsGiven(path))
                context.Report(path, "and initialization.from are both given, expected the schemes or the file");
        }
    }

    private void ElbowsAreForBiasesOfOneInput()
    {
        if (job.Initialization.Weights is ElbowsScheme)
            context.ReportAt($"{Weights}.scheme", $"{Weights} cannot be elbows, which is a scheme for biases");
        if (job.Initialization.Biases is not ElbowsScheme)
            return;
        if (JobShape.InputCount(job) is int inputs and not 1)
            context.ReportAt($"{Biases}.scheme", $"{Biases} can be elbows with one input only, got {inputs} inputs", "data");
        if (job.Network.Hidden.Count == 0)
            context.ReportAt($"{Biases}.scheme", $"{Biases} can be elbows with a hidden layer only, network.hidden is empty",
                "network.hidden");
    }

    private void UniformRangesAreOrdered()
    {
        foreach ((string path, InitializationScheme scheme) in new[] { (Weights, job.Initialization.Weights),
            (Biases, job.Initialization.Biases) })
        {
            if (scheme is UniformScheme { Low: var low, High: var high } && !(low <= high && double.IsFinite(high - low)))
                context.ReportAt($"{path}.high", $"{path} must have low at or below high, got {JobNumber.Text(low, high)}", $"{path}.low");
        }
    }
}

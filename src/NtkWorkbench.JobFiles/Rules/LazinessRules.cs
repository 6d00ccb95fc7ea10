namespace NtkWorkbench.JobFiles;

internal sealed class LazinessRules(LazinessMapJob job, RuleContext context)
{
    /// <summary>The job in words.</summary>
    internal const string Map = "a map of laziness";

    public void Check()
    {
        context.ReportRepeated(job.Widths, "widths");
        context.ReportRepeated(job.Fractions, "fractions");
        context.ReportRepeated(job.OutputScales, "output_scales");
        if (job.Network.Hidden.Count == 0)
            context.Report("network.hidden", $"is empty, and {Map} needs a hidden layer, whose width it changes");
        if (job.Training.Loss != LossKind.MeanSquaredError)
            context.Report("training.loss", $"must be mean_squared_error in {Map}, got {JobContract.NameOf(job.Training.Loss)}: "
                + "f = α(f_θ − f_θ₀) is trained as f_θ on other targets");
        if (job.Initialization.From is not null)
            context.Report("initialization.from", $"has no place in {Map}: a file holds the parameters of one width");
        (string key, double noise) = job.Data switch
        {
            FunctionDataOptions function => ("data.train.instance_noise", function.Train.InstanceNoise),
            FileDataOptions files => ("data.instance_noise", files.InstanceNoise),
            _ => ("data", 0),
        };
        if (noise > 0)
            context.Report(key, $"has no place in {Map}: f_θ₀ is known at the inputs themselves");
    }
}

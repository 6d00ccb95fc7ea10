namespace NtkWorkbench.Runs;

/// <summary>Fills in the defaults of a network job that depend on other keys or on its data.</summary>
internal static class DataDefaults
{
    public static NetworkJob Fill(NetworkJob job, LoadedSamples samples)
    {
        DataOptions options = job.Data is FunctionDataOptions function ? FillTestRange(function) : job.Data;
        return job with
        {
            Data = options,
            Network = job.Network with { Outputs = DatasetLoader.OutputCount(job, samples) },
            Training = job.Training with { RecordEvery = job.Training.RecordInterval },
            Features = job.Features with { Grid = GridPoints.Fill(job.Features.Grid, options, samples.Data) },
        };
    }

    private static FunctionDataOptions FillTestRange(FunctionDataOptions function) =>
        function with { Test = function.Test.Filled(function.Function.InputCount, function.Train.Range) };
}

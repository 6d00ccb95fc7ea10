namespace NtkWorkbench.Runs;

/// <summary>Fills in the defaults of a network job that depend on other keys or on its data.</summary>
internal static class DataDefaults
{
    public static NetworkJob Fill(NetworkJob job, LoadedSamples samples)
    {
        TrainingData data = samples.Data;
        DataOptions options = job.Data is FunctionDataOptions function ? FillTestRange(function) : job.Data;
        int each = TrainingOptions.StepsOfEpoch(job.Training.Batch, data.Train.Count);
        TrainingOptions training = job.Training.InSteps(data.Train.Count);
        return job with
        {
            Data = options,
            Network = job.Network with { Outputs = DatasetLoader.OutputCount(job, samples) },
            Training = training with { RecordEvery = training.RecordInterval },
            Features = job.Features with
            {
                Checkpoints = [.. job.Features.Checkpoints.Select(at => at.InSteps(each))],
                Grid = GridPoints.Fill(job.Features.Grid, options, data),
            },
        };
    }

    private static FunctionDataOptions FillTestRange(FunctionDataOptions function) =>
        function with { Test = function.Test.Filled(function.Function.InputCount, function.Train.Range) };
}

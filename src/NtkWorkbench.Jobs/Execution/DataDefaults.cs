using NtkWorkbench.Core.Data;
using NtkWorkbench.Jobs.Data;
using NtkWorkbench.Jobs.JobFiles.Records;

namespace NtkWorkbench.Jobs.Execution;

/// <summary>Fills in the defaults of a network job that depend on other keys or on its data.</summary>
internal static class DataDefaults
{
    private const int DefaultGridCount = 500;

    public static NetworkJob Fill(NetworkJob job, TrainingData data)
    {
        DataOptions options = job.Data is FunctionDataOptions function ? FillTestRange(function) : job.Data;
        return job with
        {
            Data = options,
            Network = job.Network with { Outputs = DatasetLoader.OutputCount(job, data) },
            Training = job.Training with { RecordEvery = job.Training.RecordInterval },
            Features = job.Features with { Grid = FillGrid(job.Features.Grid, options, data) },
        };
    }

    private static FunctionDataOptions FillTestRange(FunctionDataOptions function) =>
        function with { Test = function.Test with { Range = function.Test.Range ?? function.Train.Range } };

    private static GridOptions? FillGrid(GridOptions? grid, DataOptions options, TrainingData data) =>
        grid?.File is not null || data.Train.Inputs.Columns != 1
            ? grid
            : new GridOptions { Count = grid?.Count ?? DefaultGridCount, Range = grid?.Range ?? DataRange(options, data) };

    private static Interval DataRange(DataOptions options, TrainingData data)
    {
        if (options is FunctionDataOptions { Train.Range: var train, Test.Range: Interval test })
            return new Interval(Math.Min(train.Low, test.Low), Math.Max(train.High, test.High));
        double[] inputs = [.. data.Train.Inputs.Values, .. data.Test?.Inputs.Values ?? []];
        return inputs.Min() < inputs.Max() ? new Interval(inputs.Min(), inputs.Max()) : new Interval(inputs[0] - 1, inputs[0] + 1);
    }
}

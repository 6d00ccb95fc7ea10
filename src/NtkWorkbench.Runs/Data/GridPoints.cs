using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>The points at which functions of x are evaluated.</summary>
internal static class GridPoints
{
    private const int DefaultCount = 500;

    /// <summary>
    /// The job's wish with what it leaves open filled in: with one input and no file, 500 equally spaced points over the range of
    /// training and test inputs, which for a function is the range that they are drawn from.
    /// </summary>
    public static GridOptions? Fill(GridOptions? options, DataOptions source, TrainingData data) =>
        options?.File is not null || data.Train.Inputs.Columns != 1
            ? options
            : new GridOptions { Count = options?.Count ?? DefaultCount, Range = options?.Range ?? RangeOf(source, data) };

    /// <summary>The points of a filled wish: those of a file, equally spaced ones, or the test inputs, or without those the training
    /// inputs.</summary>
    public static Matrix Load(GridOptions? options, TrainingData data, string directory)
    {
        if (options?.File is string file)
            return CsvReader.Read(Path.Combine(directory, file), new CsvReadOptions { Columns = data.Train.InputNames }).Values;
        return options is { Count: int count, Range: Interval range }
            ? Grid.Points(range.Low, range.High, count)
            : (data.Test ?? data.Train).Inputs;
    }

    private static Interval RangeOf(DataOptions source, TrainingData data)
    {
        if (source is FunctionDataOptions { Train.Range: var train, Test.Range: var test })
            return test is Interval other ? new Interval(Math.Min(train.Low, other.Low), Math.Max(train.High, other.High)) : train;
        double[] inputs = [.. data.Train.Inputs.Values, .. data.Test?.Inputs.Values ?? []];
        double low = TensorPrimitives.Min<double>(inputs), high = TensorPrimitives.Max<double>(inputs);
        return low < high ? new Interval(low, high) : new Interval(low - 1, low + 1);
    }
}

using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>The points at which functions of x are evaluated.</summary>
internal static class GridPoints
{
    private const int DefaultCount = 500;

    // Along each of two inputs.
    private const int DefaultCountOfTwo = 60;

    /// <summary>
    /// The job's wish with what it leaves open filled in: with one or two inputs and no file, 500 or 60 × 60 equally spaced points over the
    /// ranges of training and test inputs, which for a function is the range that they are drawn from.
    /// </summary>
    public static GridOptions? Fill(GridOptions? options, DataOptions source, TrainingData data)
    {
        int inputs = data.Train.Inputs.Columns;
        if (options is { File: null } && inputs > 2 && (options.Count is not null || options.Range is not null))
            throw new KeyException("features.grid",
                $"a grid of equally spaced points is for one or two inputs, with {inputs} expected features.grid.file");
        if (options?.File is not null || inputs > 2)
            return options;
        bool two = inputs == 2;
        GridCount count = options?.Count ?? new(two ? DefaultCountOfTwo : DefaultCount);
        InputRange range = options?.Range ?? new(RangeOf(source, data, 0), two ? RangeOf(source, data, 1) : null);
        return new GridOptions
        {
            Count = two ? count with { Second = count.Second ?? count.First } : count,
            Range = two ? range with { Second = range.Second ?? range.First } : range,
        };
    }

    /// <summary>The points of a filled wish: those of a file, equally spaced ones, or the test inputs, or without those the training
    /// inputs, of the samples that are linearized.</summary>
    public static Matrix Load(GridOptions? options, TrainingData data, string directory)
    {
        if (options?.File is string file)
            return CsvReader.Read(Path.Combine(directory, file), new CsvReadOptions { Columns = data.Train.InputNames }).Values;
        return options switch
        {
            { Count: { Second: int second } count, Range: { Second: Interval other } range } =>
                Grid.Points(range.First, other, count.First, second),
            { Count: GridCount count, Range: InputRange range } => Grid.Points(range.First.Low, range.First.High, count.First),
            _ => (data.Test ?? data.Train).Inputs,
        };
    }

    private static Interval RangeOf(DataOptions source, TrainingData data, int input)
    {
        if (source is FunctionDataOptions { Train.Range: var train, Test.Range: var test })
        {
            (Interval of, Interval? other) = (train.Of(input), test?.Of(input));
            return other is Interval also ? new Interval(Math.Min(of.Low, also.Low), Math.Max(of.High, also.High)) : of;
        }
        double[] inputs = [.. data.Train.Inputs.Column(input), .. data.Test?.Inputs.Column(input) ?? []];
        double low = TensorPrimitives.Min<double>(inputs), high = TensorPrimitives.Max<double>(inputs);
        return low < high ? new Interval(low, high) : new Interval(low - 1, low + 1);
    }
}

using System.Numerics.Tensors;
using NtkWorkbench.Core.Data;
using NtkWorkbench.Core.LinearAlgebra;
using NtkWorkbench.Jobs.Files.Csv;
using NtkWorkbench.Jobs.JobFiles.Records;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.Data;

/// <summary>The points at which functions of x are evaluated.</summary>
internal static class GridPoints
{
    private const int DefaultCount = 500;

    /// <summary>
    /// The points of a job: those of a file; with one input, equally spaced ones, by default 500 over the range of training
    /// and test inputs; with several inputs and no file, the test inputs, or the training inputs where there is no test set.
    /// </summary>
    /// <param name="options">The job's wish; null: the default.</param>
    /// <param name="data">The samples.</param>
    /// <param name="directory">The folder of the job file.</param>
    /// <returns>The points, shape (n, d).</returns>
    /// <exception cref="JobException">The file has a problem, or equally spaced points are asked of several inputs.</exception>
    public static Matrix Load(GridOptions? options, TrainingData data, string directory)
    {
        IReadOnlyList<string> names = data.Train.InputNames;
        if (options?.File is { } file)
            return CsvReader.Read(Path.Combine(directory, file), new CsvReadOptions { Columns = names }).Values;
        if (names.Count == 1)
        {
            double[] points = Grid.Points(options?.Range ?? RangeOf(data), options?.Count ?? DefaultCount);
            return new Matrix(points.Length, 1, points);
        }
        return options is { Count: null, Range: null } or null
            ? (data.Test ?? data.Train).Inputs
            : throw new JobException(new JobProblem
            {
                Source = "features.grid",
                Message = $"equally spaced points need one input column, got {names.Count}; name a file of points, or leave the grid out",
            });
    }

    private static Interval RangeOf(TrainingData data)
    {
        double low = TensorPrimitives.Min<double>(data.Train.Inputs.Values);
        double high = TensorPrimitives.Max<double>(data.Train.Inputs.Values);
        return data.Test is null
            ? new Interval(low, high)
            : new Interval(
                Math.Min(low, TensorPrimitives.Min<double>(data.Test.Inputs.Values)),
                Math.Max(high, TensorPrimitives.Max<double>(data.Test.Inputs.Values)));
    }
}

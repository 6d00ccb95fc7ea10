using System.Runtime.InteropServices;
using System.Text.Json;

namespace NtkWorkbench.Benchmarks;

/// <summary>A problem as files that every language reads: problem.json, and arrays as little-endian binary files.</summary>
internal sealed class ProblemFolder
{
    /// <summary>Writes the problem, and batches for the first steps, to a new folder.</summary>
    public ProblemFolder(string path, BenchmarkProblem problem, int steps)
    {
        Path = Directory.CreateDirectory(path).FullName;
        Problem = problem;
        Batches = problem.DrawBatches(steps);
        File.WriteAllText(System.IO.Path.Combine(Path, "problem.json"), JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["layer_sizes"] = problem.Architecture.LayerSizes,
            ["batch_size"] = problem.BatchSize,
            ["learning_rate"] = problem.LearningRate,
        }));
        Write<double>("parameters.f64", problem.Parameters);
        Write<double>("inputs.f64", problem.Data.Inputs.Values);
        Write<double>("targets.f64", problem.Data.Targets.Values);
        Write<int>("batches.i32", Batches);
    }

    /// <summary>Where the files are.</summary>
    public string Path { get; }

    /// <summary>What they hold.</summary>
    public BenchmarkProblem Problem { get; }

    /// <summary>The batches in batches.i32, one after another.</summary>
    public int[] Batches { get; }

    private void Write<T>(string name, T[] values)
        where T : unmanaged => File.WriteAllBytes(System.IO.Path.Combine(Path, name), MemoryMarshal.AsBytes(values.AsSpan()));
}

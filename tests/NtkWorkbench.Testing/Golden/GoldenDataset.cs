using System.Text.Json;

namespace NtkWorkbench.Testing;

/// <summary>A data set drawn by NumPy: x = sort(rand(n)), y = f(x) + σ·randn(n).</summary>
public sealed record GoldenDataset
{
    public required int Seed { get; init; }

    public required int N { get; init; }

    public required double Sigma { get; init; }

    public required double[] X { get; init; }

    public required double[] Y { get; init; }

    /// <summary>Reads "dataset-piecewise-linear-seed1" or "dataset-sin20x-seed1".</summary>
    public static GoldenDataset Load(string name) =>
        JsonSerializer.Deserialize<GoldenDataset>(File.ReadAllText(GoldenCase.PathOf(name)), GoldenCase.SerializerOptions)!;
}

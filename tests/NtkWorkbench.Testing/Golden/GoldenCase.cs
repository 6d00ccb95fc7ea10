using System.Text.Json;

namespace NtkWorkbench.Testing;

/// <summary>Reference results of one network, computed in float64 by PyTorch.</summary>
public sealed record GoldenCase
{
    internal static readonly JsonSerializerOptions SerializerOptions = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Every case, as theory data.</summary>
    public static TheoryData<string> Names => ["relu-1-8-1", "relu-2-5-4-3", "relu-deep-1-10x4-1", "softmax-4-8-3", "tanh-1-6-6-1"];

    public required string Name { get; init; }

    public required int[] LayerSizes { get; init; }

    public required string Activation { get; init; }

    public required string Loss { get; init; }

    public required double[] Parameters { get; init; }

    public required double[][] X { get; init; }

    /// <summary>Rows of targets, or class numbers.</summary>
    public required JsonElement Y { get; init; }

    public required double[][] Outputs { get; init; }

    public required double LossValue { get; init; }

    public required double[] Gradient { get; init; }

    public required double[][] Jacobian { get; init; }

    public required double[][] Kernel { get; init; }

    public required double[] SingularValues { get; init; }

    public required double[][] Grid { get; init; }

    public required double[][] GridOutputs { get; init; }

    public required double[][] PrincipalFeaturesOnGrid { get; init; }

    public required double[][] PrincipalFeaturesOnTrain { get; init; }

    /// <summary>sgd, momentum, nesterov, adam, rmsprop.</summary>
    public required IReadOnlyDictionary<string, GoldenTrajectory> Optimizers { get; init; }

    internal NetworkArchitecture Architecture => new(LayerSizes, Enum.Parse<Activation>(Activation, ignoreCase: true));

    internal LossKind LossKind => Loss == "mse" ? LossKind.MeanSquaredError : LossKind.CrossEntropy;

    internal Dataset Dataset => new()
    {
        Inputs = ToMatrix(X),
        Targets = ToMatrix([.. Y.EnumerateArray().Select(RowOf)]),
        InputNames = [.. Enumerable.Range(0, X[0].Length).Select(column => $"x{column}")],
        TargetNames = ["y"],
    };

    /// <summary>Reads a case by its name.</summary>
    public static GoldenCase Load(string name) =>
        JsonSerializer.Deserialize<GoldenCase>(File.ReadAllText(PathOf(name)), SerializerOptions)!;

    internal static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.json");

    internal static Matrix ToMatrix(double[][] rows) => new(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);

    private static double[] RowOf(JsonElement row) =>
        row.ValueKind == JsonValueKind.Array ? [.. row.EnumerateArray().Select(value => value.GetDouble())] : [row.GetDouble()];
}

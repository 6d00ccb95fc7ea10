using System.Globalization;

namespace NtkWorkbench.Runs.Tests;

/// <summary>A reference case as a person would pose it: data and grid in CSV files, weights in a safetensors file, a job file.</summary>
internal static class GoldenJob
{
    /// <summary>The optimizer of each reference trajectory, as a job file writes it, with its learning rate.</summary>
    public static IReadOnlyDictionary<string, (string Optimizer, double Rate)> Optimizers { get; } =
        new Dictionary<string, (string, double)>
    {
        ["sgd"] = ("sgd", 0.05),
        ["momentum"] = ("{kind: momentum, coefficient: 0.9}", 0.02),
        ["nesterov"] = ("{kind: momentum, coefficient: 0.9, nesterov: true}", 0.02),
        ["adam"] = ("adam", 0.01),
        ["rmsprop"] = ("{kind: rmsprop, alpha: 0.99, epsilon: 1.0e-8}", 0.01),
    };

    /// <summary>Writes the files and gives the path of the job file.</summary>
    public static string Write(string folder, GoldenCase golden, string optimizer)
    {
        string[] inputs = [.. golden.X[0].Select((_, i) => $"x{i}")];
        Matrix targets = golden.Dataset.Targets;
        string[] outputs = [.. Enumerable.Range(0, targets.Columns).Select(i => $"y{i}")];
        WriteCsv(Path.Combine(folder, "train.csv"), [.. inputs, .. outputs],
            [.. golden.X.Select((row, i) => (double[])[.. row, .. targets.Row(i)])]);
        WriteCsv(Path.Combine(folder, "grid.csv"), inputs, golden.Grid);
        CheckpointFile.Write(Path.Combine(folder, "weights.safetensors"), golden.Architecture, Precision.Float64,
            new Checkpoint("init", 0, golden.Parameters));
        string path = Path.Combine(folder, "job.yaml");
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $$"""
            name: {{golden.Name}}
            data: {kind: csv, train: train.csv, inputs: [{{string.Join(", ", inputs)}}], targets: [{{string.Join(", ", outputs)}}]}
            network: {hidden: [{{string.Join(", ", golden.LayerSizes[1..^1])}}], activation: {{golden.Activation}}}
            initialization: {from: weights.safetensors}
            training:
              loss: {{(golden.Loss == "mse" ? "mean_squared_error" : "cross_entropy")}}
              optimizer: {{Optimizers[optimizer].Optimizer}}
              learning_rate: {{Optimizers[optimizer].Rate}}
              batch: {sampling: full}
              steps: {{golden.Optimizers[optimizer].Steps}}
              record_every: 1
            features: {grid: {file: grid.csv}, principal: 5, save: [kernel, jacobian]}
            figures: {formats: []}
            """));
        return path;
    }

    private static void WriteCsv(string path, string[] header, double[][] rows) => CsvWriter.Write(path, csv =>
    {
        csv.Header(header);
        foreach (double[] row in rows)
        {
            csv.Cells(row);
            csv.EndRow();
        }
    });
}

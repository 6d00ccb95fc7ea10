using System.Formats.Tar;
using System.IO.Compression;

namespace NtkWorkbench.Torture;

/// <summary>Whole inputs of each parser, small.</summary>
internal static class SeedInputs
{
    public static IReadOnlyList<string> Jobs { get; } =
    [
        "name: a\ndata: {kind: function, function: step}\nnetwork: {hidden: [3]}\ntraining: {steps: 10}\n",
        """
        name: b
        seed: 2
        data:
          kind: csv
          train: a.csv
          inputs: [x, z]
          targets: [y]
        network: &n {hidden: [3, 4], activation: tanh}
        training:
          steps: 10
          optimizer: {kind: adam, beta1: 0.9}
          learning_rate: {fraction_of_max: 0.5}
          batch: {size: 4, sampling: shuffled}
        features:
          checkpoints: [init, 5, final]
          grid: {count: 5, range: [0, 1]}
        grid:
          network.hidden: [[2], [3, 3]]
          training.learning_rate: [0.1, 1e-2]
        """,
        """
        name: f
        data:
          kind: idx
          train: {images: i.gz, labels: l.gz, count: 5, selection: balanced}
          classes: [0, 3]
          validation: {share: 0.1}
        network: {hidden: [3]}
        training: {steps: 3}
        """,
        "name: g\ndata: {kind: function, function: {expression: 'sin(5x1) + 0.3|x2|'}}\nnetwork: {hidden: [3]}\ntraining: {steps: 1}\n",
        "name: c\nkind: quadratic\ncurvatures: [1, 2]\n",
        "name: d\nkind: comparison\nruns: [../a, ../b]\nstudy: elbows\n",
        "name: e\nkind: step_size\ntarget: [1]\npaths: [{name: constant}]\n",
    ];

    public static IReadOnlyList<string> Overrides { get; } =
        ["training.steps=5\nnetwork.hidden=[5,5]", "data.function=sine\ndata.frequency=3", "grid={seed: [1, 2]}\nfigures.formats=[]"];

    public static byte[] Images { get; } = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 5, 6];

    public static byte[] Labels { get; } = [0, 0, 8, 1, 0, 0, 0, 2, 5, 6];

    public static byte[] Archive()
    {
        using var bytes = new MemoryStream();
        using (var archive = new TarWriter(bytes, leaveOpen: true))
        {
            archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "a/test_batch.bin")
            {
                DataStream = new MemoryStream(new byte[3073]),
            });
        }
        return bytes.ToArray();
    }

    public static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    public const string Metrics = """
        step,learning_rate,train_loss,test_loss,gradient_norm,gradient_norm.trained,weight,bias
        0,0.1,1,2,3,3,2,1
        1,0.1,0.5,,3,3,2,1

        """;

    public const string Summary = """
        {
          "format": 2, "name": "a", "status": "running", "message": null,
          "process": {"id": 7, "host": "here", "heartbeat": "2026-01-02T03:04:05+00:00"},
          "steps": 40, "train_loss": 0.2, "test_loss": null, "parameter_count": 13,
          "checkpoints": {"init": {"step": 0, "sigma_max": 4.7, "sigma_min": 2.6E-12, "numerical_rank": 8, "effective_rank": 1.02,
            "condition_number": 1810045407572.8757, "method": "svd", "floor": 1.3E-14, "kernel_distance": 0}},
          "linearized": {"gap": 0.01, "is_trained": true},
          "seconds": {"training": 0.05, "features": 0.05, "figures": 0.09, "total": 0.2}
        }
        """;

    public const string Family = """
        {"format": 2, "name": "f", "status": "running", "message": null,
          "members": [{"name": "m-1", "status": "completed", "message": null, "seconds": 1.5},
            {"name": "m-2", "status": "waiting", "seconds": 0}],
          "seconds": {"training": 0, "features": 0, "figures": 0, "total": 0.2}}
        """;

    public const string Origin = """
        {"format": 1, "version": "0.1.0", "engine": "builtin", "processor": "p", "simd": "AVX2", "linear_algebra": "OpenBLAS",
          "files": {"resolved.yaml": "00ff", "data/train.csv": "11"}}
        """;

    public static SavedTraining State { get; } = new()
    {
        State = new TrainingState
        {
            Step = 3,
            Engine = new EngineState { Parameters = [1, double.NaN, -0.0], OptimizerVectors = [[1, 2], []], OptimizerSteps = 3 },
            Sampler = new BatchSamplerState { Stream = new RandomStreamState(1, 2, 3, 4), Order = [0, 2, 1], Position = 1 },
        },
        Metrics = new JournalMark(10, "00"),
        Parameters = new JournalMark(0, ""),
    };

    public static Figure Figure { get; } = new()
    {
        Name = "figure",
        Width = 3,
        Height = 2,
        Panels =
        [
            new Panel
            {
                Series =
                [
                    new LineSeries { Label = "line", X = new("x", [1, 2]), Y = new("y", [1, double.NaN]) },
                    new BandSeries { Label = "band", X = new("x", [1, 2]), Lower = new("lo", [0, 0]), Upper = new("hi", [1, 1]) },
                    new ReferenceLine { Label = "at", Orientation = Orientation.Vertical, Value = 0.1 },
                    new TextSeries { Text = "text", X = 0.1, Y = 0.2 },
                ],
                X = new() { Label = "x" },
                Y = new() { Label = "y" },
            },
        ],
    };

    /// <summary>The words of a state.</summary>
    public static string Record(string file)
    {
        RecordFile.Write(file, State);
        return SafetensorsFile.Read(file).Metadata["value"];
    }
}

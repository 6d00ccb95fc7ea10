using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text;

namespace NtkWorkbench.Torture;

/// <summary>Every parser of what comes from outside.</summary>
internal static class FuzzTargets
{
    private static readonly string[] Yaml =
        ["[", "]", "{", "}", ": ", "- ", "\n", "\n  ", "\t", "#", "&a ", "*a", "|\n", ">-\n", "'", "\"", "!!str ", "? ", "---\n", "<<: ",
            "grid: {network.hidden: [[2], [3]]}\n", "kind: csv", "kind: quadratic\n", "kind: step_size\n", "kind: instance_noise\n",
            "kind: learning_rate_sweep\n", "kind: comparison\n", "training.", "data:\n  ", "hidden: ", ".inf", "0x1F", "~"];

    private static readonly string[] Json =
        ["{", "}", "[", "]", ":", ",", "\"", "null", "true", "\"kind\"", "1e9", "\\u0000", "\\u202e", "\"name\": ", "\"../x\"", "[[[[[[[["];

    private static readonly string[] Csv = [",", "\n", "\r\n", "\"", "\"\"", ";", "\t", "1e5", "-", " ", "nan", "inf", "\uFEFF", "\0"];

    private static readonly double[][] Arrays = [[1, 2, 3], [double.NaN, -0.0], [], [0, 2, 1], [1e300, 0.5], []];

    /// <summary>The parsers; their inputs are written to files of the folder, one after the other.</summary>
    public static IReadOnlyList<FuzzTarget> All(string folder)
    {
        string file = Path.Combine(folder, "input");
        FuzzTarget OfFile(string name, IReadOnlyList<string> tokens, Action<string> read, params byte[][] seeds) =>
            new(name, seeds, tokens, input =>
            {
                File.WriteAllBytes(file, input);
                read(file);
            });
        return
        [
            OfFile("job", Yaml, path => JobLoader.Load(path, []), [Text(JobTemplate.Create("a")), .. SeedInputs.Jobs.Select(Text)]),
            new("overrides", [.. SeedInputs.Overrides.Select(Text)], Yaml,
                input => JobLoader.Parse("job.yaml", SeedInputs.Jobs[0], [.. Encoding.UTF8.GetString(input).Split('\n')])),
            OfFile("csv", Csv, path =>
            {
                CsvReader.Read(path, new CsvReadOptions());
                CsvReader.Read(path, CsvReadOptions.OwnFile);
            }, Text("x,y\n1,2\n3,4e5\n"), Text("\"a \"\"b\"\"\",c\r\n1,2\r\n")),
            OfFile("metrics", Csv, path => MetricsReader.Read(path, new() { Layers = 1, IsTested = true }, _ => { }),
                Text(SeedInputs.Metrics)),
            OfFile("losses", Csv, path => LossHistory.Read(path), Text("step,train_loss,test_loss\n0,1,2\n1,0.5,\n"), Text("1\n2\n3\n")),
            OfFile("npy", ["'<f8'", "'<f4'", "'|u1'", "'<i8'", "True", "(", ")", ", ", "9"], path => NpyFile.Read(path),
                Written(file, () => NpyFile.Write(file, new Matrix(2, 3))),
                Written(file, () => NpyFile.WriteArray(file, new NumberArray<byte>([2, 3, 1], new byte[6])))),
            OfFile("idx", ["\0\0\u0008\u0003", "\0\0\u0008\u0001", "\0\0\0\u0001"], path => IdxFile.Read(path), SeedInputs.Images,
                SeedInputs.Labels, SeedInputs.Packed(SeedInputs.Images)),
            OfFile("cifar", ["\0", "\u0009"], path => CifarFiles.ReadBatch(path), new byte[2 * 3073]),
            OfFile("archive", ["ustar", "test_batch.bin", "0000", "\0"], path => CifarFiles.Read(path, CifarFiles.TestFiles),
                SeedInputs.Archive(), SeedInputs.Packed(SeedInputs.Archive())),
            OfFile("packed", Csv, path => CsvReader.Read(path, new CsvReadOptions { Columns = ["x .. z"] }),
                SeedInputs.Packed(Text("x,y,z\n1,2,3\n")), Text("x,y,z\n1,2,3\n")),
            new("expression", [Text("sin(5x) + 0.3|x|"), Text("-x1^2(x2 - |x1 - |x2||)/max(x1, 2pi)")],
                ["(", ")", "|", "^", "-", "+", "*", "/", ",", "x", "x2", "sin(", "min(", "2", ".5", "e", "1e9", "||", " "],
                input => new ExpressionFunction { Expression = Encoding.UTF8.GetString(input) }.Evaluate([0.5, 2])),
            OfFile("safetensors", Json, path => SafetensorsFile.Read(path), Written(file, () => SafetensorsFile.Write(file, new()
            {
                Metadata = new Dictionary<string, string> { ["a"] = "b" },
                Tensors = [new Tensor { Name = "w", Type = TensorType.F64, Shape = [2, 1], Values = [1, 2] },
                    new Tensor { Name = "b", Type = TensorType.F32, Shape = [2], Values = [3, 4] }],
            }))),
            OfFile("state", Json, path => RecordFile.Read<SavedTraining>(path),
                Written(file, () => RecordFile.Write(file, SeedInputs.State))),
            new("record", [Text(SeedInputs.Record(file))], Json, input =>
            {
                Sign(file, Encoding.UTF8.GetString(input));
                RecordFile.Read<SavedTraining>(file);
            }),
            OfFile("summary", Json, path => RunJson.Read<RunSummary>(path), Text(SeedInputs.Summary)),
            OfFile("header", Json, path => RunJson.Read<RunHeader>(path), Text(SeedInputs.Summary)),
            OfFile("family", Json, path => RunJson.Read<FamilyOutcome>(path), Text(SeedInputs.Family)),
            OfFile("origin", Json, path => RunJson.Read<StateOrigin>(path), Text(SeedInputs.Origin)),
            Figure(Path.Combine(folder, "figures")),
            OfFile("elf", ["GLIBC_2.14", "\0"], path =>
            {
                NtkWorkbench.Torch.ElfHeader.RequireWhole(path);
                NtkWorkbench.Torch.ElfVersionNeeds.Relax(path, File.ReadAllBytes(path), "GLIBCXX_3.4.32", "_ZSt21ios_base_library_initv");
            }, NtkWorkbench.Torch.Tests.SmallLibrary.Create()),
        ];
    }

    private static FuzzTarget Figure(string folder)
    {
        var store = new FigureStore(folder);
        store.Save(SeedInputs.Figure);
        string structure = Path.Combine(folder, "source", "figure.json"), data = Path.Combine(folder, "data", "figure.csv");
        return new("figure", [Text($"{File.ReadAllText(structure)}\u0001{File.ReadAllText(data)}")], Json, input =>
        {
            int at = Array.IndexOf(input, (byte)1);
            File.WriteAllBytes(structure, at < 0 ? input : input[..at]);
            if (at >= 0)
                File.WriteAllBytes(data, input[(at + 1)..]);
            store.Load("figure");
        });
    }

    // A record with its checksum, so that what lies behind it is reached too.
    private static void Sign(string file, string json)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(json), .. Arrays.SelectMany(array => MemoryMarshal.AsBytes(array.AsSpan()).ToArray())];
        SafetensorsFile.Write(file, new SafetensorsContent
        {
            Metadata = new Dictionary<string, string> { ["value"] = json, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) },
            Tensors = [.. Arrays.Select((array, i) => new Tensor { Name = $"{i}", Type = TensorType.F64, Shape = [array.Length],
                Values = array })],
        });
    }

    private static byte[] Written(string file, Action write)
    {
        write();
        return File.ReadAllBytes(file);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using NtkWorkbench.Torch;

namespace NtkWorkbench.Benchmarks;

/// <summary>compare: measures every work of the table on both sides, as benchmarks/compare calls it.</summary>
internal static class CompareCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Verb = "compare";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Measures what the command line names.</summary>
    /// <returns>The exit code: 2 where an option is wrong.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        CompareOptions options;
        try
        {
            options = CompareOptions.Parse(arguments);
        }
        catch (ArgumentException exception)
        {
            Console.Error.WriteLine($"compare: {exception.Message}");
            return 2;
        }
        return Run(options);
    }

    private static int Run(CompareOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("ntk-compare-").FullName;
        try
        {
            string script = Path.Combine(options.Root, "benchmarks", "peers", "torch_peer.py");
            using IPeer torch = options.Python is string python ? new TorchPeer(python, script) : new AbsentPeer("PyTorch");
            using LoopPeer? loop = options.Loop is string program ? new LoopPeer(program) : null;
            Report(options,
                new Bench { Torch = torch, Loop = loop, TorchEngine = new TorchEngineProvider(Device.Cpu), Quick = options.Quick,
                    Folder = folder, Log = Console.Error });
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(CompareOptions options, Bench bench)
    {
        (string Name, string Value)[] details = [.. MachineDetails.Collect(options.Root, bench)];
        TableRow[] rows = [.. Measure(options, bench).Select(row => Tell(row, bench.Log))];
        foreach ((string name, string value) in details)
            Console.WriteLine($"- {name}: {value}");
        Console.WriteLine();
        Console.WriteLine(ComparisonTable.Head);
        Array.ForEach(rows, row => Console.WriteLine(ComparisonTable.Line(row)));
        if (options.JsonFile is string file)
        {
            var document = new { machine = details.ToDictionary(detail => detail.Name, detail => detail.Value), rows };
            File.WriteAllText(file, JsonSerializer.Serialize(document, Indented));
        }
    }

    // The table comes at the end; who waits sees each line as it is measured.
    private static TableRow Tell(TableRow row, TextWriter log)
    {
        log.WriteLine(ComparisonTable.Line(row));
        return row;
    }

    private static IEnumerable<TableRow> Measure(CompareOptions options, Bench bench) =>
        Enum.GetValues<WorkGroup>().Where(group => options.Only is null || options.Only == group).SelectMany(group => group switch
        {
            WorkGroup.Notebook => Measure(NotebookWorks.Create(bench), bench),
            WorkGroup.Wide => Measure(WideStepWorks.Create(bench), bench),
            WorkGroup.Tangents => Measure(TangentWorks.Create(bench), bench),
            WorkGroup.Leading => Measure(LeadingWorks.Create(bench).Append(LeadingModesWorks.AgainstKernel(bench)), bench)
                .Concat(Measure(LeadingModesWorks.Alone(bench), bench)),
            WorkGroup.Infinite =>
                Measure(InfiniteWidthWorks.Create(bench), bench).Concat(Measure(InfiniteWidthWorks.Alone(bench), bench)),
            WorkGroup.Engines => Measure(EngineWorks.Create(bench), bench),
            WorkGroup.Reading => Measure(ReadingWorks.Create(bench), bench).Concat(Measure(ReadingWorks.Alone(bench), bench)),
            WorkGroup.Alone =>
                Measure(CommandLineWorks.Create(options.Root, bench.Folder, bench.Quick).Prepend(LargeKernel.Work(bench.Quick)), bench),
            _ => throw new ArgumentOutOfRangeException(nameof(options), group, "not a group of works"),
        });

    private static IEnumerable<TableRow> Measure(IEnumerable<ComparedWork> works, Bench bench)
    {
        foreach (ComparedWork work in works)
        {
            bench.Log.WriteLine($"measuring: {work.Work} against {work.Peer}, {work.Pairs} pairs");
            yield return TableRow.Of(work);
        }
    }

    private static IEnumerable<TableRow> Measure(IEnumerable<AloneWork> works, Bench bench)
    {
        foreach (AloneWork work in works)
        {
            bench.Log.WriteLine($"measuring: {work.Work}, {work.Count} times");
            yield return TableRow.Of(work);
        }
    }
}

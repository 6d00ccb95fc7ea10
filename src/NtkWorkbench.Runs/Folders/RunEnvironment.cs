using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Serialization;

namespace NtkWorkbench.Runs;

/// <summary>What a run ran on: environment.json.</summary>
internal sealed record RunEnvironment
{
    public required string Version { get; init; }

    /// <summary>The git commit it was built from; null where the build did not know.</summary>
    public string? Commit { get; init; }

    public required string Dotnet { get; init; }

    public required string OperatingSystem { get; init; }

    /// <summary>The processor's name where the system tells, its architecture otherwise.</summary>
    public required string Processor { get; init; }

    /// <summary>The widest vectors that .NET uses here: "Vector512", "Vector256", "Vector128" or "none".</summary>
    public required string Simd { get; init; }

    public required int Threads { get; init; }

    public required string LinearAlgebra { get; init; }

    public required string Engine { get; init; }

    /// <summary>Other machines that worked on the run after it was made ready, by what decides the last bits; null where there are
    /// none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ComputedOn>? WorkedOn { get; init; }

    /// <summary>All that made the run ready or worked on it, each once, the first first.</summary>
    [JsonIgnore]
    public IReadOnlyList<ComputedOn> Machines => [Machine, .. WorkedOn ?? []];

    private ComputedOn Machine => new()
    {
        Version = Version,
        Processor = Processor,
        Simd = Simd,
        LinearAlgebra = LinearAlgebra,
        Engine = Engine,
    };

    /// <summary>Notes in the folder of a run which this machine works on that it does, where the folder names none like it.</summary>
    public void AddTo(RunFolder folder)
    {
        if (!File.Exists(folder.Environment))
            return;
        RunEnvironment made = RunJson.Read<RunEnvironment>(folder.Environment);
        if (!made.Machines.Contains(Machine))
            RunJson.Write(folder.Environment, made with { WorkedOn = [.. made.WorkedOn ?? [], Machine] });
    }

    public static RunEnvironment Collect(string linearAlgebra, string engine)
    {
        string[] version = InformationalVersion().Split('+', 2);
        return new RunEnvironment
        {
            Version = version[0],
            Commit = version.Length > 1 ? version[1] : null,
            Dotnet = RuntimeInformation.FrameworkDescription,
            OperatingSystem = RuntimeInformation.OSDescription,
            Processor = ProcessorName.Read() ?? RuntimeInformation.ProcessArchitecture.ToString(),
            Simd = WidestVectors(),
            Threads = Environment.ProcessorCount,
            LinearAlgebra = linearAlgebra,
            Engine = engine,
        };
    }

    /// <summary>What pictures of a run say of it; null where its folder does not tell.</summary>
    public static PictureOrigin? Origin(RunFolder folder, bool isShown)
    {
        if (!File.Exists(folder.Environment))
            return null;
        RunEnvironment environment = RunJson.Read<RunEnvironment>(folder.Environment);
        return new PictureOrigin { Run = folder.Id, Version = environment.Version, Commit = environment.Commit, IsShown = isShown };
    }

    private static string InformationalVersion() =>
        typeof(RunEnvironment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static string WidestVectors() =>
        Vector512.IsHardwareAccelerated ? nameof(Vector512)
        : Vector256.IsHardwareAccelerated ? nameof(Vector256)
        : Vector128.IsHardwareAccelerated ? nameof(Vector128)
        : "none";
}

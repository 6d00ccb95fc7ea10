using System.Security.Cryptography;

namespace NtkWorkbench.Runs;

/// <summary>What a state belongs to: state/origin.json. A run that goes on must have the same job, data, engine and precision; another
/// program or processor may round otherwise.</summary>
internal sealed record StateOrigin
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    public required string Version { get; init; }

    public required string Engine { get; init; }

    public required string Processor { get; init; }

    public required string Simd { get; init; }

    public required string LinearAlgebra { get; init; }

    /// <summary>SHA-256 of the files that the run is made from, by their paths in the folder.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public static StateOrigin Of(RunFolder folder, RunEnvironment environment) => new()
    {
        Version = environment.Version,
        Engine = environment.Engine,
        Processor = environment.Processor,
        Simd = environment.Simd,
        LinearAlgebra = environment.LinearAlgebra,
        Files = folder.MadeFrom()
            .ToDictionary(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/'),
                file => InputFile.Read(file, stream => Convert.ToHexStringLower(SHA256.HashData(stream)))),
    };

    /// <summary>Refuses a state that another job, other data or a newer program made; tells what may move rounding.</summary>
    /// <exception cref="JobException">The state does not belong to the run as it is now.</exception>
    public void Require(RunFolder folder, StateOrigin now, Action<string> warn)
    {
        if (Format > CurrentFormat)
            throw Refusal(folder, $"the state has format {Format}, this program reads {CurrentFormat}; update the program");
        foreach ((string file, string hash) in Files)
        {
            if (now.Files.GetValueOrDefault(file) != hash)
                throw Refusal(folder, $"{file} is not what the run was begun with; put it back, or run the job anew in another folder");
        }
        if (Kind(Engine) != Kind(now.Engine))
            throw Refusal(folder, $"the run was begun on the engine {Engine}, here is {now.Engine}; continue it where it was begun");
        foreach ((string what, string then, string here) in new[]
        {
            ("version", Version, now.Version), ("engine", Engine, now.Engine), ("processor", Processor, now.Processor),
            ("vectors", Simd, now.Simd), ("linear algebra", LinearAlgebra, now.LinearAlgebra),
        })
        {
            if (then != here)
                warn($"the run was begun with {what} {then} and goes on with {here}: the last bits may differ");
        }
    }

    private static string Kind(string engine) => engine.Split(' ')[0];

    private static JobException Refusal(RunFolder folder, string message) => FileInputErrors.Single(folder.Path, message);
}

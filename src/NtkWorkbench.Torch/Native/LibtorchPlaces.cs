using System.Reflection;
using System.Runtime.InteropServices;

namespace NtkWorkbench.Torch;

/// <summary>Where libtorch and LibTorchSharp may lie.</summary>
internal sealed record LibtorchPlaces
{
    /// <summary>The environment variable that names a folder with a libtorch.</summary>
    public const string Variable = "NTK_LIBTORCH";

    // The platforms of which there is a package.
    private const string Packaged = "linux-x64, win-x64 and osx-arm64";

    /// <summary>What <see cref="Variable"/> names; null or empty: nothing.</summary>
    public required string? Chosen { get; init; }

    public required string Program { get; init; }

    /// <summary>The folders in which packages lie: of the build, and of the user.</summary>
    public required IReadOnlyList<NativeFolder> PackageCaches { get; init; }

    /// <summary>libtorch's package inside a cache; null where this build restored none, for lack of one or for CUDA.</summary>
    public required string? LibtorchPackage { get; init; }

    public required string? TorchSharpPackage { get; init; }

    /// <summary>This system, as packages name it: linux-x64.</summary>
    public static string Platform { get; } = string.Concat(
        OperatingSystem.IsWindows() ? "win-" : OperatingSystem.IsMacOS() ? "osx-" : "linux-",
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant());

    public static LibtorchPlaces Here()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new LibtorchPlaces
        {
            Chosen = Environment.GetEnvironmentVariable(Variable),
            Program = AppContext.BaseDirectory,
            PackageCaches =
            [
                .. Named(OfBuild("PackageCache"), "package cache of the build"),
                .. Named(Environment.GetEnvironmentVariable("NUGET_PACKAGES"), "package cache that NUGET_PACKAGES names"),
                .. Named(home.Length > 0 ? Path.Combine(home, ".nuget", "packages") : null, "package cache"),
            ],
            LibtorchPackage = OfBuild("LibtorchPackage"),
            TorchSharpPackage = OfBuild("TorchSharpPackage"),
        };
    }

    /// <summary>The folders of libtorch and of LibTorchSharp that are taken.</summary>
    /// <remarks>Beside the program comes first, since the runtime itself looks there before it asks, and would load a second libtorch; a
    /// folder that was chosen is then refused.</remarks>
    public (NativeFolder Libtorch, NativeFolder Bindings) Find()
    {
        NativeFolder[] beside = [.. Beside()], chosen = [.. Named(Chosen, Variable)];
        NativeFolder? libtorch = beside.FirstOrDefault(folder => Holds(folder, LibtorchFiles.Core));
        if (libtorch is not null && chosen.Length > 0)
            throw new NtkException($"{Variable} names {chosen[0].Path}, but a libtorch lies in {libtorch}, which goes first; remove one of "
                + "the two");
        IReadOnlyList<NativeFolder> folders = chosen.Length > 0 ? chosen : [.. beside, .. Packages(LibtorchPackage)];
        return (First(LibtorchFiles.Core, LibtorchPackage, folders),
            First(LibtorchFiles.Bindings, TorchSharpPackage, [.. beside, .. chosen, .. Packages(TorchSharpPackage)]));
    }

    private static IEnumerable<NativeFolder> Named(string? path, string origin) =>
        string.IsNullOrEmpty(path) ? [] : [new NativeFolder(Path.GetFullPath(path), origin)];

    // What the project file recorded when this assembly was built.
    private static string? OfBuild(string key) => typeof(LibtorchPlaces).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(entry => entry.Key == key)?.Value is { Length: > 0 } value ? value : null;

    private static bool Holds(NativeFolder folder, string library) =>
        File.Exists(Path.Combine(folder.Path, LibtorchFiles.Name(library)));

    private static NativeFolder First(string library, string? package, IReadOnlyList<NativeFolder> folders) =>
        folders.FirstOrDefault(folder => Holds(folder, library)) ?? throw new NtkException(
            $"there is no {LibtorchFiles.Name(library)} in {string.Join(", ", folders)}; "
            + $"dotnet restore of a project that has {package ?? "libtorch's package"} brings it for {Packaged}, "
            + $"{Variable}=FOLDER names another folder");

    private static string InsideOf(string package) => Path.Combine(package, "runtimes", Platform, "native");

    private IEnumerable<NativeFolder> Beside() => [new(Program, "beside the program"), new(InsideOf(Program), "beside the program")];

    private IEnumerable<NativeFolder> Packages(string? package) => package is null ? [] : PackageCaches
        .Select(cache => cache with { Path = Path.GetFullPath(InsideOf(package), cache.Path) })
        .DistinctBy(folder => folder.Path);
}

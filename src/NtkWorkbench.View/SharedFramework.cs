using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace NtkWorkbench.View;

/// <summary>
/// ASP.NET Core, found beside the .NET that runs and loaded when its first type is asked for: a program that does not serve pages neither
/// needs nor loads it.
/// </summary>
internal static class SharedFramework
{
    private const string Name = "Microsoft.AspNetCore.App";

    private static readonly Lock Gate = new();
    private static bool _isThere;

    /// <summary>Makes it available. Types of it may stand in no method that runs before.</summary>
    /// <exception cref="NtkException">It is not on this machine.</exception>
    public static void Require()
    {
        lock (Gate)
        {
            if (_isThere)
                return;
            // A program that was built with it, as tests are, has it already.
            if (!IsListed("Microsoft.AspNetCore.Server.Kestrel.Core"))
            {
                string folder = Find(RuntimeEnvironment.GetRuntimeDirectory()) ?? throw Missing(RuntimeEnvironment.GetRuntimeDirectory());
                AssemblyLoadContext.Default.Resolving += (context, name) => Resolve(context, name, folder);
            }
            _isThere = true;
        }
    }

    /// <summary>Its folder beside that of .NET itself, which ends with Microsoft.NETCore.App/VERSION: the one of the same version, else the
    /// newest of the same major and minor; null where there is none.</summary>
    public static string? Find(string runtimeFolder)
    {
        var runtime = new DirectoryInfo(Path.TrimEndingDirectorySeparator(runtimeFolder));
        string beside = Path.Combine(runtime.Parent?.Parent?.FullName ?? "", Name);
        if (!Version.TryParse(runtime.Name, out Version? version) || !Directory.Exists(beside))
            return null;
        return Directory.GetDirectories(beside)
            .Select(folder => (Folder: folder, Version: Version.TryParse(Path.GetFileName(folder), out Version? found) ? found : null))
            .Where(found => found.Version?.Major == version.Major && found.Version.Minor == version.Minor)
            .OrderByDescending(found => found.Version == version).ThenByDescending(found => found.Version)
            .FirstOrDefault().Folder;
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name, string folder)
    {
        string path = Path.Combine(folder, PlainName.ThrowIfNot($"{name.Name}.dll"));
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private static bool IsListed(string assembly) => ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator).Any(path => Path.GetFileNameWithoutExtension(path) == assembly);

    private static NtkException Missing(string runtimeFolder) => new(
        $"ntk view needs ASP.NET Core {Environment.Version.ToString(2)}, which is not beside the .NET that runs ({runtimeFolder}); "
        + $"on Debian and Ubuntu apt-get install aspnetcore-runtime-{Environment.Version.ToString(2)} brings it, elsewhere the "
        + "ASP.NET Core Runtime or the SDK of https://dotnet.microsoft.com/download");
}

using System.Runtime.InteropServices;
using System.Runtime.Loader;
using TorchSharp;

namespace NtkWorkbench.Torch;

/// <summary>Loads libtorch and LibTorchSharp from where they lie, and hands them to TorchSharp when it asks.</summary>
/// <remarks>All are loaded by full path before TorchSharp looks for one. A dynamic loader that is asked for a name then finds the library
/// of that name in the process, whatever LD_LIBRARY_PATH says; what the runtime does not find by itself it asks of the event.</remarks>
internal static class LibtorchLoader
{
    private static readonly Lazy<LoadedLibtorch> Loaded = new(() => Load(LibtorchPlaces.Here()));

    public static LoadedLibtorch Load() => Loaded.Value;

    private static LoadedLibtorch Load(LibtorchPlaces places)
    {
        (NativeFolder folder, NativeFolder bindings) = places.Find();
        var handles = new Dictionary<string, nint>();
        foreach (string library in LibtorchFiles.InLoadOrder)
        {
            string file = Path.Combine(folder.Path, LibtorchFiles.Name(library));
            if (File.Exists(file))
                handles.Add(library, Load(file));
        }
        var loaded = new LoadedLibtorch
        {
            Libtorch = folder,
            Bindings = Path.Combine(bindings.Path, LibtorchFiles.Name(LibtorchFiles.Bindings)),
            BindingsOrigin = bindings.Origin,
        };
        (nint handle, loaded) = LoadBindings(loaded);
        handles.Add(LibtorchFiles.Bindings, handle);
        AssemblyLoadContext.GetLoadContext(typeof(torch).Assembly)!.ResolvingUnmanagedDll += (_, name) => handles.GetValueOrDefault(name);
        return loaded;
    }

    // The dynamic loader itself is asked whether the original will do: it alone knows which libstdc++ counts, be it the system's,
    // one of LD_LIBRARY_PATH or one that is loaded already.
    private static (nint Handle, LoadedLibtorch Loaded) LoadBindings(LoadedLibtorch wanted)
    {
        try
        {
            return (Load(wanted.Bindings), wanted);
        }
        catch (NtkException refusal) when (refusal.InnerException is DllNotFoundException
            && refusal.Message.Contains(RelaxedLibrary.Version, StringComparison.Ordinal))
        {
            (nint handle, string copy) = RelaxedLibrary.Load(wanted.Bindings, UserCache.Here());
            return (handle, wanted with { RelaxedCopy = copy, Refusal = refusal.Message });
        }
    }

    private static nint Load(string file)
    {
        try
        {
            if (OperatingSystem.IsLinux())
                ElfHeader.RequireWhole(file);
            return NativeLibrary.Load(file);
        }
        catch (Exception refusal) when (refusal is DllNotFoundException or BadImageFormatException
            or IOException or UnauthorizedAccessException)
        {
            throw new NtkException(LoaderWords.Of(refusal), refusal);
        }
    }
}

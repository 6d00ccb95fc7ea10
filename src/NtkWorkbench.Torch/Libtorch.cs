using System.Reflection;
using TorchSharp;

namespace NtkWorkbench.Torch;

/// <summary>libtorch as this process has it.</summary>
internal static class Libtorch
{
    private static readonly Lazy<(LoadedLibtorch Files, int CudaDeviceCount)> Loaded = new(LoadAndCountCudaDevices);

    public static int CudaDeviceCount => Loaded.Value.CudaDeviceCount;

    public static long LiveTensorCount => torch.Tensor.TotalCount;

    public static string TorchSharpVersion { get; } =
        typeof(torch).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>() is { } attribute
            ? Version.Parse(attribute.Version).ToString(3)
            : "of unknown version";

    /// <summary>Loads the library and fixes its number of threads at one; the first call does the work.</summary>
    public static LoadedLibtorch Load() => Loaded.Value.Files;

    internal static string Reason(Exception error)
    {
        Exception cause = error is NtkException ? error : error.GetBaseException();
        string more = cause is EntryPointNotFoundException ? "; the library that was found is of another version" : "";
        return $"engine: libtorch, the library behind TorchSharp {TorchSharpVersion}, cannot be loaded: "
            + $"{LoaderWords.Of(cause)}{more}; docs/engines.md says what it takes";
    }

    private static (LoadedLibtorch Files, int CudaDeviceCount) LoadAndCountCudaDevices()
    {
        try
        {
            LoadedLibtorch files = LibtorchLoader.Load();
            // Sums that are split among threads depend on how many there are; results here must not.
            torch.set_num_threads(1);
            return (files, torch.cuda.is_available() ? torch.cuda.device_count() : 0);
        }
        catch (Exception error) when (error is NtkException or DllNotFoundException or EntryPointNotFoundException or NotSupportedException
            or BadImageFormatException or TypeInitializationException or IOException or UnauthorizedAccessException)
        {
            throw new NtkException(Reason(error), error);
        }
    }
}

using System.Reflection;
using NtkWorkbench.Core;
using TorchSharp;

namespace NtkWorkbench.Torch;

/// <summary>The native library behind TorchSharp.</summary>
internal static class Libtorch
{
    private static readonly Lazy<int> LoadedCudaDeviceCount = new(LoadAndCountCudaDevices);

    /// <summary>CUDA devices that libtorch can use here.</summary>
    public static int CudaDeviceCount => LoadedCudaDeviceCount.Value;

    /// <summary>Tensors that are alive in this process.</summary>
    public static long LiveTensorCount => torch.Tensor.TotalCount;

    /// <summary>TorchSharp's version, as its package is numbered.</summary>
    public static string TorchSharpVersion { get; } =
        typeof(torch).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>() is { } attribute
            ? Version.Parse(attribute.Version).ToString(3)
            : "of unknown version";

    /// <summary>Loads the library and fixes its number of threads at one; the first call does the work.</summary>
    /// <exception cref="NtkException">It cannot be loaded.</exception>
    public static void Load() => _ = LoadedCudaDeviceCount.Value;

    private static int LoadAndCountCudaDevices()
    {
        try
        {
            // Sums that are split among threads depend on how many there are; results here must not.
            torch.set_num_threads(1);
            return torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or NotSupportedException or BadImageFormatException
            or TypeInitializationException or FileNotFoundException)
        {
            throw new NtkException($"engine: libtorch, the library behind TorchSharp {TorchSharpVersion}, cannot be loaded: {Reason(error)}", error);
        }
    }

    /// <summary>What is wrong with the library, and where the right one is looked for.</summary>
    /// <param name="error">What loading it threw.</param>
    internal static string Reason(Exception error)
    {
        // The first sentence says what is missing, a page after it where it was looked for.
        Exception cause = error.GetBaseException();
        string what = cause.Message.Split(". ", 2)[0].TrimEnd('.');
        return cause is EntryPointNotFoundException
            ? $"{what}; the library that was found is of another version, expected that of TorchSharp {TorchSharpVersion}"
            : $"{what}; NTK_TORCH=cpu and cuda bring it along, with a folder it must lie there or where the system finds libraries";
    }
}

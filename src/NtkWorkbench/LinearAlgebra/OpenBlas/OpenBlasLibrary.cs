using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>Looks for OpenBLAS on the machine, once.</summary>
internal static class OpenBlasLibrary
{
    private static readonly string[] Names = ["libopenblas.so.0", "libopenblas.so", "openblas", "libopenblas"];

    // A build without LAPACK, or with 64-bit integers under other names, lacks one of these.
    private static readonly string[] Needed = ["openblas_get_config", "cblas_dgemm", "cblas_dsyrk", "dtpqrt_", "dgesdd_", "dsyevd_"];

    private static readonly Lazy<nint> Handle = new(Load);

    /// <summary>Whether a complete OpenBLAS was found; loaded, held to one thread, by the first call.</summary>
    public static bool IsPresent => Handle.Value != 0;

    private static nint Load()
    {
        foreach (string name in Names)
        {
            if (!NativeLibrary.TryLoad(name, typeof(OpenBlasLibrary).Assembly, searchPath: null, out nint handle))
                continue;
            if (Needed.All(symbol => NativeLibrary.TryGetExport(handle, symbol, out _)))
            {
                NativeLibrary.SetDllImportResolver(typeof(OpenBlasLibrary).Assembly, (library, assembly, path) => Resolve(library, handle));

                // OpenBLAS divides a product by its number of threads, and the last bits with it.
                OpenBlasNative.SetThreadCount(1);
                return handle;
            }
            NativeLibrary.Free(handle);
        }
        return 0;
    }

    private static nint Resolve(string library, nint handle) => library == OpenBlasNative.Library ? handle : 0;
}

using System.Runtime.InteropServices;

namespace NtkWorkbench;

/// <summary>The functions of OpenBLAS that are used, by their own names: CBLAS takes row-major matrices, LAPACK is Fortran (column-major,
/// everything by address, the lengths of character arguments last).</summary>
internal static unsafe partial class OpenBlasNative
{
    /// <summary>The name that <see cref="OpenBlasLibrary"/> resolves.</summary>
    public const string Library = "openblas";

    public const int RowMajor = 101;
    public const int NoTranspose = 111;
    public const int Transpose = 112;
    public const int Lower = 122;

    [LibraryImport(Library, EntryPoint = "openblas_get_config")]
    public static partial byte* GetConfiguration();

    [LibraryImport(Library, EntryPoint = "openblas_set_num_threads")]
    public static partial void SetThreadCount(int count);

    [LibraryImport(Library, EntryPoint = "cblas_dgemm")]
    public static partial void Dgemm(
        int order, int transposeA, int transposeB, int m, int n, int k,
        double alpha, double* a, int lda, double* b, int ldb, double beta, double* c, int ldc);

    [LibraryImport(Library, EntryPoint = "cblas_sgemm")]
    public static partial void Sgemm(
        int order, int transposeA, int transposeB, int m, int n, int k,
        float alpha, float* a, int lda, float* b, int ldb, float beta, float* c, int ldc);

    [LibraryImport(Library, EntryPoint = "cblas_dsyrk")]
    public static partial void Dsyrk(
        int order, int triangle, int transpose, int n, int k, double alpha, double* a, int lda, double beta, double* c, int ldc);

    [LibraryImport(Library, EntryPoint = "dtpqrt_")]
    public static partial void Dtpqrt(
        in int m, in int n, in int l, in int blockSize, double* a, in int lda, double* b, in int ldb,
        double* t, in int ldt, double* work, out int info);

    [LibraryImport(Library, EntryPoint = "dgesdd_")]
    public static partial void Dgesdd(
        in byte job, in int m, in int n, double* a, in int lda, double* s, double* u, in int ldu, double* vt, in int ldvt,
        double* work, in int workLength, int* integerWork, out int info, nint jobLength);

    [LibraryImport(Library, EntryPoint = "dsyevd_")]
    public static partial void Dsyevd(
        in byte job, in byte triangle, in int n, double* a, in int lda, double* w,
        double* work, in int workLength, int* integerWork, in int integerWorkLength, out int info, nint jobLength, nint triangleLength);
}

namespace NtkWorkbench.Tests;

/// <summary>The providers of this machine as rows of a theory.</summary>
internal static class ProviderNames
{
    public static string[] List => LinearAlgebraProviders.OpenBlas is null ? ["managed"] : ["openblas", "managed"];

    public static TheoryData<string> All => [.. List];

    public static ILinearAlgebra Provider(string name) => LinearAlgebraProviders.Select(name);
}

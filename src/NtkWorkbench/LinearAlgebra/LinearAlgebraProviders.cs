namespace NtkWorkbench;

/// <summary>Which linear algebra there is on this machine, and which one is taken.</summary>
public static class LinearAlgebraProviders
{
    /// <summary>The environment variable that forces one: "openblas" or "managed".</summary>
    public const string Variable = "NTK_LINEAR_ALGEBRA";

    private static readonly Lazy<ILinearAlgebra?> LazyOpenBlas = new(() => OpenBlasLibrary.IsPresent ? new OpenBlasLinearAlgebra() : null);

    private static readonly Lazy<ILinearAlgebra> LazyManaged = new(() => new ManagedLinearAlgebra());

    /// <summary>OpenBLAS with LAPACK, on one thread a call; null where the machine does not have it.</summary>
    public static ILinearAlgebra? OpenBlas => LazyOpenBlas.Value;

    /// <summary>C# and MathNet.Numerics; always there.</summary>
    public static ILinearAlgebra Managed => LazyManaged.Value;

    /// <summary>All that are available, the preferred one first.</summary>
    public static IReadOnlyList<ILinearAlgebra> Available => OpenBlas is null ? [Managed] : [OpenBlas, Managed];

    /// <summary>The one that <see cref="Variable"/> names, else the preferred one.</summary>
    /// <exception cref="NtkException">The variable names something unknown, or OpenBLAS where it is missing.</exception>
    public static ILinearAlgebra Best() => Select(Environment.GetEnvironmentVariable(Variable));

    internal static ILinearAlgebra Select(string? name) => name switch
    {
        null or "" => Available[0],
        "managed" => Managed,
        "openblas" => OpenBlas ?? throw new NtkException($"{Variable} asks for openblas, which was not found on this machine"),
        _ => throw new NtkException($"{Variable} must be openblas or managed, got \"{name}\""),
    };
}

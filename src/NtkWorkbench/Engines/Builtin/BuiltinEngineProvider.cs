using System.Numerics;

namespace NtkWorkbench;

/// <summary>Engines in C# on the CPU; always there.</summary>
/// <param name="linearAlgebra">Multiplies what is too large for the engine's own kernels.</param>
public sealed class BuiltinEngineProvider(ILinearAlgebra linearAlgebra) : IEngineProvider
{
    /// <inheritdoc/>
    public EngineKind Kind => EngineKind.Builtin;

    /// <inheritdoc/>
    public string Description
    {
        get
        {
            string version = typeof(BuiltinEngineProvider).Assembly.GetName().Version!.ToString(3);
            return $"builtin {version}, CPU, Vector{Vector<byte>.Count * 8}";
        }
    }

    /// <inheritdoc/>
    public IEngine Create(NetworkArchitecture architecture, Precision precision, ReadOnlySpan<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ShapeException.ThrowIfLengthDiffers($"the parameters of network {architecture}", architecture.ParameterCount, parameters.Length);
        return precision switch
        {
            Precision.Float64 => new BuiltinEngine<double>(architecture, precision, parameters, linearAlgebra),
            Precision.Float32 => new BuiltinEngine<float>(architecture, precision, parameters, linearAlgebra),
            _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "unknown precision"),
        };
    }
}

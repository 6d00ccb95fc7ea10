namespace NtkWorkbench;

/// <summary>The distance from 1 to the next number.</summary>
internal static class MachineEpsilon
{
    /// <summary>ε of float64, 2⁻⁵² ≈ 2.2·10⁻¹⁶.</summary>
    public const double Float64 = 1.0 / (1L << 52);

    /// <summary>ε of float32, 2⁻²³ ≈ 1.2·10⁻⁷.</summary>
    public const double Float32 = 1.0 / (1 << 23);
}

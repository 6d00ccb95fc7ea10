using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>How leading modes are found where <see cref="SpectrumMethod.Lanczos"/> finds them.</summary>
public sealed record LeadingModesOptions
{
    /// <summary>How many; at least as many as principal features are.</summary>
    [Description("How many leading modes; at least features.principal.")]
    [Range(1, 1000)]
    public int Modes { get; init; } = 20;

    /// <summary>The largest residual ‖Θu − σ²u‖, or ‖JᵀJv − σ²v‖ where J has fewer columns than rows, as a share of σ_1².</summary>
    [Description("The largest residual of a mode, |Θu − σ²u|, or |JᵀJv − σ²v| where J has fewer columns than rows, as a share of the "
        + "largest σ².")]
    [Range(1e-12, 0.1)]
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Products Θv after which the search ends, whatever its residuals. Those that measure what was found, one a mode and one
    /// more, come on top.</summary>
    [Description("Products with the tangent kernel after which the search ends, whatever its residuals; those that measure what was found, "
        + "one a mode and one more, come on top.")]
    [Range(1, 1000000)]
    public int Products { get; init; } = 2000;

    /// <summary>The memory of the Krylov basis in MiB; where it is full, the iteration restarts. Of vectors of min(n·o, p) numbers it
    /// holds modes + 24 at least, whatever the memory, and 2·modes + 40 at most.</summary>
    [Description("Memory of the vectors that the search keeps, in MiB; where it is full the search restarts from its best ones. It keeps "
        + "at least modes + 24 vectors of min(samples times outputs, parameters) numbers of 8 bytes, whatever the memory, and at most "
        + "2 modes + 40.")]
    [Range(1, 1000000)]
    public int Memory { get; init; } = 1024;

    /// <summary>The arithmetic of the products; recurrences and the residuals at the end are float64.</summary>
    [Description("Arithmetic of the products: float64, or float32, about twice as fast; where its residuals, measured in float64, miss the "
        + "tolerance, the search goes on in float64.")]
    public Precision Precision { get; init; } = Precision.Float64;
}

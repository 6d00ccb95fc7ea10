using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>η_t = η₀(φ + (1 − φ)(1 + cos(π min(t, T)/T))/2): half a cosine from η₀ down to φη₀ over T steps.</summary>
public sealed record CosineScheduleOptions : ScheduleOptions
{
    /// <summary>T; null: all steps of the training, of a part those of the part.</summary>
    [Description("T: steps until the rate is at its end (default: all steps of the training; in a sequence, of the part).")]
    [Range(1, int.MaxValue)]
    public int? Over { get; init; }

    /// <summary>φ.</summary>
    [Description("The final rate as a fraction of the first.")]
    [Range(0, 1)]
    public double FinalFraction { get; init; }
}

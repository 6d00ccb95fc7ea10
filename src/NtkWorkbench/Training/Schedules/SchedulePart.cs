using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>One schedule of a sequence, and how long it holds.</summary>
public sealed record SchedulePart
{
    /// <summary>The schedule, its own time starting with the part.</summary>
    [Description("The schedule of this part, its time starting there.")]
    public required Schedule Schedule { get; init; }

    /// <summary>n: the steps of the part, over which a cosine without a length of its own falls. The last part goes on after them; there
    /// null takes all steps that are left.</summary>
    [Description("Steps of this part; the last goes on to the end (default there: the steps that are left).")]
    [Range(1, int.MaxValue)]
    public StepCount? Steps { get; init; }

    /// <summary>The part's η₀ over that of the training.</summary>
    [Description("The rate that this part starts from, over the learning rate of the training.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double Scale { get; init; } = 1;
}

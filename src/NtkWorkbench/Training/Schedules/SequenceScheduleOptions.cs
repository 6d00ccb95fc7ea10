using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>One schedule after another: η_t is the rate that part k gives for t − n_0 − … − n_{k−1}, until its n_k steps are over.</summary>
public sealed record SequenceScheduleOptions : ScheduleOptions
{
    /// <summary>The schedules in their order; every part but the last has steps.</summary>
    [Description("The schedules one after another; the last goes on to the end.")]
    [MinLength(1)]
    public required IReadOnlyList<SchedulePart> Parts { get; init; }
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>Which samples a step sees.</summary>
public sealed record BatchOptions
{
    /// <summary>Samples in a batch; null where every step sees all of them.</summary>
    [Description("Samples in a batch (not with sampling: full).")]
    [Range(1, int.MaxValue)]
    public int? Size { get; init; }

    /// <summary>How they are chosen.</summary>
    [Description("How the samples of a batch are chosen.")]
    public BatchSampling Sampling { get; init; } = BatchSampling.Full;
}

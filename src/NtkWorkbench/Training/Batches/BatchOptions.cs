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

    /// <summary>The batches of a training, drawn again: the rows of the training samples that each step sees, with any engine.</summary>
    /// <param name="samples">n, the number of training samples.</param>
    /// <param name="seed">The training's.</param>
    /// <returns>Row numbers from 0, step by step from the first, without end.</returns>
    /// <remarks>O(batch) a step, and once a pass over shuffled samples O(n).</remarks>
    public IEnumerable<IReadOnlyList<int>> Draw(int samples, long seed)
    {
        BatchSampler sampler = BatchSampler.OfTraining(this, samples, new RandomStreams(seed));
        while (true)
            yield return sampler.Next().ToArray();
    }
}

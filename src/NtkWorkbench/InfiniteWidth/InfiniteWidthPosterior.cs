namespace NtkWorkbench;

/// <summary>What networks of infinite width say at points after they have seen data.</summary>
public sealed record InfiniteWidthPosterior
{
    /// <summary>The ensemble of networks whose layers were all trained to the end by gradient descent, each from its own draw.</summary>
    public required KernelPosterior Tangent { get; init; }

    /// <summary>The Gaussian process of networks at initialization, conditioned on the data: what Bayesian inference over all parameters
    /// gives, and what training the last layer alone comes to.</summary>
    public required KernelPosterior Nngp { get; init; }
}

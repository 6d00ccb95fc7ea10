namespace NtkWorkbench;

/// <summary>What networks of infinite width say at points after they have seen data.</summary>
public sealed record InfiniteWidthPosterior
{
    /// <summary>The ensemble of networks whose trained layers went to the end by gradient descent, each from its own draw; with a ridge λ
    /// towards that.</summary>
    public required KernelPosterior Tangent { get; init; }

    /// <summary>The Gaussian process of networks at initialization, conditioned on the data: what Bayesian inference over all parameters
    /// gives, λ the variance of the noise of targets.</summary>
    public required KernelPosterior Nngp { get; init; }
}

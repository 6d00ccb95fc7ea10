namespace NtkWorkbench;

/// <summary>What regression with a kernel of infinite width says at points: a Gaussian of every output, all of one deviation.</summary>
public sealed record KernelPosterior
{
    /// <summary>The mean of each output, (g, o).</summary>
    public required Matrix Mean { get; init; }

    /// <summary>The standard deviation of each output at each point, g entries.</summary>
    /// <remarks>What is left where data say everything is rounding: about ε^¼ of the prior's.</remarks>
    public required double[] Deviation { get; init; }
}

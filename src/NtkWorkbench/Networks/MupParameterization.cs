using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>z = W a + b, initial variances and learning rates scaled from a network of a base width so that features are learned alike at
/// every width (μP).</summary>
/// <remarks>With r = width/<see cref="BaseWidth"/> of the layer before, the variance of hidden weights is that of the base over r, of
/// output weights over r²; input weights and biases are as at the base. Rates: <see cref="LayerRates"/>. A network without hidden layers is
/// the standard one, and so is one at the base width. Source: arXiv:2203.03466, table 3.</remarks>
public sealed record MupParameterization : Parameterization
{
    /// <summary>The width of every hidden layer at which the network is that of the standard parameterization.</summary>
    [Description("The width of every hidden layer at which variances and rates are those of the standard parameterization.")]
    [Range(1, int.MaxValue)]
    public required int BaseWidth { get; init; }

    /// <inheritdoc/>
    public override int WidthAtBase(int width) => BaseWidth;

    /// <inheritdoc/>
    public override double InitialScale(int fanIn, bool isOutput)
    {
        double ratio = (double)fanIn / BaseWidth;
        return 1 / (isOutput ? ratio : Math.Sqrt(ratio));
    }
}

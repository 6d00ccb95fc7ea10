using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NtkWorkbench;

/// <summary>z = W a + b, initial variances and learning rates scaled from a network of a base width so that features are learned alike at
/// every width (μP).</summary>
/// <remarks>Source: arXiv:2203.03466, table 3.</remarks>
public sealed record MupParameterization : Parameterization
{
    /// <summary>The width of every hidden layer at which the network is that of the standard parameterization.</summary>
    [Description("The width of every hidden layer at which variances and rates are those of the standard parameterization.")]
    [Range(1, int.MaxValue)]
    public required int BaseWidth { get; init; }
}

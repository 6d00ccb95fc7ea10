using System.ComponentModel;

namespace NtkWorkbench;

/// <summary>
/// Biases only, one input: b = −e·w with e uniform in the range, so that the elbow x = −b/w of each unit of the first
/// hidden layer lies there; deeper biases are zero.
/// </summary>
public sealed record ElbowsScheme : InitializationScheme
{
    /// <summary>Where the elbows lie.</summary>
    [Description("The interval that the elbows are drawn in.")]
    public Interval Range { get; init; } = new(0, 1);
}

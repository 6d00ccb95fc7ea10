using System.Text.Json.Serialization;

namespace NtkWorkbench.Runs;

/// <summary>How well classes are said, in shares of the samples.</summary>
public sealed record ClassSummary
{
    /// <summary>Accuracy of the trained network on the test samples, without those on the training samples.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Accuracy of the trained network on the test samples beside which the others stand; null without any, and where the end was
    /// not linearized.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? NetworkTestAccuracy { get; init; }

    /// <summary>That of the linear model at initialization, trained; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? LinearTestAccuracy { get; init; }

    /// <summary>That of kernel regression on the classes' indicators with f and Θ at initialization; null where that was not
    /// linearized.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? RegressionTestAccuracy { get; init; }

    /// <summary>The same with f and Θ at the end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TrainedRegressionTestAccuracy { get; init; }
}

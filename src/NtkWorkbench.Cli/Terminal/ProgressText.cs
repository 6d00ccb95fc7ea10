using System.Globalization;

namespace NtkWorkbench.Cli;

/// <summary>Progress in words.</summary>
internal static class ProgressText
{
    /// <summary>"step 12000, loss 0.0123, rate 0.02" or the thing in hand.</summary>
    public static string Describe(RunProgress progress) => progress.Step is int step
        ? string.Create(CultureInfo.InvariantCulture, $"step {step}, loss {progress.Loss:g4}, rate {progress.LearningRate:g4}")
        : progress.Item ?? "";

    public static string Name(RunStage stage) => stage switch
    {
        RunStage.Training => "training",
        RunStage.Features => "features",
        RunStage.Figures => "figures",
        RunStage.Members => "members",
        RunStage.Comparison => "comparison",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}

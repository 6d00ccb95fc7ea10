namespace NtkWorkbench.Runs;

/// <summary>The results that stand beside what differs in the jobs.</summary>
internal static class ResultColumns
{
    /// <summary>Names as in files, and the number of a run; null where it has none.</summary>
    public static IReadOnlyList<(string Name, Func<ComparedRun, double?> Value)> All { get; } =
    [
        ("steps", run => run.Summary.Steps),
        ("train_loss", run => run.Summary.TrainLoss),
        ("test_loss", run => run.Summary.TestLoss),
        ("accuracy", run => run.Summary.Classes?.Accuracy),
        ("initial_gradient_norm", run => run.Metrics["gradient_norm"][0]),
        ("parameters", run => run.Summary.ParameterCount),
        ("sigma_max_init", run => run.At("init")?.SigmaMax),
        ("sigma_max_final", run => run.At("final")?.SigmaMax),
        ("numerical_rank_init", run => run.At("init")?.NumericalRank),
        ("effective_rank_init", run => run.At("init")?.EffectiveRank),
        ("effective_rank_final", run => run.At("final")?.EffectiveRank),
        ("max_stable_learning_rate", run => run.At("init")?.MaxStableLearningRate),
        ("kernel_distance", run => run.Summary.KernelDistance),
        ("linearized_gap", run => run.Summary.Linearized?.Gap),
        ("linearized_test_loss", run => run.Summary.Linearized?.TestLoss),
        ("seconds", run => run.Summary.Seconds.Total),
    ];
}

namespace NtkWorkbench.Runs.Tests;

/// <summary>A summary with every member set, and with numbers that JSON lacks.</summary>
internal static class SampleSummary
{
    public static RunSummary Create() => new()
    {
        Name = "test",
        Status = RunStatus.Diverged,
        Message = "the gradient of layer 1 was not finite at step 7",
        Steps = 7,
        TrainLoss = double.NaN,
        TestLoss = 0.1 + 0.2,
        ParameterCount = 31,
        TrainedParameterCount = 11,
        Seconds = new RunSeconds { Training = 1, Features = 2, Figures = 3, Total = 6.5 },
        Checkpoints = new Dictionary<string, CheckpointSummary>
        {
            ["init"] = new()
            {
                Step = 0,
                SigmaMax = 3,
                SigmaMin = 0,
                NumericalRank = 4,
                EffectiveRank = 2.5,
                ConditionNumber = double.PositiveInfinity,
                MaxStableLearningRate = 0.25,
                Method = SpectrumMethod.Svd,
                Floor = 1e-15,
                KernelDistance = 0,
                KernelDistanceCentered = 0.5,
                KernelChange = 2,
                TargetAlignment = 0.75,
            },
        },
        KernelDistance = 0.125,
    };
}

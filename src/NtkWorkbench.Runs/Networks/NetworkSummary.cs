namespace NtkWorkbench.Runs;

/// <summary>The numbers of a network's run that summary.json holds.</summary>
internal static class NetworkSummary
{
    public static RunSummary Create(NetworkResults results, RunSeconds seconds) => new()
    {
        Name = results.Plan.Job.Name,
        Status = results.Status,
        Message = results.Message,
        Steps = results.Training.Steps,
        FractionOfMaxRate = results.Plan.FractionOfMaxRate,
        TrainLoss = results.Rows[^1].TrainLoss,
        TestLoss = results.Rows[^1].TestLoss,
        ValidationLoss = results.Rows[^1].ValidationLoss,
        BestValidation = results.BestValidation is { ValidationLoss: double loss } row ? new(loss, row.Step) : null,
        StoppedEarly = results.Training is { StoppedEarly: true, Best: Checkpoint best, BestValue: double value }
            ? new(results.Training.Steps, value, best.Step) : null,
        ParameterCount = results.Plan.Architecture.ParameterCount,
        TrainedParameterCount = results.Plan.Architecture.TrainedParameterCount(results.Plan.Job.Training.Layers),
        Seconds = seconds,
        Checkpoints = results.Analyses.ToDictionary(analysis => analysis.Checkpoint.Name, Summarize),
        Linearized = results.Linearized is LinearizedTraining linearized ? LinearizedSummary.Of(linearized) : null,
        InfiniteWidth = InfiniteWidthSection.Summarize(results),
        KernelDistance = Find(results, CheckpointSelector.FinalName)?.KernelDistance,
        FeatureSamples = results.Plan.IsOfSome ? results.Plan.FeatureData.Train.Count : null,
        Classes = results.Classes is not ClassResults classes ? null : new()
        {
            Accuracy = classes.Confusion.Accuracy,
            NetworkTestAccuracy = Find(results, CheckpointSelector.FinalName)?.Classes?.TestAccuracy,
            LinearTestAccuracy = results.Linearized is { IsTrained: true } linear ? linear.TestAccuracy : null,
            RegressionTestAccuracy = Find(results, CheckpointSelector.InitName)?.Classes?.RegressionTestAccuracy,
            TrainedRegressionTestAccuracy = Find(results, CheckpointSelector.FinalName)?.Classes?.RegressionTestAccuracy,
        },
    };

    /// <summary>The summary of a run that is not done: as far as training was recorded.</summary>
    public static RunSummary Unfinished(NetworkRunPlan plan, MetricsRow? last, RunStatus status, string? message, RunSeconds seconds) =>
        new()
        {
            Name = plan.Job.Name,
            Status = status,
            Message = message,
            Steps = last?.Step ?? 0,
            FractionOfMaxRate = plan.FractionOfMaxRate,
            TrainLoss = last?.TrainLoss,
            TestLoss = last?.TestLoss,
            ValidationLoss = last?.ValidationLoss,
            ParameterCount = plan.Architecture.ParameterCount,
            TrainedParameterCount = plan.Architecture.TrainedParameterCount(plan.Job.Training.Layers),
            Seconds = seconds,
            Checkpoints = new Dictionary<string, CheckpointSummary>(),
        };

    private static CheckpointAnalysis? Find(NetworkResults results, string checkpoint) =>
        results.Analyses.FirstOrDefault(analysis => analysis.Checkpoint.Name == checkpoint);

    private static CheckpointSummary Summarize(CheckpointAnalysis analysis)
    {
        Spectrum spectrum = analysis.Tangent.Spectrum;
        bool isWhole = spectrum.Leading is null;
        return new CheckpointSummary
        {
            Step = analysis.Checkpoint.Step,
            SigmaMax = spectrum.SingularValues[0],
            SigmaMin = isWhole ? spectrum.SingularValues[^1] : null,
            NumericalRank = isWhole ? spectrum.NumericalRank : null,
            EffectiveRank = isWhole ? spectrum.EffectiveRank : null,
            ConditionNumber = spectrum.ConditionNumber,
            ConditionNumberAbove = spectrum.ConditionNumberAbove,
            MaxStableLearningRate = analysis.StableRate,
            MaxStableLearningRateEverywhere = analysis.Tangent.LargestStableRateEverywhere,
            MaxStableLearningRateMeanSquare = analysis.Tangent.LargestStableRateMeanSquare,
            Method = spectrum.Method,
            Floor = spectrum.Floor,
            Leading = LeadingSummary.Of(spectrum),
            Kernel = analysis.Tangent.KernelKind == KernelKind.Summed ? KernelKind.Summed : null,
            Summed = SummedSummary.Of(analysis.Tangent),
            KernelDistance = analysis.KernelDistance,
            KernelDistanceCentered = analysis.KernelDistanceCentered,
            KernelChange = analysis.KernelChange,
            TargetAlignment = analysis.TargetAlignment,
            PreconditionedSigmaMax = analysis.Preconditioned?.Spectrum?.SingularValues[0],
            PreconditionedEffectiveRank = analysis.Preconditioned?.Spectrum?.EffectiveRank,
            PreconditionedSharpness = analysis.Preconditioned?.Sharpness,
            PreconditionedEdge = analysis.Preconditioned is { Edge: double edge } && double.IsFinite(edge) ? edge : null,
            NoiseDraws = analysis.Tangent.NoiseDraws,
            ConstantUnits = analysis.ConstantUnits,
        };
    }
}

namespace NtkWorkbench.JobFiles;

/// <summary>What must hold between keys, beyond what the records say of each alone.</summary>
internal static class JobRules
{
    private static readonly Action<Job, RuleContext>[] ForEveryJob = [FigureRules.FormatsDiffer];

    private static readonly Action<NetworkJob, RuleContext>[] ForNetworks =
    [
        DataRules.FilesAreNamed,
        DataRules.ColumnsDiffer,
        DataRules.TargetsAreNoInputs,
        DataRules.GridPlacementHasTwoPoints,
        NetworkRules.OutputsMatchTargets,
        NetworkRules.ParametersFitOneArray,
        InitializationRules.FileStandsAlone,
        InitializationRules.ElbowsAreForBiasesOfOneInput,
        InitializationRules.UniformRangesAreOrdered,
        TrainingRules.BatchSizeGoesWithSampling,
        TrainingRules.NesterovNeedsNoDampening,
        TrainingRules.CrossEntropyNeedsClassNumbers,
        TrainingRules.FractionNeedsALimit,
        ScheduleRules.PartsButTheLastHaveSteps,
        FeatureRules.CheckpointsDifferAndAreReached,
        FeatureRules.GridIsEitherRangeOrFile,
        FeatureRules.SavedMatricesDiffer,
        FeatureRules.RidgeIsForSquares,
    ];

    public static void Check(Job job, RuleContext context)
    {
        foreach (Action<Job, RuleContext> rule in ForEveryJob)
            rule(job, context);
        if (job is StepSizeJob paths)
            ScheduleRules.PartsButTheLastHaveSteps(paths, context);
        if (job is LearningRateSweepJob sweep)
        {
            SweepRules.RatesComeFromTheSweep(sweep, context);
            SweepRules.ThereAreSteps(sweep, context);
            SweepRules.OptimizerHasALimit(sweep, context);
        }
        if ((job as LearningRateSweepJob)?.ToNetworkJob() is NetworkJob swept)
            CheckNetwork(swept, context);
        if (job is NetworkJob network)
            CheckNetwork(network, context);
    }

    private static void CheckNetwork(NetworkJob network, RuleContext context)
    {
        foreach (Action<NetworkJob, RuleContext> rule in ForNetworks)
            rule(network, context);
    }
}

namespace NtkWorkbench.JobFiles;

/// <summary>What must hold between keys, beyond what the records say of each alone.</summary>
internal static class JobRules
{
    public static void Check(Job job, RuleContext context)
    {
        context.ReportRepeated(job.Figures.Formats, "figures.formats");
        if (job.Figures.Output is not null && job is not NetworkJob)
            context.Report("figures.output",
                $"chooses an output of one network, a job of kind {JobContract.NameOf(job)} has none to choose");
        if (job is StepSizeJob steps)
        {
            for (int i = 0; i < steps.Paths.Count; i++)
            {
                ScheduleRules.Check(steps.Paths[i].Schedule, $"paths[{i}].schedule", context);
                ScheduleRules.RequireSteps(steps.Paths[i].Schedule, $"paths[{i}].schedule", context);
            }
        }
        if (job is LearningRateSweepJob sweep)
        {
            new FractionRules(sweep, "a sweep", context).Check();
            CheckNetwork(sweep.ToNetworkJob(), context);
        }
        if (job is LazinessMapJob map)
        {
            new FractionRules(map, LazinessRules.Map, context).Check();
            new LazinessRules(map, context).Check();
            CheckNetwork(map.ToNetworkJob(), context);
        }
        if (job is NetworkJob network)
            CheckNetwork(network, context);
    }

    private static void CheckNetwork(NetworkJob network, RuleContext context)
    {
        new DataRules(network, context).Check();
        new NetworkRules(network, context).Check();
        new InitializationRules(network, context).Check();
        new TrainingRules(network, context).Check();
        ScheduleRules.Check(network.Training.Schedule, "training.schedule", context, hasRows: true);
        new FeatureRules(network, context).Check();
    }
}

namespace NtkWorkbench.JobFiles;

/// <summary>Rules of schedules, wherever one stands.</summary>
internal static class ScheduleRules
{
    public static void PartsButTheLastHaveSteps(NetworkJob job, RuleContext context) =>
        Check(job.Training.Schedule, "training.schedule", context);

    public static void PartsButTheLastHaveSteps(StepSizeJob job, RuleContext context)
    {
        for (int i = 0; i < job.Paths.Count; i++)
            Check(job.Paths[i].Schedule, $"paths[{i}].schedule", context);
    }

    private static void Check(Schedule schedule, string path, RuleContext context)
    {
        if (schedule is LinearWarmupSchedule warmup)
            Check(warmup.Then, $"{path}.then", context);
        if (schedule is SequenceSchedule sequence)
            CheckParts(sequence.Parts, path, context);
    }

    private static void CheckParts(IReadOnlyList<SchedulePart> parts, string path, RuleContext context)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            string part = $"{path}.parts[{i}]";
            if (parts[i].Steps is null && i < parts.Count - 1)
                context.Report(part, $"{part}.steps is missing, expected an integer: only the last part goes on to the end");
            Check(parts[i].Schedule, $"{part}.schedule", context);
        }
    }
}

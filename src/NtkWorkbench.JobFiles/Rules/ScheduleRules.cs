namespace NtkWorkbench.JobFiles;

/// <summary>Rules of schedules, wherever one stands: parts but the last have steps.</summary>
internal static class ScheduleRules
{
    public static void Check(Schedule schedule, string path, RuleContext context)
    {
        if (schedule is LinearWarmupSchedule warmup)
            Check(warmup.Then, $"{path}.then", context);
        IReadOnlyList<SchedulePart> parts = (schedule as SequenceSchedule)?.Parts ?? [];
        for (int i = 0; i < parts.Count; i++)
        {
            string part = $"{path}.parts[{i}]";
            if (parts[i].Steps is null && i < parts.Count - 1)
                context.ReportAt(part, $"{part}.steps is missing, expected an integer: only the last part goes on to the end");
            Check(parts[i].Schedule, $"{part}.schedule", context);
        }
    }
}

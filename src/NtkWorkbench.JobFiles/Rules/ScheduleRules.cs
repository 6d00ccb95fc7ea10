namespace NtkWorkbench.JobFiles;

/// <summary>Rules of schedules, wherever one stands: parts but the last have steps, and what goes by rows stands alone.</summary>
internal static class ScheduleRules
{
    /// <summary>Reports epochs, where there are none.</summary>
    public static void RequireSteps(Schedule schedule, string path, RuleContext context)
    {
        if (CountsEpochs(schedule))
            context.Report(path, "counts steps in epochs, expected integers: there are no training samples");
    }

    private static bool CountsEpochs(Schedule schedule) => schedule switch
    {
        StepSchedule step => step.Every.AreEpochs,
        CosineSchedule cosine => cosine.Over is { AreEpochs: true },
        LinearWarmupSchedule warmup => warmup.Over.AreEpochs || CountsEpochs(warmup.Then),
        SequenceSchedule sequence => sequence.Parts.Any(part => part.Steps is { AreEpochs: true } || CountsEpochs(part.Schedule)),
        _ => false,
    };

    public static void Check(Schedule schedule, string path, RuleContext context, bool hasRows = false)
    {
        if (schedule is ReduceOnPlateauSchedule && !hasRows)
            context.Report(path, "is reduce_on_plateau, which goes by the rows of a training, expected it as training.schedule itself");
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

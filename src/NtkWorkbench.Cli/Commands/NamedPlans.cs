namespace NtkWorkbench.Cli;

/// <summary>Job files of the command line made ready to run, with the errors of all of them in one pass.</summary>
internal static class NamedPlans
{
    public static IReadOnlyList<RunPlan> Create(Session session, JobArguments arguments)
    {
        if (arguments.Files.Count == 0)
            throw CommandLineError.Create("no job file is named; expected one, as in: ntk run configs/quickstart.yaml");

        var plans = new List<RunPlan>();
        var errors = new List<InputError>();
        foreach (string file in arguments.Files)
        {
            try
            {
                LoadedJob job = JobLoader.Load(file, arguments.Overrides);
                foreach (string warning in job.Warnings)
                    session.WriteError($"warning: {warning}");
                RunPlan plan = RunPlans.Create(job, session.Workbench);
                foreach (string warning in plan.Warnings)
                    session.WriteError($"warning: {file}: {warning}");
                plans.Add(plan);
            }
            catch (JobException exception)
            {
                errors.AddRange(exception.Errors);
            }
        }
        return errors.Count == 0 ? plans : throw new JobException(errors);
    }
}

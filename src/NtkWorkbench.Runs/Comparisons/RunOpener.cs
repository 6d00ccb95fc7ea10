namespace NtkWorkbench.Runs;

/// <summary>Opens the folders of runs, with the errors of all in one pass.</summary>
internal sealed class RunOpener(Workbench workbench)
{
    /// <summary>The runs under names that tell them apart.</summary>
    /// <exception cref="JobException">A folder is no network's run, or does not hold what one leaves.</exception>
    public IReadOnlyList<ComparedRun> Open(IReadOnlyList<string> folders)
    {
        var errors = new List<InputError>();
        var plans = new List<(NetworkRunPlan Plan, RunReader Reader)>();
        foreach (string folder in folders)
        {
            try
            {
                plans.Add((Plan(folder), new RunReader(RunFolder.Open(folder))));
            }
            catch (JobException exception)
            {
                errors.AddRange(exception.Errors);
            }
        }
        if (errors.Count > 0)
            throw new JobException(errors);
        ILookup<string, int> names = Enumerable.Range(0, plans.Count).ToLookup(i => plans[i].Plan.Job.Name);
        return [.. plans.Select(run => new ComparedRun(Label(run.Plan, run.Reader, names), run.Plan, run.Reader))];
    }

    private NetworkRunPlan Plan(string folder)
    {
        LoadedJob source = JobLoader.Load(RunFolder.Open(folder).ResolvedYaml, []);
        return source.Job is NetworkJob job
            ? NetworkRunPlan.Create(source, job, workbench)
            : throw new JobException(
            new InputError { Source = folder, Message = "is not the run of a network, expected runs of networks alone" });
    }

    // A name that several runs have is followed by that of the folder.
    private static string Label(NetworkRunPlan plan, RunReader reader, ILookup<string, int> names)
    {
        string name = plan.Job.Name;
        return names[name].Count() == 1 ? name : $"{name} {Path.GetFileName(reader.Folder.Path)}";
    }
}

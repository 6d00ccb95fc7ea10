using Spectre.Console;

namespace NtkWorkbench.Cli;

/// <summary>What every command works with, and the one place where errors become words and exit codes.</summary>
internal sealed class Session(TextWriter output, IAnsiConsole errors, Lazy<Workbench> workbench, Interruption interruption,
    Func<string, IScheduler?> findScheduler)
{
    // A second signal may leave less time.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>stdout: results.</summary>
    public TextWriter Output => output;

    /// <summary>stderr: everything else.</summary>
    public IAnsiConsole Errors => errors;

    /// <summary>The seams; made when first asked for.</summary>
    public Workbench Workbench => workbench.Value;

    public CancellationToken Cancellation => interruption.Token;

    /// <summary>Schedulers by the names that --on has for them; null: there is none of that name.</summary>
    public Func<string, IScheduler?> FindScheduler => findScheduler;

    /// <summary>How a scheduler's task ends that was told to.</summary>
    public TaskEnd TaskEnd => interruption.TaskEnd;

    /// <summary>The scheduler of a name.</summary>
    /// <exception cref="JobException">There is none.</exception>
    public IScheduler Scheduler(string name) => findScheduler(name)
        ?? throw CommandLineError.Create($"there is no scheduler '{name}', expected slurm or processes");

    /// <summary>Runs a command's work; no exception passes. Work that a signal does not end soon is left where it is: what it had saved is
    /// on disk, and the process ends.</summary>
    public int Execute(Func<ExitCode> work)
    {
        var working = Task.Factory.StartNew(() => Attempt(work), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            working.Wait(interruption.Token);
        }
        catch (OperationCanceledException)
        {
            while (!working.IsCompleted && interruption.Left is { Ticks: > 0 } left)
                working.Wait(left < Look ? left : Look);
            if (!working.IsCompleted)
            {
                if (interruption.IsTask)
                    WriteError("left in the middle of its work: it goes on from the last saved state");
                interruption.EndProcess();
                return (int)(interruption.Exit ?? ExitCode.Interrupted);
            }
        }
        return working.Result;
    }

    /// <summary>As the other, of work that goes on until a signal ends it: that is its end, and no interruption.</summary>
    public int ExecuteUntilSignal(Func<ExitCode> work)
    {
        int code = Execute(work);
        return code == (int?)interruption.Exit ? (int)ExitCode.Done : code;
    }

    /// <summary>As <see cref="Execute"/>, of a scheduler's task: a signal has it leave so that it is queued again.</summary>
    public int ExecuteTask(Func<ExitCode> work)
    {
        interruption.IsTask = true;
        return Execute(work);
    }

    private int Attempt(Func<ExitCode> work)
    {
        try
        {
            ExitCode code = work();
            // A task may have ended all the same, and says so itself.
            return (int)(interruption.IsTask ? code : interruption.Exit ?? code);
        }
        catch (OperationCanceledException)
        {
            return (int)(interruption.Exit ?? ExitCode.Interrupted);
        }
        catch (JobException exception)
        {
            return Fail(exception.Message, ExitCode.BadInput);
        }
        catch (NtkException exception)
        {
            return Fail(exception.Message, ExitCode.Failed);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message, ExitCode.Failed);
        }
        catch (OutOfMemoryException)
        {
            return Fail("out of memory: use fewer points, features.method: kernel, or a smaller network", ExitCode.Failed);
        }
        catch (Exception exception)
        {
            return Fail($"a defect in ntk, not in your job: {exception.GetType().Name}: {exception.Message}", ExitCode.Failed);
        }
    }

    /// <summary>Runs one after the other; one that fails is told, and does not keep the next from running.</summary>
    public ExitCode RunAll(IReadOnlyList<(string Name, Func<RunStatus> Run)> runs)
    {
        (string Name, int Code)[] failed = [.. runs.Select(run =>
        {
            Cancellation.ThrowIfCancellationRequested();
            return (run.Name, Attempt(() => run.Run() == RunStatus.Failed ? ExitCode.Failed : ExitCode.Done));
        }).Where(run => run.Item2 != (int)ExitCode.Done)];
        if (failed.Length > 0 && runs.Count > 1)
            WriteError($"not done: {string.Join(", ", failed.Select(run => run.Name))}");
        return (ExitCode)failed.FirstOrDefault().Code;
    }

    /// <summary>Runs a job into a folder, a new one under runs/ where none is named; shows its progress and tells what came out.</summary>
    public RunOutcome Run(RunPlan plan, string? directory) => Run(plan, NewFolder(plan, directory));

    /// <summary>A folder for a job: the one that is named, else a new one under runs/.</summary>
    public RunFolder NewFolder(RunPlan plan, string? directory) => directory is null
        ? RunFolder.Create("runs", plan.Source.Job.Name, plan.Source.Text, Workbench.Time)
        : RunFolder.CreateAt(directory, plan.Source.Text);

    /// <summary>Continues a run in its folder; one that is done says so.</summary>
    public RunStatus Resume(string directory)
    {
        RunFolder folder = RunFolder.Open(directory);
        if (RunHeader.Of(folder) is { IsDone: true } done)
        {
            if (!RunLock.IsHeld(folder, Workbench.Time))
                folder.DeleteState();
            output.WriteLine($"{directory}: {done.Status.ToString().ToLowerInvariant()}, nothing is left to be done");
            return done.Status;
        }
        RequireNoTasks(folder, directory);
        return Run(RunPlans.Resume(folder, Workbench), folder).Status;
    }

    // What is queued would do the same work again, or find it done.
    private void RequireNoTasks(RunFolder folder, string directory)
    {
        var cluster = new ClusterFolder(folder);
        if (cluster.Exists && new FamilyWatch(cluster, findScheduler, Workbench.Time).Look(Cancellation).IsActive)
            throw FileInputErrors.Single(directory, $"has tasks that are queued or running: see them by ntk status {directory}, "
                + $"end them by ntk cancel {directory}, or queue what is missing by ntk resume {directory} --on SCHEDULER");
    }

    /// <summary>Shows the progress of work that has no outcome of its own.</summary>
    public void Show(Action<IRunObserver> work) => ProgressDisplay.For(errors, Workbench.Time).Show(observer =>
    {
        work(observer);
        return true;
    });

    private RunOutcome Run(RunPlan plan, RunFolder folder)
    {
        RunOutcome outcome = ProgressDisplay.For(errors, Workbench.Time).Show(observer => plan.Run(folder, observer, Cancellation));
        output.WriteLine(outcome.Describe());
        output.WriteLine(Path.GetRelativePath(".", folder.Path));
        return outcome;
    }

    /// <summary>A line on stderr, never wrapped.</summary>
    public void WriteError(string line) => errors.Profile.Out.Writer.WriteLine(line);

    private int Fail(string message, ExitCode code)
    {
        WriteError(message);
        return (int)code;
    }
}

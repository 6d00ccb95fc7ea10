using Spectre.Console;

namespace NtkWorkbench.Cli;

/// <summary>What every command works with, and the one place where errors become words and exit codes.</summary>
internal sealed class Session(TextWriter output, IAnsiConsole errors, Lazy<Workbench> workbench, Interruption interruption)
{
    /// <summary>stdout: results.</summary>
    public TextWriter Output => output;

    /// <summary>stderr: everything else.</summary>
    public IAnsiConsole Errors => errors;

    /// <summary>The seams; made when first asked for.</summary>
    public Workbench Workbench => workbench.Value;

    public CancellationToken Cancellation => interruption.Token;

    /// <summary>Runs a command's work; no exception passes.</summary>
    public int Execute(Func<ExitCode> work)
    {
        try
        {
            ExitCode code = work();
            return (int)(interruption.Exit ?? code);
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

    /// <summary>Runs a job into a folder, a new one under runs/ where none is named; shows its progress and tells what came out.</summary>
    public RunOutcome Run(RunPlan plan, string? directory)
    {
        RunFolder folder = directory is null
            ? RunFolder.Create("runs", plan.Source.Job.Name, plan.Source.Text, Workbench.Time)
            : RunFolder.CreateAt(directory, plan.Source.Text);
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

namespace NtkWorkbench.Formats;

/// <summary>What the user gave cannot be used: a job file, an override, or a file that a job names.</summary>
public sealed class JobException : NtkException
{
    /// <summary>The error of one or more problems.</summary>
    /// <param name="problems">At least one, in the order they are shown.</param>
    public JobException(IReadOnlyList<JobProblem> problems)
        : base(string.Join("\n", problems)) => Problems = problems;

    /// <summary>The error of one problem.</summary>
    public JobException(JobProblem problem)
        : this([problem])
    {
    }

    /// <summary>Everything that was found in one pass.</summary>
    public IReadOnlyList<JobProblem> Problems { get; }
}

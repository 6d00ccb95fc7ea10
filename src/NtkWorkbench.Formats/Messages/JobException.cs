namespace NtkWorkbench.Formats;

/// <summary>What the user gave cannot be used: a job file, an override, or a file that a job names.</summary>
public class JobException : NtkException
{
    /// <summary>The error of one or more errors.</summary>
    /// <param name="errors">At least one, in the order they are shown.</param>
    public JobException(IReadOnlyList<InputError> errors)
        : base(string.Join("\n", errors)) => Errors = errors;

    /// <summary>The error of one error.</summary>
    public JobException(InputError error)
        : this([error])
    {
    }

    /// <summary>Everything that was found in one pass.</summary>
    public IReadOnlyList<InputError> Errors { get; }
}

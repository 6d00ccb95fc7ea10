namespace NtkWorkbench.Jobs.Problems;

/// <summary>Collects what is wrong, so that all of it is said at once.</summary>
internal sealed class ProblemLog
{
    // A file of noise has a problem on every line; nobody reads more than these.
    private const int Limit = 200;

    private readonly List<JobProblem> problems = [];

    public bool IsEmpty => problems.Count == 0;

    public void Add(SourceSpan span, string message, string? suggestion = null) => Add(span.Problem(message, suggestion));

    public void Add(JobProblem problem)
    {
        if (problems.Count < Limit && !problems.Contains(problem))
            problems.Add(problem);
    }

    /// <summary>Throws what was collected, each source in reading order, the order of sources kept.</summary>
    /// <exception cref="JobException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (IsEmpty)
            return;
        List<string> sources = [.. problems.Select(problem => problem.Source).Distinct()];
        throw new JobException([.. problems
            .OrderBy(problem => sources.IndexOf(problem.Source))
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)]);
    }
}

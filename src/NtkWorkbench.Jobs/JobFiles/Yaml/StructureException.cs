using NtkWorkbench.Core;
using NtkWorkbench.Jobs.Problems;

namespace NtkWorkbench.Jobs.JobFiles.Yaml;

/// <summary>The structure of a document is refused where going on makes no sense; caught by the composer.</summary>
internal sealed class StructureException(JobProblem problem) : NtkException(problem.Message)
{
    public JobProblem Problem { get; } = problem;
}

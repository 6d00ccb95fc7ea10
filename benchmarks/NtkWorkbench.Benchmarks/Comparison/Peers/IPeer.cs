namespace NtkWorkbench.Benchmarks;

/// <summary>Another program that does the same work.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>Name and version.</summary>
    string Description { get; }

    /// <summary>Does the work as it can be checked.</summary>
    /// <param name="work">Its name there.</param>
    /// <param name="folder">The problem.</param>
    /// <param name="count">Training steps, where the work is training.</param>
    double[] Check(string work, ProblemFolder folder, int count);

    /// <summary>Does the work as it is timed.</summary>
    /// <param name="work">Its name there.</param>
    /// <param name="folder">The problem.</param>
    /// <param name="count">Training steps, or repetitions.</param>
    Timing Time(string work, ProblemFolder folder, int count);
}

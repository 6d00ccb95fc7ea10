namespace NtkWorkbench.Runs;

/// <summary>The rate at which a network of some width, from one seed, ends with the lowest training loss.</summary>
/// <param name="Width">Of its hidden layers.</param>
/// <param name="Rate">η.</param>
/// <param name="IsBound">Whether it lies at an end of the sweep: a better one may lie beyond.</param>
/// <param name="Run">The run at the rate of the sweep that is nearest.</param>
internal sealed record BestRate(int Width, double Rate, bool IsBound, ComparedRun Run)
{
    /// <summary>What the steps of the sweep leave open: the deviation of a number that is anywhere within one of them, η ln q/√12 with the
    /// factor q from rate to rate.</summary>
    public double Error { get; init; }
}

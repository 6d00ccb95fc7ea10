namespace NtkWorkbench.Runs;

/// <summary>Mean squared errors on the grid against the function itself, in and out of the range that training saw.</summary>
internal sealed record PartLosses(double Inside, double Outside, double VarianceOutside)
{
    /// <summary>The mean over a group's runs that have a last checkpoint; data of a function.</summary>
    public static PartLosses Of(RunGroup group)
    {
        var data = (FunctionDataOptions)group.Job.Data;
        Interval range = data.Train.Range;
        double[] x = group.First.Grid.Column(0), truth = Array.ConvertAll(x, data.Function.Evaluate);
        bool IsInside(int i) => x[i] >= range.Low && x[i] <= range.High;
        int[] inside = [.. Enumerable.Range(0, x.Length).Where(IsInside)],
            outside = [.. Enumerable.Range(0, x.Length).Where(i => !IsInside(i))];
        double Error(ComparedRun run, int[] points)
        {
            double[] outputs = run.Predictions("final").Column(0);
            return points.Select(i => (outputs[i] - truth[i]) * (outputs[i] - truth[i])).DefaultIfEmpty(double.NaN).Average();
        }
        return new PartLosses(
            group.Mean(run => run.Has("final") ? Error(run, inside) : null) ?? double.NaN,
            group.Mean(run => run.Has("final") ? Error(run, outside) : null) ?? double.NaN,
            FeatureWords.Variance([.. outside.Select(i => truth[i])]));
    }
}

namespace NtkWorkbench.Runs;

/// <summary>Mean squared errors on the grid against the function itself, in and out of the range that training saw.</summary>
internal sealed record PartLosses(Spread Inside, Spread Outside, double VarianceOutside)
{
    /// <summary>Over a group's runs that have a last checkpoint; data of a function. Null where there are none, or no such
    /// points.</summary>
    public static PartLosses? Of(RunGroup group)
    {
        var data = (FunctionDataOptions)group.Job.Data;
        InputRange range = data.Train.Range;
        double[] x = group.First.Grid.Column(0), truth = Array.ConvertAll(x, data.Function.Evaluate);
        ILookup<bool, int> parts = Enumerable.Range(0, x.Length).ToLookup(i => x[i] >= range.Low && x[i] <= range.High);
        double? Error(ComparedRun run, IEnumerable<int> points)
        {
            if (!run.Has("final") || !points.Any())
                return null;
            double[] outputs = run.Predictions("final").Column(0);
            return points.Average(i => (outputs[i] - truth[i]) * (outputs[i] - truth[i]));
        }
        return group.Spread(run => Error(run, parts[true])) is Spread inside && group.Spread(run => Error(run,
            parts[false])) is Spread outside
            ? new PartLosses(inside, outside, SpectrumFindings.Variance([.. parts[false].Select(i => truth[i])])) : null;
    }
}

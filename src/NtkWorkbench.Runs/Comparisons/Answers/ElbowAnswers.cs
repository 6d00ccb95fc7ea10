namespace NtkWorkbench.Runs;

/// <summary>The elbows study: does training the first layer help, how does width matter, where do the elbows go?</summary>
internal sealed class ElbowAnswers(ComparisonResults results)
{
    private const double KinkSpacing = 0.1;

    public IEnumerable<Answer> All()
    {
        yield return new Answer("Does training the first layer help?", FirstLayer());
        yield return new Answer("How does width matter?", Width());
        yield return new Answer("Where do the elbows go?", Elbows());
    }

    private IEnumerable<RunGroup> Trained(TrainableLayers layers) => results.Groups.Where(group => group.Job.Training.Layers == layers);

    private string FirstLayer()
    {
        var pairs = (from all in Trained(TrainableLayers.All)
                     from output in Trained(TrainableLayers.Output)
                     where Function(all) == Function(output) && all.Job.Network.Hidden.SequenceEqual(output.Job.Network.Hidden)
                     let learned = all.Mean(run => run.Summary.TestLoss)
                     let kept = output.Mean(run => run.Summary.TestLoss)
                     where learned is not null && kept is not null
                     select (Name: $"{FunctionName(all)}, width {WidthOf(all)}", Learned: learned.Value, Kept: kept.Value)).ToArray();
        if (pairs.Length == 0)
            return "These runs hold no pair that differs in the trained layers alone.";
        int helped = pairs.Count(pair => pair.Learned < pair.Kept);
        return $"It lowered the test loss in {helped} of {pairs.Length} cases: "
            + string.Join("; ",
            pairs.Select(
                pair => $"{pair.Name}: {Number(pair.Learned)} with all layers against {Number(pair.Kept)} with the output "
                    + $"layer alone ({Factor(pair.Kept, pair.Learned)})")) + ".";
    }

    private string Width() => string.Join(" ", results.Groups
        .Where(group => group.Mean(run => run.Summary.TestLoss) is not null)
        .GroupBy(group => (Name: FunctionName(group), group.Job.Training.Layers))
        .Where(groups => groups.Count() > 1)
        .Select(groups =>
        {
            RunGroup[] byWidth = [.. groups.OrderBy(WidthOf)];
            double narrow = Loss(byWidth[0]), wide = Loss(byWidth[^1]);
            return $"On {groups.Key.Name}, training {(groups.Key.Layers == TrainableLayers.All ? "all layers" : "the output layer")}, the "
                + $"test loss {Change(narrow, wide)} from width {WidthOf(byWidth[0])} to {WidthOf(byWidth[^1])}"
                + $" ({string.Join(", ", byWidth.Select(group => $"{WidthOf(group)}: {Number(Loss(group))}"))}).";
        }));

    private string Elbows() => string.Join(" ", Trained(TrainableLayers.All)
        .Where(group => group.First.Has("final") && group.First.Elbows("init") is not null)
        .Select(Travel));

    private static string Travel(RunGroup group)
    {
        (double From, double To)[] travels = [.. group.Runs.SelectMany(run => run.Elbows("init")!.Zip(run.Elbows("final")!))];
        Interval range = ((FunctionDataOptions)group.Job.Data).Train.Range;
        int left = travels.Count(travel => !Contains(range, travel.To));
        double[] shifts = [.. travels.Select(travel => Math.Abs(travel.To - travel.From)).Order()];
        string kinks = group.Job.Data is FunctionDataOptions { Function: PiecewiseLinear }
            ? $" their mean distance to the nearest kink of the target went "
            + $"from {Number(KinkDistance(range, travels.Select(travel => travel.From)))} "
            + $"to {Number(KinkDistance(range, travels.Select(travel => travel.To)))};"
            : "";
        return $"In {group.Label} half of the elbows moved by more than {Number(shifts[shifts.Length / 2])};{kinks} {left} "
            + $"of {travels.Length} lie outside the data at the end ({travels.Count(travel => !Contains(range, travel.From))} at the "
            + $"start).";
    }

    private static double KinkDistance(Interval range, IEnumerable<double> elbows) => elbows
        .Where(elbow => Contains(range, elbow))
        .Select(elbow => Math.Abs(elbow - (KinkSpacing * Math.Round(elbow / KinkSpacing))))
        .DefaultIfEmpty(double.NaN).Average();

    private static bool Contains(Interval range, double x) => x >= range.Low && x <= range.High;

    private static double Loss(RunGroup group) => group.Mean(run => run.Summary.TestLoss)!.Value;

    private static int WidthOf(RunGroup group) => group.Job.Network.Hidden.Count > 0 ? group.Job.Network.Hidden[0] : 0;

    private static TargetFunction? Function(RunGroup group) => (group.Job.Data as FunctionDataOptions)?.Function;

    private static string FunctionName(RunGroup group) =>
        Function(group) is TargetFunction function ? JobContract.NameOf(function) : "the data";

    private static string Factor(double before, double after) =>
        $"{Number(Math.Max(before / after, after / before))} times {(after < before ? "lower" : "higher")}";
}

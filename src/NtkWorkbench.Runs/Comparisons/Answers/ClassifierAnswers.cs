namespace NtkWorkbench.Runs;

/// <summary>The study of classifiers: depths, initializations and optimizers.</summary>
internal sealed class ClassifierAnswers(ComparisonResults results)
{
    // What a layer more multiplies the gradient by.
    private const double Vanishing = 0.5;
    private const double Exploding = 1.5;

    // Of the way from chance to all right.
    private const double Trained = 0.5;

    private readonly IGrouping<string, RunGroup>[] _initializations =
        [.. results.Groups.Where(IsClassifier).GroupBy(group => Initialization(group.Job))];

    public IEnumerable<Answer> All()
    {
        yield return new Answer("Where do gradients vanish or explode?", [.. _initializations.SelectMany(Gradients)]);
        yield return new Answer("Which initialization trains?", [.. _initializations.SelectMany(Accuracies)]);
        yield return new Answer("What do optimizers change in the kernel?", [.. results.Groups.Where(IsClassifier)
            .GroupBy(group => JobContract.NameOf(group.Job.Training.Optimizer)).SelectMany(Kernels)]);
    }

    /// <summary>What tells initializations apart: the scheme and its numbers.</summary>
    public static string Initialization(NetworkJob job) => job.Initialization.Weights switch
    {
        NormalScheme normal => Invariant($"normal {normal.Std}"),
        UniformScheme uniform => Invariant($"uniform {uniform.Low} to {uniform.High}"),
        InitializationScheme scheme => JobContract.NameOf(scheme),
    };

    public static int Depth(RunGroup group) => group.Job.Network.Hidden.Count;

    private static bool IsClassifier(RunGroup group) => group.First.Summary.Classes is not null;

    // Of weights, the first layer's at the least and the largest depth, and there the first over the last layer's.
    private static IEnumerable<Finding> Gradients(IGrouping<string, RunGroup> groups)
    {
        RunGroup shallow = groups.MinBy(Depth)!, deep = groups.MaxBy(Depth)!;
        double[] before = shallow.First.GradientNorms("weight", 0), after = deep.First.GradientNorms("weight", 0),
            end = deep.First.GradientNorms("weight", ^1);
        if (Depth(shallow) == Depth(deep) || !(before[0] > 0) || !(after[^1] > 0) || !(end[^1] > 0))
            yield break;
        var told = new Telling();
        double factor = Math.Pow(after[0] / before[0], 1.0 / (Depth(deep) - Depth(shallow)));
        string verdict = factor < Vanishing ? "it vanishes with depth" : factor > Exploding ? "it explodes with depth"
            : "it keeps its size";
        yield return told.Finding("classifiers.gradients", "groups of one initialization have several depths; vanishing: a layer more "
            + "multiplies it by less than 0.5 in the geometric mean, exploding: by more than 1.5",
            $"`{groups.Key}`: before training the first layer's weights have a gradient of {told.Number("shallow", before[0])} at "
                + $"{told.Count("least_depth", Depth(shallow), "hidden layer")} and of {told.Number("deep", after[0])} at "
                + $"{told.Count("largest_depth", Depth(deep))}, {told.Number("factor", factor)} times a layer: {verdict}. "
                + $"There it is {told.Number("ratio_before", after[0] / after[^1])} "
                + $"times that of the last layer, at the end {told.Number("ratio_after", end[0] / end[^1])} times "
                + $"(`{deep.Label}`).");
    }

    private static IEnumerable<Finding> Accuracies(IGrouping<string, RunGroup> groups)
    {
        foreach (IGrouping<int, RunGroup> depth in groups.GroupBy(Depth).OrderBy(depth => depth.Key))
        {
            (RunGroup Group, double Accuracy)[] known = [.. depth
                .Select(group => (group, group.Spread(run => run.Summary.Classes?.Accuracy)))
                .Where(one => one.Item2 is not null).Select(one => (one.group, one.Item2!.Mean)).OrderBy(one => one.Mean)];
            if (known.Length == 0)
                continue;
            double chance = 1.0 / known[0].Group.First.Architecture.OutputCount, enough = chance + (Trained * (1 - chance));
            var told = new Telling();
            int trained = known.Count(one => one.Accuracy >= enough);
            string range = known.Length == 1 ? told.Percent("accuracy", known[0].Accuracy)
                : $"from {told.Percent("lowest", known[0].Accuracy)} (`{Optimizer(known[0].Group)}`) to "
                    + $"{told.Percent("highest", known[^1].Accuracy)} (`{Optimizer(known[^1].Group)}`)";
            yield return told.Finding("classifiers.accuracy", "completed runs have an accuracy; trained: half the way from chance to 1",
                $"`{groups.Key}`, {told.Count("depth", depth.Key, "hidden layer")}: accuracy {range}; "
                    + $"{told.Count("trained", trained)} of {told.Count("groups", known.Length)} trained.");
        }
    }

    // Over the groups that have both ends.
    private static IEnumerable<Finding> Kernels(IGrouping<string, RunGroup> groups)
    {
        double[] Over(Func<ComparedRun, double?> number) =>
            [.. groups.Select(group => group.Spread(number)?.Mean).OfType<double>().Order()];
        double[] distance = Over(run => run.Summary.KernelDistance),
            alignment = Over(run => run.At("final")?.TargetAlignment - run.At("init")?.TargetAlignment),
            rank = Over(run => run.At("final")?.EffectiveRank / run.At("init")?.EffectiveRank);
        if (distance.Length == 0 || alignment.Length == 0 || rank.Length == 0)
            yield break;
        var told = new Telling();
        yield return told.Finding("classifiers.kernel", "both ends of training were linearized; medians over depths and initializations",
            $"`{groups.Key}`, median of {told.Count("groups", distance.Length, "group")}: the kernel turned by a distance of "
                + $"{told.Number("distance", Median(distance))}, its alignment with the targets changed by "
                + $"{told.Number("alignment", Median(alignment))}, its effective rank to {told.Number("rank", Median(rank))} of what it "
                + "was.");
    }

    private static string Optimizer(RunGroup group) => JobContract.NameOf(group.Job.Training.Optimizer);

    private static double Median(double[] ascending) => Drawing.Quantile(ascending, 0.5);
}

namespace NtkWorkbench.Runs;

/// <summary>One parameterization of a study of scaling: networks of some widths, each trained at the rates of a sweep from some
/// seeds.</summary>
internal sealed class ScalingSweep
{
    private readonly (int Width, double Rate, ComparedRun Run)[] _runs;

    private ScalingSweep(string name, IEnumerable<RunGroup> groups)
    {
        Name = name;
        _runs = [.. groups.SelectMany(group => group.Runs).Select(run => (WidthOf(run), run.Job.Training.LearningRate.Value, run))];
        Widths = [.. _runs.Select(one => one.Width).Distinct().Order()];
    }

    /// <summary>That of the parameterization, with the optimizer's where there are several.</summary>
    public string Name { get; }

    public IReadOnlyList<int> Widths { get; }

    /// <summary>The layers of each network.</summary>
    public int Layers => _runs[0].Run.Architecture.Layers.Count;

    /// <summary>Whether hidden layers have one width, and there are some.</summary>
    public static bool HasWidth(RunGroup group) => group.Job.Network.Hidden.Distinct().Count() == 1;

    /// <summary>Whether the rate is a number of its own in each network.</summary>
    public static bool HasFraction(RunGroup group) => group.First.Summary.FractionOfMaxRate is not null;

    /// <summary>Sweeps of networks that have hidden layers, of one width each, and that differ in this and in rate alone.</summary>
    public static IReadOnlyList<ScalingSweep> Of(IReadOnlyList<RunGroup> groups)
    {
        RunGroup[] wide = [.. groups.Where(group => HasWidth(group) && !HasFraction(group))];
        bool isOne = wide.Select(group => JobContract.NameOf(group.Job.Training.Optimizer)).Distinct().Count() == 1;
        return [.. wide.GroupBy(group => group.Without(job => job with
            {
                Network = job.Network with { Hidden = [.. job.Network.Hidden.Select(_ => 1)] },
                Training = job.Training with { LearningRate = 1 },
            }))
            .Select(own => new ScalingSweep(NameOf(own.First().Job, isOne), own)).Where(sweep => sweep.Widths.Count > 1)];
    }

    /// <summary>The rate at which the narrowest network does best, the mean over seeds being lowest; null where no run of it
    /// completed.</summary>
    public double? BaseRate => _runs.Where(one => one.Width == Widths[0]).GroupBy(one => one.Rate)
        .Where(rate => rate.All(one => double.IsFinite(Loss(one.Run))))
        .MinBy(rate => rate.Average(one => Loss(one.Run)))?.Key;

    /// <summary>Whether that is the lowest or the highest rate of the narrowest network: a better one may lie beyond.</summary>
    public bool IsBaseRateAtAnEnd => Rates(Widths[0]) is [double first, .., double last] && (BaseRate == first || BaseRate == last);

    /// <summary>Whether some network was trained at two rates.</summary>
    public bool HasRates => Widths.Any(width => Rates(width).Length > 1);

    /// <summary>Training losses at the end against rates, of one width: a row a seed, infinite where training diverged, NaN where there is
    /// no run.</summary>
    public (double[] Rates, Matrix Losses) Losses(int width)
    {
        (int Width, double Rate, ComparedRun Run)[] own = [.. _runs.Where(one => one.Width == width)];
        double[] rates = Rates(width);
        long[] seeds = [.. own.Select(one => one.Run.Job.Seed).Distinct().Order()];
        var losses = new Matrix(seeds.Length, rates.Length);
        losses.Values.AsSpan().Fill(double.NaN);
        foreach ((_, double rate, ComparedRun run) in own)
            losses[Array.IndexOf(seeds, run.Job.Seed), Array.IndexOf(rates, rate)] = Loss(run);
        return (rates, losses);
    }

    /// <summary>The best rate of each width and seed, with the run at the rate of the sweep that is nearest.</summary>
    public IReadOnlyList<BestRate> Best() => [.. _runs.GroupBy(one => (one.Width, one.Run.Job.Seed)).OrderBy(own => own.Key)
        .Select(own => Best(own.Key.Width, [.. own.OrderBy(one => one.Rate).Select(one => (one.Rate, one.Run))])).OfType<BestRate>()];

    /// <summary>Those that lie inside the sweep: there no better one lies beyond.</summary>
    public IReadOnlyList<BestRate> Inside() => [.. Best().Where(one => !one.IsBound)];

    /// <summary>Mean changes of pre-activations from initialization to the first checkpoint after it, at one rate: a list of widths and
    /// changes for each layer.</summary>
    public IReadOnlyList<(double[] Widths, double[] Changes)> Coordinates(double rate)
    {
        (int Width, double[] Changes)[] found = [.. _runs.Where(one => one.Rate == rate && FirstStep(one.Run) is not null)
            .OrderBy(one => one.Width).Select(one => (one.Width, PreActivations.Changes(
                one.Run.PreActivations("init"), one.Run.PreActivations(FirstStep(one.Run)!))))];
        return [.. Enumerable.Range(0, Layers).Select(layer => (
            found.Select(one => (double)one.Width).ToArray(), found.Select(one => one.Changes[layer]).ToArray()))];
    }

    /// <summary>How many of those runs did not complete later.</summary>
    public int Unfinished(double rate) =>
        _runs.Count(one => one.Rate == rate && FirstStep(one.Run) is not null && !one.Run.IsCompleted);

    /// <summary>The step of that checkpoint; null where runs have none in common.</summary>
    public int? CoordinateStep => _runs.Select(one => FirstStep(one.Run) is string name ? one.Run.At(name)!.Step : (int?)null)
        .OfType<int>().Distinct().ToArray() is [int step] ? step : null;

    private double[] Rates(int width) => [.. _runs.Where(one => one.Width == width).Select(one => one.Rate).Distinct().Order()];

    private static string NameOf(NetworkJob job, bool isOneOptimizer) => JobContract.NameOf(job.Network.Parameterization)
        + (isOneOptimizer ? "" : " " + JobContract.NameOf(job.Training.Optimizer));

    private static int WidthOf(ComparedRun run) => run.Job.Network.Hidden[0];

    private static string? FirstStep(ComparedRun run) => run.Has("init")
        ? run.Checkpoints.Where(name => name is not ("init" or "final" or "best")).MinBy(name => run.At(name)!.Step) : null;

    private static double Loss(ComparedRun run) =>
        run.IsCompleted && double.IsFinite(run.Metrics["train_loss"][^1]) ? run.Metrics["train_loss"][^1] : double.PositiveInfinity;

    private static BestRate? Best(int width, (double Rate, ComparedRun Run)[] sweep)
    {
        double[] losses = [.. sweep.Select(one => Loss(one.Run))];
        int at = Array.IndexOf(losses, losses.Min());
        if (sweep.Length < 2 || !double.IsFinite(losses[at]))
            return null;
        bool isBound = at == 0 || at == sweep.Length - 1;
        double rate = isBound || !double.IsFinite(losses[at - 1]) || !double.IsFinite(losses[at + 1]) ? sweep[at].Rate
            : Vertex([.. sweep.Skip(at - 1).Take(3).Select(one => one.Rate)], losses[(at - 1)..(at + 2)]);
        double step = isBound ? 0 : Math.Log(sweep[at + 1].Rate / sweep[at - 1].Rate) / 2;
        return new BestRate(width, rate, isBound, sweep[at].Run) { Error = rate * step / Math.Sqrt(12) };
    }

    // Of the parabola through three points of the losses' logarithms over those of rates; the middle one is the lowest.
    private static double Vertex(double[] rates, double[] losses)
    {
        double[] u = [.. rates.Select(rate => Math.Log(rate))], v = [.. losses.Select(loss => Math.Log(loss))];
        double left = (v[1] - v[0]) / (u[1] - u[0]), right = (v[2] - v[1]) / (u[2] - u[1]), curvature = right - left;
        // A slope is that of its interval's middle.
        double vertex = ((u[0] + u[1]) / 2) - (left * (u[2] - u[0]) / 2 / curvature);
        return double.IsFinite(vertex) ? Math.Exp(Math.Clamp(vertex, u[0], u[2])) : rates[1];
    }
}

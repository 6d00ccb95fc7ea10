namespace NtkWorkbench.Runs;

/// <summary>Groups of seeds that differ in the width of their hidden layers alone, by width, beside their limits.</summary>
/// <param name="Traits">The keys and values that tell it from others beside depth.</param>
/// <param name="Depth">Hidden layers.</param>
/// <param name="Widths">That of every hidden layer, ascending.</param>
/// <param name="Kernels">Their tangent kernels at initialization.</param>
/// <param name="Sigmas">σ₁ at initialization.</param>
internal sealed record WidthEnsembles(
    IReadOnlyList<(string Key, string Value)> Traits, int Depth, IReadOnlyList<int> Widths,
    IReadOnlyList<KernelEnsemble> Kernels, IReadOnlyList<KernelEnsemble> Sigmas)
{
    /// <summary>The slope of the spread of kernels; null of fewer than three widths.</summary>
    public PowerLaw? Spread => Law(Kernels);

    /// <summary>The same of σ₁.</summary>
    public PowerLaw? SigmaSpread => Law(Sigmas);

    /// <summary>The widths at which the kernels' bias is told from 0.</summary>
    public IReadOnlyList<int> Biased => [.. Widths.Where((_, i) => Kernels[i].IsBiased)];

    /// <summary>The slope of the bias, over the narrowest widths up to the first at which it is not told from 0: beyond that chance would
    /// have chosen those with more of it. Null of fewer than three.</summary>
    public PowerLaw? Bias
    {
        get
        {
            KernelEnsemble[] biased = [.. Kernels.TakeWhile(one => one.IsBiased)];
            return biased.Length < 3 ? null : PowerLaw.Fit([.. Widths.Take(biased.Length).Select(width => (double)width)],
                [.. biased.Select(one => one.Bias)], [.. biased.Select(one => one.BiasError)]);
        }
    }

    /// <summary>Of all groups whose runs completed on the same inputs, whose hidden layers are alike wide, and whose kernels were kept
    /// beside their limit.</summary>
    public static IReadOnlyList<WidthEnsembles> Of(IReadOnlyList<RunGroup> groups)
    {
        (RunGroup Group, KernelEnsemble Kernels, KernelEnsemble Sigmas)[] known = [.. groups.Select(Of).OfType<(
            RunGroup, KernelEnsemble, KernelEnsemble)>()];
        (RunGroup Group, KernelEnsemble Kernels, KernelEnsemble Sigmas)[][] alike =
        [
            .. known.GroupBy(one => (one.Group.Job.Network.Hidden.Count, one.Group.WithoutWidths()))
                .Select(one => one.OrderBy(at => at.Group.Job.Network.Hidden[0]).ToArray()),
        ];
        (string, string)[][] traits = TraitsOf([.. alike.Select(one => one[0].Group.Job)]);
        return [.. alike.Select((own, i) => new WidthEnsembles(traits[i], own[0].Group.Job.Network.Hidden.Count,
            [.. own.Select(one => one.Group.Job.Network.Hidden[0])], [.. own.Select(one => one.Kernels)],
            [.. own.Select(one => one.Sigmas)]))];
    }

    private static (string Key, string Value)[][] TraitsOf(IReadOnlyList<NetworkJob> jobs)
    {
        JobDifferences differences = JobDifferences.Of([.. jobs.Select(job => job with
        {
            Seed = 0, Network = job.Network with { Hidden = [] },
        })]);
        return [.. jobs.Select((_, i) => differences.Keys.Select(key => (key, differences.Value(i, key)))
            .Where(trait => trait.Item2 != "").ToArray())];
    }

    private static (RunGroup, KernelEnsemble, KernelEnsemble)? Of(RunGroup group)
    {
        ComparedRun[] runs = [.. group.Runs.Where(run => run.IsCompleted && run.Summary.InfiniteWidth is not null)];
        if (runs.Length < 3 || group.Job.Network.Hidden.Distinct().Count() != 1
            || runs.Any(run => !run.Data.Train.Inputs.Values.AsSpan().SequenceEqual(runs[0].Data.Train.Inputs.Values))
            || runs[0].SavedKernel(RunFolder.InfiniteWidthName) is not Matrix limit)
            return null;
        Matrix[] kernels = [.. runs.Select(run => run.SavedKernel("init")).OfType<Matrix>()
            .Where(kernel => kernel.Rows == limit.Rows)];
        Matrix[] sigmas = [.. runs.Select(run => One(run.At("init")!.SigmaMax))];
        return (KernelEnsemble.Of(kernels, limit), KernelEnsemble.Of(sigmas, One(runs[0].Summary.InfiniteWidth!.SigmaMax)))
            is (KernelEnsemble known, KernelEnsemble sigma) ? (group, known, sigma) : null;
    }

    private static Matrix One(double value) => new(1, 1, [value]);

    private PowerLaw? Law(IReadOnlyList<KernelEnsemble> ensembles) => Widths.Count < 3 ? null : PowerLaw.Fit(
        [.. Widths.Select(width => (double)width)], [.. ensembles.Select(one => one.Spread)],
        [.. ensembles.Select(one => one.SpreadError)]);
}

namespace NtkWorkbench.Runs;

/// <summary>In which order groups learned the modes of their first kernels, and how far the linear model trained as they were tells
/// it.</summary>
internal static class ModeLearningFindings
{
    private const string Condition = "the residuals of the network and of the linear model trained as it is were followed";

    /// <summary>The modes by their half-lives, measured and predicted.</summary>
    public static IEnumerable<Finding> Order(IReadOnlyList<RunGroup> groups)
    {
        foreach ((RunGroup group, ModeLearning[] runs) in Followed(groups))
        {
            var told = new Telling();
            string output = group.Job.Training.Loss == LossKind.CrossEntropy ? "softmax f" : "f";
            string seeds = runs.Length == 1 ? "" : $" ({told.Count("seeds", runs.Length, "seed")})";
            yield return told.Finding("optimizers.learning_order", $"{Condition}; modes whose first residual is a tenth of the largest or "
                + "more, by the mean of their half-lives over the seeds that have one",
                $"In `{group.Label}`{seeds} |u_kᵀ({output} − y)| fell to half {List(told, "measured", runs, one => one.Measured)}; "
                    + $"in the linear model {List(told, "predicted", runs, one => one.Predicted)}"
                    + (Over(group, one => one.SameOrder) is Spread same
                        ? $". Of the pairs of modes the share {told.Mean("same_order", same)} is in the order predicted" : "") + ".");
        }
        foreach (Finding finding in Ranking.Of("optimizers.same_order", "the share of the pairs of modes that are learned in the order "
            + "predicted", groups.Select(group => (group.Label, Over(group, one => one.SameOrder)))))
            yield return finding;
    }

    /// <summary>The gap at the end, and how many half-lives were predicted.</summary>
    public static IEnumerable<Finding> Prediction(IReadOnlyList<RunGroup> groups)
    {
        foreach ((RunGroup group, ModeLearning[] runs) in Followed(groups))
        {
            var told = new Telling();
            string gap = group.Spread(run => run.Summary.Linearized is { IsTrained: true } trained ? trained.Gap : null) is Spread gaps
                ? $"the gap to the trained linear model is {told.Spread("gap", gaps)} at the end, and " : "";
            yield return told.Finding("optimizers.half_lives", $"{Condition}; a half-life that was reached is predicted where the two are "
                + "within a factor of 1.5",
                $"In `{group.Label}` {gap}the half-lives predicted within a factor of {told.Number("factor", ModeLearning.Apart)} "
                    + $"number {told.Spread("agreeing", Over(group, one => one.Agreeing)!)} of "
                    + $"{told.Mean("asked", Over(group, one => one.Halved)!)}.");
        }
        foreach (Finding finding in Ranking.Of("optimizers.agreeing", "the number of half-lives predicted within that factor",
            groups.Select(group => (group.Label, Over(group, one => one.Agreeing)))))
            yield return finding;
    }

    /// <summary>The step from which the residuals are others than the predicted ones.</summary>
    public static IEnumerable<Finding> Departure(IReadOnlyList<RunGroup> groups)
    {
        foreach ((RunGroup group, ModeLearning[] runs) in Followed(groups))
        {
            var told = new Telling();
            int never = runs.Count(one => double.IsInfinity(one.Departure));
            string off = Over(group, one => one.Departure) is Spread departure
                ? $"are first off by more than {told.Percent("off", ModeLearning.Off)} of their first norm at step "
                    + $"{told.Spread("departure", departure)}"
                    + (never > 0 ? $", and in {told.Count("never", never)} of {told.Count("seeds", runs.Length, "seed")} at no tracked step"
                        : "")
                : $"are off by more than {told.Percent("off", ModeLearning.Off)} of their first norm at no tracked step";
            yield return told.Finding("optimizers.departure", $"{Condition}; ‖predicted − measured‖ over the leading modes > 0.1 ‖first‖",
                $"In `{group.Label}` the predicted residuals of the leading modes {off}.");
        }
        // Seeds that never depart have no step to be ordered by.
        foreach (Finding finding in Ranking.Of("optimizers.departure_order",
            "the step at which the residuals depart from the predicted ones",
            Followed(groups).Where(one => one.Runs.All(run => double.IsFinite(run.Departure)))
                .Select(one => (one.Group.Label, Over(one.Group, run => run.Departure)))))
            yield return finding;
    }

    private static IEnumerable<(RunGroup Group, ModeLearning[] Runs)> Followed(IReadOnlyList<RunGroup> groups) =>
        groups.Select(group => (group, group.Runs.Where(run => run.IsCompleted).Select(ModeLearning.Of).OfType<ModeLearning>().ToArray()))
            .Where(one => one.Item2.Length > 0);

    private static Spread? Over(RunGroup group, Func<ModeLearning, double> number) =>
        group.Spread(run => ModeLearning.Of(run) is ModeLearning one ? number(one) : null);

    // "by step 12 ± 3 in mode 1, by 30 ± 5 in 2 (4 of 5 seeds), and not in modes 3 and 4": a mode that half of the seeds or more do not
    // halve has no place.
    private static string List(Telling told, string name, ModeLearning[] runs,
        Func<(int Mode, double Measured, double Predicted), double> number)
    {
        var modes = runs.SelectMany(run => run.HalfLives).GroupBy(one => one.Mode, number).OrderBy(one => one.Key)
            .Select(one => (Mode: one.Key, Asked: one.Count(), Halved: Spread.Of(one.Select((step, i) => ((long)i, (double?)step)))))
            .ToLookup(one => 2 * (one.Halved?.Count ?? 0) > one.Asked);
        string[] never = [.. modes[false].Select(one => told.Count($"{name}_mode_not", one.Mode))];
        string[] steps = [.. modes[true].OrderBy(one => one.Halved!.Mean).Select((one, place) =>
        {
            string some = one.Halved!.Count == one.Asked ? ""
                : $" ({told.Count("halved", one.Halved.Count)} of {told.Count("asked", one.Asked, "seed")})";
            return $"by {(place == 0 ? "step " : "")}{told.Mean($"{name}_half_life", one.Halved)} in "
                + $"{(place == 0 ? "mode " : "")}{told.Count($"{name}_mode", one.Mode)}{some}";
        })];
        string not = never.Length == 0 ? "" : $"{(steps.Length > 0 ? ", and " : "")}not in {Wording.List(never, "mode")}";
        return string.Join(", ", steps) + not;
    }
}

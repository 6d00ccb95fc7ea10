namespace NtkWorkbench.Runs;

/// <summary>What the tangent features are. Of a run that was not completed nothing is said of its end.</summary>
internal static class FeatureFindings
{
    // A floor of a smaller share of a function than this is not seen.
    private const double VisibleShare = 0.01;

    // A sentence that lists more is not read.
    private const int MostListed = 10;

    // A model that is linear in what is trained leaves the mean over the noise by what is drawn alone.
    private const string DrawnSteps = "with the output layer alone trained the network is that linear model, and what is drawn at each "
        + "step made the gap";

    public static IEnumerable<Finding> Of(FeatureFacts facts)
    {
        CheckpointFacts first = facts.Checkpoints[0], last = facts.Checkpoints[^1];
        bool isCompleted = facts.Status == RunStatus.Completed;
        IEnumerable<CheckpointFacts> told = facts.Checkpoints.DistinctBy(at => at.Step)
            .Where(at => isCompleted || at.Name != CheckpointSelector.FinalName);
        if (!isCompleted && first.Name == CheckpointSelector.FinalName)
            return [];
        return
        [
            .. SummedFindings.Of(facts, told),
            .. Matrix(facts, first),
            .. !isCompleted || last.Step <= first.Step ? [] : last.Leading is null ? [Spectrum(first, last)]
                : LeadingFindings.Change(first, last),
            .. told.SelectMany(Modes),
            .. isCompleted && facts.LinearModel is LinearModelFacts model ? Laziness(model, facts.TrainsAllLayers) : [],
            .. isCompleted && last.Step > 0 ? Kernel(last) : [],
            .. RateFindings.Of(facts, first),
            .. PreconditionedFindings.Of(facts, told),
        ];
    }

    private static IEnumerable<Finding> Matrix(FeatureFacts facts, CheckpointFacts at) =>
        at.Leading is LeadingSummary leading ? LeadingFindings.Of(facts, at, leading) : WholeMatrix(facts, at);

    private static IEnumerable<Finding> WholeMatrix(FeatureFacts facts, CheckpointFacts at)
    {
        string scope = (facts.SummedOutputs, facts.TrainsAllLayers) switch
        {
            (null, true) => "",
            (null, false) => ", one for each of the output layer's parameters",
            (_, true) => ", one for each output and parameter",
            (_, false) => ", one for each output and parameter of the output layer",
        };
        yield return Finding.Of("features.matrix", "a checkpoint was linearized",
            $"At {Wording.Checkpoint(at.Name)} the feature matrix has {Count(at.Rows, "row")} and {Count(facts.Columns, "column")}{scope}; "
                + $"{at.NumericalRank} of its {Count(at.SingularValues.Count, "singular value")} "
                + $"{(at.NumericalRank == 1 ? "is" : "are")} above the floor {Number(at.Floor)} of the method ({at.Method}).",
            [("rows", at.Rows), ("columns", facts.Columns), ("numerical_rank", at.NumericalRank),
                ("singular_values", at.SingularValues.Count), ("floor", at.Floor), .. Steps(at)]);
        if (double.IsFinite(at.LeadingShare) && double.IsFinite(at.EffectiveRank))
            yield return Finding.Of("features.leading_mode", "the singular values are not all zero",
                $"The first mode holds {Percent(at.LeadingShare)} of their squares (effective rank {Number(at.EffectiveRank)}).",
                ("leading_share", at.LeadingShare), ("effective_rank", at.EffectiveRank));
    }

    private static Finding Spectrum(CheckpointFacts first, CheckpointFacts last)
    {
        (string sigma, (string, double)[] numbers) = Change.Of("sigma", first.SingularValues[0], last.SingularValues[0]);
        (string rank, (string, double)[] more) = Change.Of("effective_rank", first.EffectiveRank, last.EffectiveRank);
        return Finding.Of("features.change", "the run was completed, and two checkpoints were linearized",
            $"From {Wording.Checkpoint(first.Name)} to {Wording.Checkpoint(last.Name)} σ₁ {sigma}; the effective rank {rank}.",
            [.. numbers, .. more, .. Steps(first, last)]);
    }

    // Which modes the method does not resolve, and which layer holds most of each.
    private static IEnumerable<Finding> Modes(CheckpointFacts at)
    {
        double low = at.PrincipalFloors.Min(), high = at.PrincipalFloors.Max(), root = Math.Sqrt(at.Rows);
        string place = $"At {Wording.Checkpoint(at.Name)}";
        if (double.IsFinite(low) && double.IsFinite(high))
            yield return low == high
                ? Finding.Of("features.floor", "all principal features have one floor",
                    $"{place} the values of the principal features have a floor of {Number(low)}.", [("floor", low), .. Steps(at)])
                : Finding.Of("features.floors", "the floors of the principal features are finite",
                    $"{place} the values of the principal features have floors from {Number(low)} to {Number(high)}.",
                    [("lowest_floor", low), ("highest_floor", high), .. Steps(at)]);
        int[] blurred = [.. at.PrincipalFloors.Index().Where(mode => mode.Item * root > VisibleShare * at.SingularValues[mode.Index])
            .Select(mode => mode.Index + 1)];
        if (blurred.Length > 0)
            yield return Finding.Of("features.blurred_modes", "√(n·o) × the floor of φ_k is above 0.01 × σ_k",
                $"{place} {Wording.List([.. blurred.Select(mode => Count(mode))], "mode")} "
                    + $"{(blurred.Length == 1 ? "has a floor" : "have floors")} above a hundredth of "
                    + $"{(blurred.Length == 1 ? "its" : "their")} size: "
                    + $"{(at.Leading is { Converged: false } ? "the unfinished search, rounding" : "rounding")} or a close neighbour blurs "
                    + $"{(blurred.Length == 1 ? "it" : "them")}.",
                [.. blurred.Index().Select(mode => ($"mode_{mode.Index + 1}", (double)mode.Item)), .. Steps(at)]);
        if (at.LargestShares.Count > MostListed)
            yield return LayersOfMany(at, place);
        else if (at.LargestShares.Count > 0 && at.LargestShares.All(mode => double.IsFinite(mode.Share)))
            yield return Finding.Of("features.layers", "more than one layer is trained",
                $"{place} the layer whose parameters hold most of "
                    + (at.LargestShares.Count == 1 ? "σ₁² is " : "σ_k² is, from the first mode on: ")
                    + $"{string.Join(", ", at.LargestShares.Select(mode => $"`layers.{mode.Layer}` ({Percent(mode.Share)})"))}.",
                [.. at.LargestShares.Index().Select(mode => ($"share_{mode.Index + 1}", mode.Item.Share)), .. Steps(at)]);
    }

    private static Finding LayersOfMany(CheckpointFacts at, string place)
    {
        (int Layer, int Count)[] layers = [.. at.LargestShares.GroupBy(mode => mode.Layer).OrderByDescending(layer => layer.Count())
            .ThenBy(layer => layer.Key).Select(layer => (layer.Key, layer.Count()))];
        string others = string.Concat(layers.Skip(1).Select(layer => $", of `layers.{layer.Layer}` in {Count(layer.Count)}"));
        return Finding.Of("features.layers_of_many", "more than one layer is trained, and there are more than 10 modes",
            $"{place} the parameters of `layers.{layers[0].Layer}` hold most of σ_k² in {Count(layers[0].Count)} of "
                + $"{Count(at.LargestShares.Count, "mode")}{others}.",
            [("modes", at.LargestShares.Count), .. layers.Select(layer => ($"modes_of_layer_{layer.Layer}", (double)layer.Count)),
                .. Steps(at)]);
    }

    private static IEnumerable<Finding> Laziness(LinearModelFacts model, bool trainsAllLayers)
    {
        string how = model.Method switch
        {
            LinearModelMethod.Modes when model.HasInstanceNoise => "trained mode by mode at the same rates, in the mean over "
                + (model.NoiseDraws is int draws ? $"{Count(draws, "draw")} of each sample's noise" : "the noise"),
            LinearModelMethod.Modes => "trained mode by mode at the same rates",
            LinearModelMethod.Parameters => "trained in its parameters by the same steps",
            LinearModelMethod.Krylov => "trained by the same full-batch steps in the Krylov space of its residual",
            LinearModelMethod.TooLong => "moved to the same parameters, for training it takes more than 2·10¹² multiplications",
            LinearModelMethod.Diverged => "moved to the same parameters, for training it diverged",
            _ => throw new InvalidOperationException($"no words for {model.Method}"),
        };
        if (!model.HasMoved)
            yield return Finding.Of("laziness.no_change", "f = f₀ at these points", $"On the {model.Points} the network did not change.");
        else if (double.IsFinite(model.Gap))
            yield return Finding.Of("laziness.gap", "the run was completed, and has a linear model; lazy is said below 0.05",
                $"On the {model.Points} the network ended at {Number(model.Gap)} of its change away from the linear model at "
                    + $"initialization, {how}: "
                    + (trainsAllLayers || model.Gap < Wording.LazyGap ? Wording.Laziness(model.Gap) : DrawnSteps) + ".",
                [("gap", model.Gap), .. model.NoiseDraws is int number && model.Method == LinearModelMethod.Modes
                    ? [("draws", number)] : Array.Empty<(string, double)>()]);
        foreach (Finding finding in Iterations(model))
            yield return finding;
        if (model.TestLosses is not (double linear, double network) || !double.IsFinite(linear) || !double.IsFinite(network))
            yield break;
        if (model.RegressionTestLosses is (double initial, double trained) && double.IsFinite(initial) && double.IsFinite(trained))
            yield return Finding.Of("laziness.test_losses", "the run was completed, with a linear model and test samples",
                $"The linear model's test loss is {Number(linear)}, that of kernel regression {Number(initial)} with the initial and "
                    + $"{Number(trained)} with the trained kernel, that of the network {Number(network)}.",
                ("linear", linear), ("initial_kernel", initial), ("trained_kernel", trained), ("network", network));
        else if (model.RegressionTestLosses is null)
            yield return Finding.Of("laziness.test_loss", "the run was completed, with a linear model, cross-entropy and test samples",
                $"The linear model's test loss is {Number(linear)}, that of the network {Number(network)}.",
                ("linear", linear), ("network", network));
    }

    // How far what was iterated has come.
    private static IEnumerable<Finding> Iterations(LinearModelFacts model)
    {
        if (model.Krylov is KrylovEnd end)
        {
            var told = new Telling();
            yield return told.Finding("laziness.krylov", "the linear model was trained in the Krylov space of its residual",
                $"Training the linear model took {told.Count("products", end.Products, "product")} with J and Jᵀ; the last five of them "
                    + $"moved its parameters by {told.Number("change", end.Change)} of their way"
                    + (end.Converged ? "." : ", more than 10⁻⁶: where its steps lead is known no better."));
        }
        if (model.RegressionResidual is double residual)
        {
            var told = new Telling();
            yield return told.Finding("laziness.regression_residual", "kernel regression was solved by conjugate gradients",
                "Kernel regression was solved by conjugate gradients with a ridge of 10⁻⁶λ₁, to a residual of "
                    + $"{told.Number("residual", residual)} of its right-hand side at most.");
        }
    }

    // A kernel that grew alone keeps its direction: turning and moving are two things.
    private static IEnumerable<Finding> Kernel(CheckpointFacts last)
    {
        if (last.KernelChange is not double change || last.KernelDistance is not double distance || !double.IsFinite(change)
            || !double.IsFinite(distance))
            yield break;
        string place = Wording.Checkpoint(last.Name);
        if (change <= last.Rows * MachineEpsilon.Float64)
        {
            yield return Finding.Of("kernel.still", "‖Θ − Θ₀‖ ≤ n·o·ε‖Θ₀‖, which is rounding",
                $"From initialization to {place} the tangent kernel did not move.", Steps(last));
            yield break;
        }
        bool isCentered = last.KernelDistanceCentered is double known && double.IsFinite(known);
        yield return Finding.Of("kernel.moved", "the run was completed, and init and a later checkpoint were linearized",
            $"From initialization to {place} the tangent kernel turned by a distance of {Number(distance)} "
                + $"{(isCentered ? $"({Number(last.KernelDistanceCentered)} centered) " : "")}and moved by {Number(change)} of its norm.",
            [("distance", distance), .. isCentered ? [("distance_centered", last.KernelDistanceCentered!.Value)]
                : Array.Empty<(string, double)>(), ("change", change), .. Steps(last)]);
        double[] modes = [.. (last.ModeChanges ?? []).Where(double.IsFinite)];
        if (modes.Length > 1)
            yield return Finding.Of("kernel.modes", "the run was completed, and several modes are above the floor",
                $"Of its {Count(modes.Length, "leading mode")} σ_k² changed by {Percent(modes.Min())} to {Percent(modes.Max())}.",
                ("modes", modes.Length), ("least", modes.Min()), ("most", modes.Max()));
        else if (modes.Length == 1)
            yield return Finding.Of("kernel.mode", "the run was completed, and one mode is above the floor",
                $"Of its leading mode σ² changed by {Percent(modes[0])}.", ("change", modes[0]));
    }

    /// <summary>The steps that a sentence names: those of checkpoints that are neither the first nor the last.</summary>
    internal static (string, double)[] Steps(params IEnumerable<CheckpointFacts> named) =>
    [
        .. named.Where(at => at.Name is not (CheckpointSelector.InitName or CheckpointSelector.FinalName)).DistinctBy(at => at.Step)
            .Select((at, i) => (i == 0 ? "step" : "later_step", (double)at.Step)),
    ];
}

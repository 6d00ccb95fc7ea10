namespace NtkWorkbench.Runs;

/// <summary>The network at initialization beside its limit of infinite width: sentences, modes and regression.</summary>
internal static class InfiniteWidthSection
{
    public static void Write(ReportDocument document, NetworkResults results, RunSummary summary)
    {
        if (results.InfiniteWidth is not InfiniteWidthResults compared || summary.InfiniteWidth is not InfiniteWidthSummary limit)
            return;
        InfiniteWidthFacts facts = Facts(results, compared, limit);
        document.Heading(2, "Infinite width").Say(InfiniteWidthFindings.Of(facts));
        CheckpointAnalysis at = results.AtInitialization!;
        int outputs = results.Plan.RowsOfSample;
        document.Table("infinite_width_modes", ["modes", "σ_k", "of the limit", "turned by (degrees)"],
            from angle in limit.Angles
            select (IReadOnlyList<string>)
            [
                angle.First == angle.Last ? Count(angle.First) : $"{Count(angle.First)} to {Count(angle.Last)}",
                Span(at.Tangent.Spectrum, angle, outputs), Span(compared.Spectrum, angle, outputs), Number(angle.Degrees),
            ]);
        document.Say(InfiniteWidthFindings.Regression(facts));
        if (limit.Regression is InfiniteWidthRegressionSummary fit)
            document.Table("infinite_width", ["regression", "training error", "test error"],
            [
                [$"infinitely wide networks, trained{(facts.IsHeld ? " and held by the ridge" : "")} (Θ∞)",
                    Number(fit.TangentTrainLoss), Number(fit.TangentTestLoss)],
                ["their Gaussian process at initialization (K∞)", Number(fit.NngpTrainLoss), Number(fit.NngpTestLoss)],
                ["the network's own kernel (Θ₀)", Number(fit.NetworkTrainLoss), Number(fit.NetworkTestLoss)],
                ["the trained network itself", Number(results.Rows[^1].TrainLoss), Number(results.Rows[^1].TestLoss)],
            ]);
    }

    /// <summary>The numbers of summary.json; null where there was no comparison.</summary>
    public static InfiniteWidthSummary? Summarize(NetworkResults results) =>
        results.InfiniteWidth is not InfiniteWidthResults compared ? null : new()
        {
            KernelDistance = compared.KernelDistance,
            KernelDifference = compared.KernelDifference,
            SigmaMax = compared.Spectrum.SingularValues[0],
            EffectiveRank = compared.Spectrum.EffectiveRank,
            NumericalRank = compared.Spectrum.NumericalRank,
            Floor = compared.Spectrum.Floor,
            MaxStableLearningRate = compared.LargestStableRate,
            TangentError = compared.Kernels.TangentError,
            NngpError = compared.Kernels.NngpError,
            HasNormalDraws = results.Plan.Limit!.HasNormalDraws,
            Angles = [.. compared.Modes.Select(modes => new InfiniteWidthAngle
                { First = modes.First, Last = modes.Last, Degrees = modes.Angle })],
            Regression = compared.Fit is InfiniteWidthFit fit ? Summarize(results, fit) : null,
        };

    private static InfiniteWidthRegressionSummary Summarize(NetworkResults results, InfiniteWidthFit fit)
    {
        InfiniteWidthBand? band = results.Status == RunStatus.Completed && results.AtEnd is { Checkpoint.Step: > 0 } end
            ? InfiniteWidthBand.Of(end.Tangent.GridOutputs, fit.Grid.Tangent, results.Plan.FeatureData.Train.Targets) : null;
        return new()
        {
            Ridge = fit.Ridge,
            TangentTrainLoss = fit.Tangent.Train,
            TangentTestLoss = fit.Tangent.Test,
            NngpTrainLoss = fit.Nngp.Train,
            NngpTestLoss = fit.Nngp.Test,
            NetworkRidge = fit.Network?.Ridge,
            NetworkTrainLoss = fit.Network?.TrainLoss,
            NetworkTestLoss = fit.Network?.TestLoss,
            BandValues = band?.Values,
            Within = band?.Share,
        };
    }

    private static InfiniteWidthFacts Facts(NetworkResults results, InfiniteWidthResults compared, InfiniteWidthSummary limit)
    {
        NetworkRunPlan plan = results.Plan;
        CheckpointAnalysis at = results.AtInitialization!;
        Spectrum spectrum = at.Tangent.Spectrum;
        return new InfiniteWidthFacts
        {
            Limit = limit,
            SigmaMax = spectrum.SingularValues[0],
            EffectiveRank = spectrum.Leading is null ? spectrum.EffectiveRank : null,
            StableRate = at.StableRate,
            StandardWidths = plan.Architecture.Parameterization is StandardParameterization
                ? [.. plan.Architecture.Layers.SkipLast(1).Select(layer => layer.FanOut)] : [],
            Symbol = plan.RowsOfSample > 1 ? "Θ∞ ⊗ I" : "Θ∞",
            Activation = JobContract.NameOf(plan.Architecture.Activation),
            TrainsAllLayers = plan.Job.Training.Layers == TrainableLayers.All,
            HasHiddenLayers = plan.Architecture.Layers.Count > 1,
            HasClasses = plan.Job.Training.Loss == LossKind.CrossEntropy,
            HasInstanceNoise = plan.Data.InstanceNoise > 0,
            IsRidgeGiven = compared.Fit?.IsGiven == true,
            IsHeld = compared.Fit?.IsHeld == true,
            NoRegression = compared.NoFit,
            LossShare = (results.Rows[^1].TrainLoss - (compared.Fit?.Tangent.Train ?? 0)) / results.Rows[0].TrainLoss,
            GridValues = plan.Grid.Rows * plan.Architecture.OutputCount,
        };
    }

    // Of a group and o outputs the largest and the smallest.
    private static string Span(Spectrum spectrum, InfiniteWidthAngle modes, int outputs)
    {
        string first = Number(spectrum.SingularValues[(modes.First - 1) * outputs]),
            last = Number(spectrum.SingularValues[(modes.Last * outputs) - 1]);
        return first == last ? first : $"{first} to {last}";
    }
}

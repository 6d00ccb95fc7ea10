using System.Globalization;
using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>What the tangent features are: a table of the checkpoints and what it says.</summary>
internal static class FeatureSection
{
    public static void Write(ReportDocument document, NetworkResults results)
    {
        if (results.Analyses.Count == 0)
            return;
        document.Heading(2, "Tangent features");
        document.Say(FeatureFindings.Of(Facts(results)));
        (IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) = Filled(
            ["checkpoint", "step", "σ₁", "smallest σ", "numerical rank", "effective rank", "condition number", "largest stable rate",
                "method"],
            [.. results.Analyses.Select(Cells)]);
        document.Table("features", header, rows);
        if (results.Analyses.Any(analysis => analysis.Tangent.Kernel is not null))
            document.Table("kernel", ["checkpoint", "kernel distance", "centered", "kernel change", "target alignment"],
                results.Analyses.Select(analysis => (IReadOnlyList<string>)
                [
                    analysis.Checkpoint.Name, Number(analysis.KernelDistance), Number(analysis.KernelDistanceCentered),
                    Number(analysis.KernelChange), Number(analysis.TargetAlignment),
                ]));
        if (results.Plan.Data.InstanceNoise > 0 || results.Plan.Job.Training.Loss == LossKind.CrossEntropy)
            WriteRates(document, results.Analyses);
        if (results.Analyses.Any(analysis => analysis.Tangent.Spectrum.Leading is not null))
            WriteModes(document.Heading(3, "Leading modes"), results.Analyses);
    }

    // Without the columns that no row fills.
    private static (IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<string>> Rows) Filled(
        IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] filled = [.. Enumerable.Range(0, header.Count).Where(j => rows.Any(row => row[j].Length > 0))];
        return ([.. filled.Select(j => header[j])],
            rows.Select(row => (IReadOnlyList<string>)[.. filled.Select(j => row[j])]));
    }

    private static IReadOnlyList<string> Cells(CheckpointAnalysis analysis)
    {
        Spectrum spectrum = analysis.Tangent.Spectrum;
        return
        [
            analysis.Checkpoint.Name,
            Count(analysis.Checkpoint.Step),
            Number(spectrum.SingularValues[0]),
            Whole(Number(spectrum.SingularValues[^1])),
            Whole($"{spectrum.NumericalRank} of {spectrum.SingularValues.Length}"),
            Whole(Number(spectrum.EffectiveRank)),
            Whole(spectrum.ConditionNumberAbove is double above
                ? string.Create(CultureInfo.InvariantCulture, $"> {above:g2}")
                : Number(spectrum.ConditionNumber)),
            Number(analysis.StableRate),
            JobContract.NameOf(spectrum.Method),
        ];

        string Whole(string known) => spectrum.Leading is null ? known : "";
    }

    // k, σ_k, how far it can be off, what is left of its equation, and what it holds.
    private static void WriteModes(ReportDocument document, IReadOnlyList<CheckpointAnalysis> analyses) => document.Table(
        "leading_modes", ["checkpoint", "k", "σ_k", "bound", "residual/σ₁²", "share of ‖J‖²"],
        from analysis in analyses
        let sigma = analysis.Tangent.Spectrum.SingularValues
        let leading = analysis.Tangent.Spectrum.Leading
        where leading is not null
        from k in Enumerable.Range(0, sigma.Length)
        select (IReadOnlyList<string>)
        [
            analysis.Checkpoint.Name, Count(k + 1), Number(sigma[k]), Number(leading.Bounds[k]),
            Number(leading.Residuals[k] / (sigma[0] * sigma[0])), Part(sigma[k] * sigma[k] / leading.SquaredNorm),
        ]);

    private static FeatureFacts Facts(NetworkResults results)
    {
        NetworkJob job = results.Plan.Job;
        NetworkArchitecture network = results.Plan.Architecture;
        bool isNoisy = results.Plan.Data.InstanceNoise > 0;
        bool isExact = network.Layers.Count == 1 && job.Training.Loss == LossKind.MeanSquaredError;
        IReadOnlyList<LayerLayout> layers = network.TrainedLayers(job.Training.Layers);
        return new FeatureFacts
        {
            Status = results.Status,
            Checkpoints = [.. results.Analyses.Select(analysis => Facts(analysis, layers) with
                { NoiseDraws = isNoisy && !isExact ? analysis.Tangent.NoiseDraws : null })],
            Columns = results.Plan.FeatureColumns,
            SummedOutputs = results.Plan.IsSummed ? network.OutputCount : null,
            TrainsAllLayers = job.Training.Layers == TrainableLayers.All,
            LearningRate = job.Training.LearningRate.Value,
            WeightDecay = job.Training.Optimizer.WeightDecay,
            OtherOptimizer = job.Training.Optimizer is SgdOptions ? null : JobContract.NameOf(job.Training.Optimizer),
            LeavesOutPreconditioned = results.Plan.IsLeading && Preconditioner.Has(job.Training.Optimizer),
            ClipsGradients = job.Training.ClipGradientNorm is not null,
            NearestToEdge = results.Trajectory.Where(point => double.IsFinite(point.PreconditionedEdge))
                .Select(point => ((int, double)?)(point.Step, point.PreconditionedSharpness / point.PreconditionedEdge))
                .MaxBy(point => point!.Value.Item2),
            EdgeFrom = OptimizerStability.PreconditionedEdgeFrom(job.Training.Optimizer),
            HasInstanceNoise = isNoisy,
            LinearModel = results.Linearized is LinearizedTraining linear
                ? new(
                    linear.Gap, Reductions.Distance<double>(linear.Network.Values, linear.Initial.Values) > 0, linear.Method)
                {
                    Points = ReferenceEquals(results.Plan.Grid, results.Plan.FeatureData.Test?.Inputs) ? "test samples"
                        : ReferenceEquals(results.Plan.Grid, results.Plan.FeatureData.Train.Inputs) ? "training samples" : "grid",
                    HasInstanceNoise = isNoisy,
                    NoiseDraws = isNoisy && NoisyLinearization.CountDraws(network, job.Training.Loss, results.Plan.FeatureData.Train.Count)
                        is (int draws, false) ? draws : null,
                    Krylov = linear.Krylov,
                    RegressionResidual = linear.RegressionResidual,
                    TestLosses = (linear.TestLoss, NetworkTestLoss(results, linear)) is (double own, double tested) ? (own, tested) : null,
                    RegressionTestLosses = (linear.RegressionTestLoss, linear.TrainedRegressionTestLoss) is (double initial, double trained)
                        ? (initial, trained) : null,
                }
                : null,
        };
    }

    // On the test samples of the linear model.
    private static double? NetworkTestLoss(NetworkResults results, LinearizedTraining linear) => results.Plan.FeatureData.Test switch
    {
        Dataset test when test == results.Plan.Data.Test => results.Rows[^1].TestLoss,
        Dataset test when ReferenceEquals(test.Inputs, results.Plan.Grid) =>
            LossFunction.Of(results.Plan.Job.Training.Objective, linear.Network, test.Targets),
        _ => null,
    };

    private static CheckpointFacts Facts(CheckpointAnalysis analysis, IReadOnlyList<LayerLayout> layers)
    {
        TangentAnalysis tangent = analysis.Tangent;
        return new CheckpointFacts
        {
            Name = analysis.Checkpoint.Name,
            Step = analysis.Checkpoint.Step,
            Rows = tangent.LeftVectors.Rows,
            SingularValues = tangent.Spectrum.SingularValues,
            NumericalRank = tangent.Spectrum.NumericalRank,
            EffectiveRank = tangent.Spectrum.EffectiveRank,
            Leading = LeadingSummary.Of(tangent.Spectrum),
            Summed = SummedSummary.Of(tangent),
            LeadingShare = tangent.Spectrum.LeadingShare,
            Floor = tangent.Spectrum.Floor,
            Method = JobContract.NameOf(tangent.Spectrum.Method),
            PrincipalFloors = tangent.PrincipalFloors,
            LargestShares = layers.Count == 1 ? [] : [.. Enumerable.Range(0, tangent.PrincipalFloors.Length).Select(k =>
            {
                int most = TensorPrimitives.IndexOfMax<double>(tangent.LayerShares.Row(k));
                return (layers[most].Index, tangent.LayerShares[k, most]);
            })],
            KernelDistance = analysis.KernelDistance,
            KernelDistanceCentered = analysis.KernelDistanceCentered,
            KernelChange = analysis.KernelChange,
            ModeChanges = analysis.ModeChanges,
            StableRate = analysis.StableRate ?? double.NaN,
            StableRateEverywhere = tangent.LargestStableRateEverywhere,
            StableRateMeanSquare = tangent.LargestStableRateMeanSquare,
            PreconditionedSigma = analysis.Preconditioned?.Spectrum?.SingularValues[0],
            PreconditionedRank = analysis.Preconditioned?.Spectrum?.EffectiveRank,
            Sharpness = analysis.Preconditioned?.Sharpness,
            Edge = analysis.Preconditioned?.Edge,
        };
    }

    // Where one rate does not say it all.
    private static void WriteRates(ReportDocument document, IReadOnlyList<CheckpointAnalysis> analyses)
    {
        (string Title, Func<TangentAnalysis, double?> Rate)[] columns = analyses[0].Tangent.LargestStableRateEverywhere is not null
            ? [("stable rate, locally", tangent => tangent.LargestStableRate),
                ("everywhere", tangent => tangent.LargestStableRateEverywhere)]
            : [("stable rate of the mean", tangent => tangent.LargestStableRate),
                ("of the mean square", tangent => tangent.LargestStableRateMeanSquare)];
        document.Table("stable_rates", ["checkpoint", .. columns.Select(column => column.Title)], analyses.Select(analysis =>
            (IReadOnlyList<string>)[analysis.Checkpoint.Name, .. columns.Select(column => Number(column.Rate(analysis.Tangent)))]));
    }
}

using System.Globalization;
using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>What the tangent features are: a table of the checkpoints and what it says.</summary>
internal static class FeatureSection
{
    // A floor of a smaller share of a function than this is not seen.
    private const double VisibleShare = 0.01;

    public static void Write(MarkdownDocument document, NetworkResults results)
    {
        if (results.Analyses.Count == 0)
            return;
        document.Heading(2, "Tangent features");
        document.Paragraph(Sentences(results));
        document.Table(
            "features",
            ["checkpoint", "step", "σ₁", "smallest σ", "numerical rank", "effective rank", "condition number", "largest stable rate",
                "method"],
            results.Analyses.Select(Cells));
        document.Table("kernels", ["checkpoint", "kernel distance", "centered", "kernel change", "target alignment"],
            results.Analyses.Select(analysis => (IReadOnlyList<string>)
            [
                analysis.Checkpoint.Name, Number(analysis.KernelDistance), Number(analysis.KernelDistanceCentered),
                Number(analysis.KernelChange), Number(analysis.TargetAlignment),
            ]));
        if (results.Plan.Data.InstanceNoise > 0 || results.Plan.Job.Training.Loss == LossKind.CrossEntropy)
            WriteRates(document, results.Analyses);
    }

    private static IReadOnlyList<string> Cells(CheckpointAnalysis analysis)
    {
        Spectrum spectrum = analysis.Tangent.Spectrum;
        return
        [
            analysis.Checkpoint.Name,
            Count(analysis.Checkpoint.Step),
            Number(spectrum.SingularValues[0]),
            Number(spectrum.SingularValues[^1]),
            $"{spectrum.NumericalRank} of {spectrum.SingularValues.Length}",
            Number(spectrum.EffectiveRank),
            spectrum.ConditionNumberAbove is double above
                ? string.Create(CultureInfo.InvariantCulture, $"> {above:g2}")
                : Number(spectrum.ConditionNumber),
            Number(analysis.Tangent.LargestStableRate),
            JobContract.NameOf(spectrum.Method),
        ];
    }

    private static IEnumerable<string> Sentences(NetworkResults results)
    {
        CheckpointAnalysis first = results.Analyses[0], last = results.Analyses[^1];
        Spectrum spectrum = first.Tangent.Spectrum;
        TrainableLayers layers = results.Plan.Job.Training.Layers;
        yield return $"At {Wording.Checkpoint(first.Checkpoint.Name)} the feature matrix has {Count(first.Tangent.Kernel.Rows, "row")} "
            + $"and {Count(results.Plan.Architecture.TrainedParameterCount(layers), "column")}"
            + $"{(layers == TrainableLayers.Output ? ", one for each of the output layer's parameters" : "")};"
            + $" {spectrum.NumericalRank} of its {spectrum.SingularValues.Length} singular values are above the "
            + $"floor {Number(spectrum.Floor)} of the method ({JobContract.NameOf(spectrum.Method)}),"
            + $" and the first mode holds {Percent(spectrum.LeadingShare)} of their squares (effective "
            + $"rank {Number(spectrum.EffectiveRank)}).";
        if (last.Checkpoint.Step > first.Checkpoint.Step)
        {
            yield return $"From there to {Wording.Checkpoint(last.Checkpoint.Name)} "
                + $"σ₁ {Change(spectrum.SingularValues[0], last.Tangent.Spectrum.SingularValues[0])},"
                + $" the effective rank went from {Number(spectrum.EffectiveRank)} to {Number(last.Tangent.Spectrum.EffectiveRank)}.";
        }
        foreach (CheckpointAnalysis analysis in results.Analyses.DistinctBy(analysis => analysis.Checkpoint.Step))
            yield return ModeSentence(results, analysis);
        if (results.Linearized is LinearizedTraining linearized)
            yield return LazinessSentence(linearized, results.Plan.Job.Training.Batch.Sampling);
        if (last.KernelDistance is not null && last.Checkpoint.Step > 0)
            yield return KernelSentence(last);
        yield return RateSentence(results, first);
    }

    // Which layer holds most of each mode, and which modes the method does not resolve.
    private static string ModeSentence(NetworkResults results, CheckpointAnalysis analysis)
    {
        TangentAnalysis tangent = analysis.Tangent;
        IReadOnlyList<LayerLayout> layers = results.Plan.Architecture.TrainedLayers(results.Plan.Job.Training.Layers);
        int[] modes = [.. Enumerable.Range(0, tangent.PrincipalFloors.Length)];
        string held = string.Join(", ", modes.Select(k =>
        {
            int most = TensorPrimitives.IndexOfMax<double>(tangent.LayerShares.Row(k));
            return $"{k + 1} {Layer(layers[most])} ({Percent(tangent.LayerShares[k, most])})";
        }));
        double root = Math.Sqrt(tangent.Kernel.Rows);
        int[] blurred = [.. modes.Where(k => tangent.PrincipalFloors[k] * root > VisibleShare * tangent.Spectrum.SingularValues[k])];
        string blur = blurred.Length == 0 ? "" : $"; above {Percent(VisibleShare)} of its size is that of mode "
            + $"{string.Join(", ", blurred.Select(k => k + 1))}, which rounding or a close neighbour blurs";
        return $"At {Wording.Checkpoint(analysis.Checkpoint.Name)} the values of φₖ have floors from "
            + $"{Number(tangent.PrincipalFloors.Min())} to {Number(tangent.PrincipalFloors.Max())}{blur}."
            + (layers.Count > 1 ? $" There the layer whose parameters hold most of σₖ² is, mode by mode: {held}." : "");
    }

    private static string Layer(LayerLayout layer) => $"layers.{layer.Index}";

    private static string LazinessSentence(LinearizedTraining summary, BatchSampling sampling) =>
        $"On the grid the network ended at {Number(summary.Gap)} of its change away from the linear model at initialization"
        + $"{(!summary.IsTrained ? ", moved to the same parameters"
            : sampling == BatchSampling.Full ? ", trained in closed form at the same rate"
            : ", trained in closed form at the same rate on all samples at once, so that what batches do is in it")}: "
        + Laziness(summary.Gap)
        + (summary.TestLoss is null ? "."
        : $"; the linear model's test loss is {Number(summary.TestLoss)}, that of kernel "
        + $"regression {Number(summary.RegressionTestLoss)} with the initial "
        + $"and {Number(summary.TrainedRegressionTestLoss)} with the trained kernel.");

    // A kernel that grew alone keeps its direction: turning and moving are two things.
    private static string KernelSentence(CheckpointAnalysis last)
    {
        if (last.KernelChange == 0)
            return "The tangent kernel did not move from initialization.";
        double[] changes = [.. last.ModeChanges!.Where(double.IsFinite)];
        return $"From initialization the tangent kernel turned by a distance of {Number(last.KernelDistance)} "
            + $"({Number(last.KernelDistanceCentered)} centered) and moved by {Number(last.KernelChange)} of its norm"
            + (changes.Length == 0 ? "."
            : $"; σ_k² of its leading {Count(changes.Length, "mode")} changed by {Percent(changes.Min())} to {Percent(changes.Max())}.");
    }

    private static string RateSentence(NetworkResults results, CheckpointAnalysis analysis)
    {
        TangentAnalysis tangent = analysis.Tangent;
        double limit = tangent.LargestStableRate, rate = results.Plan.Job.Training.LearningRate.Value;
        bool isNoisy = results.Plan.Data.InstanceNoise > 0, isLocal = tangent.LargestStableRateEverywhere is not null;
        string scope = results.Plan.Job.Training.Optimizer is SgdOptions
            ? ""
            : $" (for plain gradient descent; the job used {JobContract.NameOf(results.Plan.Job.Training.Optimizer)})";
        return $"Full-batch gradient descent on the linear model at {Wording.Checkpoint(analysis.Checkpoint.Name)} is "
            + (isNoisy ? "stable in the mean over the instance noise " : isLocal ? "stable locally, near these outputs, " : "stable ")
            + $"below a learning rate of {Number(limit)}; the job's {Number(rate)} is {Number(rate / limit)} of it{scope}."
            + (tangent.LargestStableRateEverywhere is double everywhere
                ? $" Wherever its outputs go, it converges below {Number(everywhere)}, by the softmax Hessian's bound ½(I − 11ᵀ/o)." : "")
            + (!isNoisy ? ""
            : tangent.LargestStableRateMeanSquare is double meanSquare
                ? $" A single run obeys the limit of the mean square, {Number(meanSquare)} with the job's batches: above it the "
                    + "spread grows without bound though the mean converges."
            : " A single run obeys the limit of the mean square, which is lower and was not computed: it needs the mean squared "
                + "error, at most 128 parameters and few data.");
    }

    // Where one rate does not say it all.
    private static void WriteRates(MarkdownDocument document, IReadOnlyList<CheckpointAnalysis> analyses)
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

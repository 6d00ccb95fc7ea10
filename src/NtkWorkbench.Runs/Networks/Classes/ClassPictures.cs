using System.Numerics.Tensors;

namespace NtkWorkbench.Runs;

/// <summary>The figures of a classifier, in the order of its report.</summary>
internal static class ClassPictures
{
    public static IEnumerable<RunFigure> Create(NetworkResults results, FunctionViews views)
    {
        if (results.Classes is not ClassResults classes)
            yield break;
        NetworkRunPlan plan = results.Plan;
        yield return new RunFigure(
            ConfusionFigure.Build(classes.Confusion, classes.Names, Samples(classes)),
            "Confusion matrix",
            "How many samples of each class the trained network takes for each; colours are shares of the class.");
        if (classes.Samples.Image is ImageShape shape && Wrong(classes) is { Length: > 0 } wrong)
            yield return new RunFigure(
                MarginsFigure.Build(shape, Seen(plan, classes.Samples.Inputs.Take(wrong)),
                    [.. wrong.Select(i => (classes.Names[classes.Classes[i]], classes.Names[classes.Said(i)], classes.Margins[i]))]),
                "Most wrong",
                $"The {Samples(classes)} with the largest wrong margins f_y − max f_j: their class, the class said, the margin.");
        CheckpointAnalysis[] analyses = [.. results.Analyses.Where(analysis => analysis.Classes is not null)];
        if (analyses.Length == 0)
            yield break;
        CheckpointAnalysis[] ends = analyses.Length == 1 ? analyses : [analyses[0], analyses[^1]];
        yield return new RunFigure(
            AccuracyFigure.Build([.. ClassSection.Accuracies(results).Select(one => (one.Name, one.Train, one.Test))], classes.Names.Count),
            "Accuracies",
            "The network beside the linear model at initialization and kernel regression on the classes' indicators, on the samples that "
                + "were linearized and their test samples.");
        yield return new RunFigure(
            ClassMapsFigure.Blocks([.. ends.Select(at => (views.NameOf(at), at.Classes!.KernelBlocks))], classes.Names),
            "Kernel by class",
            "The mean of the tangent kernel over pairs of different samples of two classes, the mean over outputs: how much a step on one "
                + "moves the same output of the other.");
        yield return new RunFigure(
            ClassMapsFigure.Features([.. ends.Select(at => (views.NameOf(at), at.Classes!.Shares, at.Classes.Alignments))], classes.Names),
            "Principal features by class",
            "Share: where φₖ² is large, over all outputs, classes weighing alike. Alignment: the share of φₖ's variance that the indicator "
                + "of the class alone tells.");
        if (plan.Data.Train.Image is ImageShape image)
        {
            foreach (RunFigure figure in OfImages(results, views, ends, image))
                yield return figure;
        }
    }

    private static IEnumerable<RunFigure> OfImages(
        NetworkResults results, FunctionViews views, CheckpointAnalysis[] ends, ImageShape image)
    {
        NetworkRunPlan plan = results.Plan;
        Dataset samples = plan.FeatureData.Train;
        string[] names = [.. samples.Classes(plan.Job.Training.Loss)!.Select(samples.NameOfClass)];
        IReadOnlyList<FunctionSnapshot> features = views.PrincipalFeaturesOnTrain();
        int outputs = plan.RowsOfSample;
        // A summed function has no output of its own.
        IReadOnlyList<string> outputNames = plan.IsSummed ? ["all outputs"] : results.Classes!.Names;
        foreach (CheckpointAnalysis at in ends)
        {
            string name = views.NameOf(at);
            yield return new RunFigure(
                FeatureImagesFigure.Samples($"feature_samples_{at.Checkpoint.Name.Replace('-', '_')}", name,
                    features[results.Analyses.ToList().IndexOf(at)].Values, image, Images, names, outputNames),
                $"Where principal features are large, {name}",
                "For each φₖ, of that output where its norm is largest, the samples where it is smallest (left) and largest (right); signs "
                    + "are aligned to the first checkpoint.");
        }
        yield return new RunFigure(
            FeatureImagesFigure.Gradients([.. ends.Select(Gradients)], image),
            "Gradients of principal features",
            "For each φₖ the sample where |φₖ| is largest over samples and outputs, with its sign and that output, and below it ∂φₖ/∂x "
                + "there, blue negative, red positive, each on a scale of its own; signs are aligned to the first checkpoint.");
        yield return new RunFigure(
            FirstLayerFigure.Build([.. ends.Select(at => (views.NameOf(at), FirstLayer(plan, at.Checkpoint.Parameters)))], image),
            "First layer",
            "Weights of the first layer's units as images of the inputs, all on one scale.");

        // Those that are shown alone: all of them may be gigabytes.
        Matrix Images(int[] chosen) => Seen(plan, samples.Inputs.Take(chosen));

        (string, Matrix, Matrix, IReadOnlyList<(double, string)>) Gradients(CheckpointAnalysis at)
        {
            int[] rows = at.Classes!.LargestRows;
            double[] signs = views.Signs(at);
            Matrix gradients = new(rows.Length, image.Size);
            for (int k = 0; k < rows.Length; k++)
                TensorPrimitives.Multiply(at.Classes.InputGradients.Row(k), signs[k], gradients.Row(k));
            return (views.NameOf(at), Images([.. rows.Select(row => row / outputs)]), gradients,
                [.. rows.Select((row, k) => (signs[k] * at.Tangent.PrincipalOnTrain[row, k], outputNames[row % outputs]))]);
        }
    }

    private static string Samples(ClassResults classes) => classes.AreTested ? "test samples" : "training samples";

    private static int[] Wrong(ClassResults classes) =>
        [.. classes.ByMargin().Where(i => classes.Said(i) != classes.Classes[i]).Take(MarginsFigure.Most)];

    // Inputs before they were scaled.
    private static Matrix Seen(NetworkRunPlan plan, Matrix inputs) =>
        plan.Data.Scaling is InputScaling scaling ? scaling.Undo(inputs) : inputs;

    private static Matrix FirstLayer(NetworkRunPlan plan, double[] parameters)
    {
        LayerLayout first = plan.Architecture.Layers[0];
        return new(first.FanOut, first.FanIn, parameters[first.Weight]);
    }
}

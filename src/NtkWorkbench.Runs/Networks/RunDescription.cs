namespace NtkWorkbench.Runs;

/// <summary>What was run, in findings.</summary>
internal static class RunDescription
{
    public static IEnumerable<string> Sentences(NetworkJob job, NetworkArchitecture network, int samples) =>
        Findings(job, network, samples).Select(finding => finding.Sentence);

    public static IEnumerable<Finding> Findings(NetworkJob job, NetworkArchitecture network, int samples)
    {
        (string From, int? Width) mup = network.Parameterization is MupParameterization { BaseWidth: int width }
            ? ($", base width {Count(width)}", width) : ("", null);
        yield return Finding.Of("run.network", "always",
            $"A {string.Join("–", network.LayerSizes)} network with {JobContract.NameOf(network.Activation)} activation "
                + $"and {Count(network.ParameterCount, "parameter")} "
                + $"({JobContract.NameOf(network.Parameterization)} parameterization{mup.From}) "
                + $"learned {Count(samples, "sample")} of {Source(job.Data)}.",
            [.. network.LayerSizes.Index().Select(layer => ($"size_{layer.Index}", (double)layer.Item)),
                ("parameters", network.ParameterCount), ("samples", samples),
                .. mup.Width is int at ? [("base_width", at)] : Array.Empty<(string, double)>()]);
        if (Rates(job.Training, network) is Finding rates)
            yield return rates;
        yield return job.Initialization.From is not null
            ? Finding.Of("run.parameters_from_file", "the job names a file of parameters",
                "Its parameters at step 0 came from a file; `checkpoints/init.safetensors` holds them.", ("step", 0))
            : Finding.Of("run.initialization", "the parameters were drawn",
                $"Its weights were drawn by {JobContract.NameOf(job.Initialization.Weights)}, its biases "
                    + $"by {JobContract.NameOf(job.Initialization.Biases)}, from seed {Count(job.Seed)}.", ("seed", job.Seed));
        yield return Training(job.Training, job.Precision);
        OptimizerOptions optimizer = job.Training.Optimizer;
        if (optimizer.WeightDecay > 0)
            yield return Finding.Of("run.weight_decay", "the job has weight decay",
                $"A weight decay of {Number(optimizer.WeightDecay)} drew the trained parameters towards 0, "
                    + (optimizer.Decoupled ? "beside the optimizer's step." : "as a part of the gradient."),
                ("weight_decay", optimizer.WeightDecay));
        if (job.Training.ClipGradientNorm is double clip)
            yield return Finding.Of("run.clipping", "the job clips gradients",
                $"Gradients of the trained layers longer than {Number(clip)} were brought to that length.", ("clip", clip));
        if (job.Training.EarlyStopping is EarlyStoppingOptions stopping)
        {
            (bool isBetterBy, double least) = (stopping.MinImprovement > 0, stopping.MinImprovement);
            yield return Finding.Of("run.early_stopping", "the job has early stopping",
                $"It was to end after {Count(stopping.Patience, "row")} of metrics without a {(isBetterBy ? "" : "better ")}"
                    + $"{JobContract.NameOf(stopping.Monitor).Replace('_', ' ')}"
                    + (isBetterBy ? $" better by more than {Number(least)}." : "."),
                [("patience", stopping.Patience), .. isBetterBy ? [("min_improvement", least)] : Array.Empty<(string, double)>()]);
        }
        if (job.Training.LabelSmoothing is > 0 and double smoothing)
            yield return Finding.Of("run.label_smoothing", "the job smooths labels",
                $"The targets were smoothed by {Number(smoothing)}, and all losses are of these.", ("smoothing", smoothing));
        if (RunLossFacts.InstanceNoise(job.Data) is > 0 and double noise)
            yield return Finding.Of("run.instance_noise", "the job has instance noise",
                $"At every step noise of standard deviation {Number(noise)} was drawn anew on the training inputs.", ("noise", noise));
    }

    // Of weights and biases of each trained layer, where any is not the job's.
    private static Finding? Rates(TrainingOptions training, NetworkArchitecture network)
    {
        if (LayerRates.Vector(network, training.Optimizer, training.Layers) is null)
            return null;
        var told = new Telling();
        string own = string.Join("; ", network.TrainedLayers(training.Layers).Select(layer =>
        {
            LayerRates rates = LayerRates.Of(layer, training.Optimizer);
            return $"{told.Number("weights", rates.Weights)} and {told.Number("biases", rates.Biases)} in layer "
                + told.Count("layer", layer.Index + 1);
        }));
        return told.Finding("run.rates", "the parameterization is mup, and hidden widths are not its base width",
            $"In μP the learning rates of weights and biases are, over that of the job, {own}: tangent features are those of parameters in "
                + "units of the roots of their rates.");
    }

    /// <summary>Which samples features are of.</summary>
    public static Finding Samples(NetworkRunPlan plan)
    {
        var told = new Telling();
        TrainingData chosen = plan.FeatureData;
        string which = plan.Job.Features.Samples!.Selection switch
        {
            SampleSelection.First => "the first",
            SampleSelection.Random => "drawn at random",
            SampleSelection.Balanced => "drawn, as many of each class",
            _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Job.Features.Samples.Selection, null),
        };
        string tested = chosen.Test is Dataset test && test.Count < plan.Data.Test!.Count
            ? $", and what is said of their test error of {told.Count("test", test.Count)} test samples, chosen alike" : "";
        return told.Finding("run.samples", "features.samples chooses some of the training samples",
            $"Features, kernel, spectrum, stable rates and regression are of {told.Count("chosen", chosen.Train.Count)} of the "
                + $"{told.Count("samples", plan.Data.Train.Count, "training sample")}, {which}{tested}.");
    }

    private static Finding Training(TrainingOptions training, Precision precision)
    {
        bool isFull = training.Batch.Sampling == BatchSampling.Full;
        (string, double)[] numbers = [("rate", training.LearningRate.Value), ("steps", training.TotalSteps)];
        return Finding.Of("run.training", "always; the steps are those that the job asks for",
            $"Training minimizes the {Loss(training.Loss)} by {JobContract.NameOf(training.Optimizer)} at learning "
                + $"rate {Number(training.LearningRate.Value)} ({JobContract.NameOf(training.Schedule)} schedule), "
                + $"{Batches(training.Batch)}; "
                + $"the job asks for {Length(training)} in {JobContract.NameOf(precision)}"
                + $"{(training.Layers == TrainableLayers.Output ? ", changing the output layer alone" : "")}.",
            [.. numbers, .. isFull ? Array.Empty<(string, double)>() : [("batch", training.Batch.Size!.Value)],
                .. training.StepsPerEpoch is int each ? [("epochs", training.Epochs!.Value), ("steps_per_epoch", each)]
                    : Array.Empty<(string, double)>()]);
    }

    private static string Length(TrainingOptions training) => training.StepsPerEpoch is int each
        ? $"{Count(training.Epochs!.Value, "epoch")} of {Count(each, "step")}, {Count(training.TotalSteps, "step")}"
        : Count(training.TotalSteps, "step");

    private static string Source(DataOptions data) => data switch
    {
        FunctionDataOptions { Function: ExpressionFunction function } => $"the function `{function.Expression}`",
        FunctionDataOptions function => $"the function {JobContract.NameOf(function.Function)}",
        FileDataOptions files => $"`{files.Name ?? files.DefaultName}`",
        _ => throw new ArgumentOutOfRangeException(nameof(data), data.GetType().Name, null),
    };

    private static string Loss(LossKind loss) => loss switch
    {
        LossKind.MeanSquaredError => "mean squared error",
        LossKind.CrossEntropy => "cross-entropy",
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, null),
    };

    private static string Batches(BatchOptions batch) => batch.Sampling switch
    {
        BatchSampling.Full => "all samples at every step",
        BatchSampling.WithReplacement => $"batches of {batch.Size} drawn with replacement",
        BatchSampling.Shuffled => $"shuffled batches of {batch.Size}",
        _ => throw new ArgumentOutOfRangeException(nameof(batch), batch.Sampling, null),
    };
}

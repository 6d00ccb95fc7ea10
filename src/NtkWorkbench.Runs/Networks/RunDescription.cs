namespace NtkWorkbench.Runs;

/// <summary>What was run, in sentences.</summary>
internal static class RunDescription
{
    public static IEnumerable<string> Sentences(NetworkJob job, NetworkArchitecture network, int samples)
    {
        yield return $"A {string.Join("–", network.LayerSizes)} network with {JobContract.NameOf(network.Activation)} activation "
            + $"and {Count(network.ParameterCount, "parameter")} ({JobContract.NameOf(network.Parameterization)} parameterization) "
            + $"learned {Count(samples, "sample")} of {Source(job.Data)}.";
        yield return job.Initialization.From is not null
            ? "Its parameters at step 0 came from a file; `checkpoints/init.safetensors` holds them."
            : $"Its weights were drawn by {JobContract.NameOf(job.Initialization.Weights)}, its biases "
            + $"by {JobContract.NameOf(job.Initialization.Biases)}, from seed {job.Seed}.";
        yield return $"Training minimized the {Loss(job.Training.Loss)} by {JobContract.NameOf(job.Training.Optimizer)} at learning "
            + $"rate {Number(job.Training.LearningRate.Value)} ({JobContract.NameOf(job.Training.Schedule)} "
            + $"schedule), {Batches(job.Training.Batch)}, {Count(job.Training.Steps, "step")} in {JobContract.NameOf(job.Precision)}"
            + $"{(job.Training.Layers == TrainableLayers.Output ? ", changing the output layer alone" : "")}.";
    }

    private static string Source(DataOptions data) => data switch
    {
        FunctionDataOptions function => $"the function {JobContract.NameOf(function.Function)}",
        CsvDataOptions csv => $"`{Path.GetFileName(csv.Train)}`",
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

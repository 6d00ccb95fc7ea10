namespace NtkWorkbench.Runs;

/// <summary>What a network's run knows beside its losses.</summary>
internal static class RunLossFacts
{
    /// <summary>From a folder; null where it holds no job of a network that can be read, or no summary.</summary>
    public static LossFacts? Read(RunFolder folder, LossHistory history)
    {
        if (!File.Exists(folder.ResolvedYaml) || !File.Exists(folder.Summary)
            || JobLoader.Load(folder.ResolvedYaml, []).Job is not NetworkJob job)
            return null;
        return Of(history, job, RunJson.Read<RunSummary>(folder.Summary));
    }

    public static LossFacts Of(LossHistory history, NetworkJob job, RunSummary summary)
    {
        bool isUnseen = summary.Status == RunStatus.Diverged && double.IsFinite(history.Losses[^1]);
        return Of(history.Facts, job) with
        {
            Losses = isUnseen ? [.. history.Losses, double.NaN] : history.Losses,
            TestLosses = history.TestLosses is null || !isUnseen ? history.TestLosses : [.. history.TestLosses, double.NaN],
            StableBelow = Limit(job, summary),
            ConstantUnits = summary.Checkpoints.GetValueOrDefault(CheckpointSelector.FinalName)?.ConstantUnits,
        };
    }

    /// <summary>With what the job says of its steps.</summary>
    public static LossFacts Of(LossFacts losses, NetworkJob job)
    {
        bool hasBatches = job.Training.Batch.Sampling != BatchSampling.Full;
        return losses with
        {
            IsDeterministic = !hasBatches && InstanceNoise(job.Data) == 0,
            HasBatches = hasBatches,
            WeightDecay = job.Training.Optimizer is { WeightDecay: > 0 and double decay } optimizer
                && (optimizer.Decoupled || optimizer is SgdOptions) ? decay : null,
            IsStoppedByValidation = job.Training.EarlyStopping is { Monitor: not TrainingMeasure.TrainLoss },
            HasMomentum = job.Training.Optimizer is MomentumOptions,
        };
    }

    /// <summary>σ of the noise that is drawn anew at each step; 0 without.</summary>
    public static double InstanceNoise(DataOptions data) => data switch
    {
        FunctionDataOptions function => function.Train.InstanceNoise,
        FileDataOptions files => files.InstanceNoise,
        _ => throw new ArgumentOutOfRangeException(nameof(data), data.GetType().Name, null),
    };

    // Where a training that went wrong ended says nothing of the rate that it began with.
    private static double? Limit(NetworkJob job, RunSummary summary)
    {
        if (OptimizerStability.Factor(job.Training.Optimizer) is null)
            return null;
        double[] limits = [.. summary.Checkpoints.Values
            .Where(checkpoint => checkpoint.Step == 0 || summary.Status == RunStatus.Completed)
            .Select(checkpoint => checkpoint.MaxStableLearningRateMeanSquare ?? checkpoint.MaxStableLearningRate).OfType<double>()
            .Where(limit => double.IsFinite(limit) && limit > 0)];
        return limits.Length == 0 ? null : OptimizerStability.LargestStableRate(job.Training.Optimizer, limits.Min());
    }
}

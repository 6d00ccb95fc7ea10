namespace NtkWorkbench.JobFiles;

internal sealed class TrainingRules(NetworkJob job, RuleContext context)
{
    public void Check()
    {
        StepsOrEpochsAreGiven();
        MeasuresAreThere();
        BatchSizeGoesWithSampling();
        RecordedBatchesAreDrawn();
        NesterovNeedsNoDampening();
        DecoupledNeedsDecay();
        SmoothingNeedsClasses();
        CrossEntropyNeedsClassNumbers();
        FractionNeedsALimit();
    }

    // Both in resolved.yaml, where they agree.
    private void StepsOrEpochsAreGiven()
    {
        if (job.Training is { Steps: null, Epochs: null })
            context.ReportAt("training", "training.steps is missing, expected an integer, or training.epochs");
        if (job.Training is { Epochs: not null, Steps: 0 })
            context.Report("training.steps", "and training.epochs are both given, expected one of them", "training.epochs");
    }

    private void MeasuresAreThere()
    {
        if (job.Training.Loss == LossKind.CrossEntropy)
            return;
        foreach ((string path, TrainingMeasure? on) in new[]
        {
            ("training.early_stopping.monitor", job.Training.EarlyStopping?.Monitor),
            ("training.schedule.monitor", (job.Training.Schedule as ReduceOnPlateauSchedule)?.Monitor),
        })
        {
            if (on == TrainingMeasure.ValidationAccuracy)
                context.Report(path, $"is validation_accuracy, which needs training.loss cross_entropy", "training.loss");
        }
    }

    private void BatchSizeGoesWithSampling()
    {
        BatchOptions batch = job.Training.Batch;
        if (batch is { Size: not null, Sampling: BatchSampling.Full })
            context.Report("training.batch.size",
                "needs sampling with_replacement or shuffled, got full, which takes every sample",
                    "training.batch.sampling");
        if (batch is { Size: null, Sampling: not BatchSampling.Full })
            context.Report("training.batch.sampling",
                $"{JobNames.Of($"{batch.Sampling}")} needs a size, expected training.batch.size",
                    "training.batch.size");
    }

    private void RecordedBatchesAreDrawn()
    {
        if (job.Training is { RecordBatches: true, Batch.Sampling: BatchSampling.Full })
            context.Report("training.record_batches",
                "needs sampling with_replacement or shuffled, got full, where every step sees every sample", "training.batch.sampling");
    }

    private void NesterovNeedsNoDampening()
    {
        if (job.Training.Optimizer is MomentumOptions { Nesterov: true, Dampening: not 0 and double dampening })
            context.Report("training.optimizer.dampening",
                $"must be 0 with nesterov, got {JobNumber.Text(dampening)}", "training.optimizer.nesterov");
    }

    private void DecoupledNeedsDecay()
    {
        if (job.Training.Optimizer is { Decoupled: true, WeightDecay: 0 })
            context.Report("training.optimizer.decoupled", "is about weight decay, expected training.optimizer.weight_decay above 0",
                "training.optimizer.weight_decay");
    }

    private void SmoothingNeedsClasses()
    {
        if (job.Training is { LabelSmoothing: > 0, Loss: not LossKind.CrossEntropy })
            context.Report("training.label_smoothing",
                $"needs training.loss cross_entropy, got {JobContract.NameOf(job.Training.Loss)}", "training.loss");
    }

    private void CrossEntropyNeedsClassNumbers()
    {
        if (job.Training.Loss != LossKind.CrossEntropy)
            return;
        if (job.Data is FunctionDataOptions)
            context.Report("training.loss",
                "cross_entropy needs class numbers, expected data from files, got kind function", "data.kind", "data");
        if (job.Data is CsvDataOptions { Targets.Count: > 1 and int count })
            context.Report("data.targets", $"must be one column of class numbers with cross_entropy, got {count} columns",
                "training.loss");
    }

    private void FractionNeedsALimit()
    {
        if (job.Training.LearningRate.FractionOfMax is not null && OptimizerStability.Factor(job.Training.Optimizer) is null)
        {
            context.Report(
                "training.learning_rate",
                $"must be a number with {JobContract.NameOf(job.Training.Optimizer)}, got a fraction_of_max: it "
                    + $"divides each gradient by its own size, so that no largest stable rate follows from the tangent kernel",
                "training.optimizer");
        }
    }
}

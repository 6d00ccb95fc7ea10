namespace NtkWorkbench.JobFiles;

internal sealed class SweepRules(LearningRateSweepJob job, RuleContext context)
{
    public void Check()
    {
        RatesComeFromTheSweep();
        ThereAreSteps();
        OptimizerHasALimit();
        if (job.Training.RecordBatches)
            context.Report("training.record_batches", "has no place in a sweep, which trains at many rates");
    }

    private void RatesComeFromTheSweep()
    {
        if (context.IsGiven("training.learning_rate"))
            context.Report("training.learning_rate",
                "has no place in a sweep, which takes its rates from fractions");
        if (job.Training.Schedule is ReduceOnPlateauSchedule)
            context.Report("training.schedule", "is reduce_on_plateau, which has no place in a sweep: its rates are fixed");
    }

    private void ThereAreSteps()
    {
        if (job.Training.EarlyStopping is not null)
            context.Report("training.early_stopping", "has no place in a sweep, whose regimes are those of whole trainings");
        if (job.Training is { Steps: 0, Epochs: null } && context.IsGiven("training.steps"))
            context.Report("training.steps", "must be at least 1 in a sweep, got 0: without a step no rate tells anything");
    }

    private void OptimizerHasALimit()
    {
        if (OptimizerStability.Factor(job.Training.Optimizer) is null)
        {
            context.Report(
                "training.optimizer",
                $"must be sgd or momentum in a sweep, got {JobContract.NameOf(job.Training.Optimizer)}: it divides each "
                    + $"gradient by its own size, so that no largest stable rate follows from the tangent kernel");
        }
    }
}

namespace NtkWorkbench.JobFiles;

/// <summary>Of jobs that take their rates from fractions of the largest stable one; <c>what</c>: such a job, in words.</summary>
internal sealed class FractionRules(TrainingJob job, string what, RuleContext context)
{
    public void Check()
    {
        RatesComeFromFractions();
        ThereAreSteps();
        OptimizerHasALimit();
        if (job.Training.RecordBatches)
            context.Report("training.record_batches", $"has no place in {what}, which trains at many rates");
    }

    private void RatesComeFromFractions()
    {
        if (context.IsGiven("training.learning_rate"))
            context.Report("training.learning_rate",
                $"has no place in {what}, which takes its rates from fractions");
        if (job.Training.Schedule is ReduceOnPlateauSchedule)
            context.Report("training.schedule", $"is reduce_on_plateau, which has no place in {what}: its rates are fixed");
    }

    private void ThereAreSteps()
    {
        if (job.Training.EarlyStopping is not null)
            context.Report("training.early_stopping", $"has no place in {what}, which has an end of its own");
        if (job.Training is { Steps: 0, Epochs: null } && context.IsGiven("training.steps"))
            context.Report("training.steps", $"must be at least 1 in {what}, got 0: without a step no rate tells anything");
    }

    private void OptimizerHasALimit()
    {
        if (OptimizerStability.Factor(job.Training.Optimizer) is null)
        {
            context.Report(
                "training.optimizer",
                $"must be sgd or momentum in {what}, got {JobContract.NameOf(job.Training.Optimizer)}: it divides each "
                    + $"gradient by its own size, so that no largest stable rate follows from the tangent kernel");
        }
    }
}

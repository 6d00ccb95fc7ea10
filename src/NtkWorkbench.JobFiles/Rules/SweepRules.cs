namespace NtkWorkbench.JobFiles;

/// <summary>Rules of learning-rate sweeps.</summary>
internal static class SweepRules
{
    public static void RatesComeFromTheSweep(LearningRateSweepJob job, RuleContext context)
    {
        if (context.IsGiven("training.learning_rate"))
            context.Report("training.learning_rate",
                "training.learning_rate has no place in a sweep, which takes its rates from fractions");
    }

    public static void ThereAreSteps(LearningRateSweepJob job, RuleContext context)
    {
        if (job.Training.Steps == 0)
            context.Report("training.steps", "training.steps must be at least 1 in a sweep, got 0: without a step no rate tells anything");
    }

    public static void OptimizerHasALimit(LearningRateSweepJob job, RuleContext context)
    {
        if (OptimizerStability.Factor(job.Training.Optimizer) is null)
        {
            context.Report(
                "training.optimizer",
                $"training.optimizer must be sgd or momentum in a sweep, got {JobContract.NameOf(job.Training.Optimizer)}: it divides each "
                    + $"gradient by its own size, so that no largest stable rate follows from the tangent kernel");
        }
    }
}

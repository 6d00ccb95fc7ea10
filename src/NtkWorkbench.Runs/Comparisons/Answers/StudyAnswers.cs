namespace NtkWorkbench.Runs;

/// <summary>The answers to the questions of a comparison's study.</summary>
internal static class StudyAnswers
{
    public static IReadOnlyList<Answer> Of(ComparisonResults results) => results.Job.Study switch
    {
        null => [],
        Study.Elbows => [.. new ElbowAnswers(results).All()],
        Study.Features => [.. new FeatureAnswers(results).All()],
        Study.DepthAndInitialization => [.. new DepthAnswers(results).All()],
        Study.Optimizers => [.. new OptimizerAnswers(results).All()],
        Study.Classifiers => [.. new ClassifierAnswers(results).All()],
        Study.Scaling => [.. new ScalingAnswers(results).All()],
        Study.InfiniteWidth => [.. new InfiniteWidthAnswers(results).All()],
        _ => throw new ArgumentOutOfRangeException(nameof(results), results.Job.Study, "there are no questions of this study"),
    };
}

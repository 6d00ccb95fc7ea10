namespace NtkWorkbench.Runs;

/// <summary>Paths in sentences and tables.</summary>
internal static class StepSizeReport
{
    // Distances of the table of harmonic steps: beyond them the counts are tens of thousands and more.
    private const int FarthestCounted = 10;

    public static void Write(ReportDocument document, IReadOnlyList<StepSizeResult> results, IReadOnlyList<StepSizePathOptions> paths,
        double accuracy)
    {
        document.Heading(2, "The problem").Say(StepSizeFindings.Problem(results[0].FirstDistance, accuracy)).Heading(2, "Paths").Table(
            "paths",
            ["path", "arrives", "at step", "predicted", "closest distance", "last distance", "length walked", "length of all steps"],
            results.Select(Cells));
        foreach (StepSizeResult result in results)
            document.Say($"**{result.Name}.**", StepSizeFindings.Reason(result, accuracy));
        (StepSizeResult Result, double First)[] harmonic = [.. results.Zip(paths)
            .Where(pair => pair.Second.Schedule is InverseTimeSchedule { Rate: 1 }).Select(pair => (pair.First, pair.Second.StepSize))];
        if (harmonic.Length > 0)
            WriteHarmonic(document, harmonic, accuracy);
        DiagnosisTable.Write(document, "The distance ‖x − b‖", [.. results.Select(result => (result.Name, History(result)))]);
    }

    private static void WriteHarmonic(ReportDocument document, (StepSizeResult Result, double First)[] harmonic, double accuracy)
    {
        document.Heading(2, "How many steps 1/(i + 1)");
        foreach ((StepSizeResult result, double first) in harmonic)
            document.Say(StepSizeFindings.Harmonic(result, first, accuracy));
        document.Table("harmonic", ["‖b‖", "predicted", "counted"], Enumerable.Range(1, FarthestCounted).Select(distance =>
        {
            (double predicted, long? counted) = StepSizeFindings.HarmonicSteps(distance - accuracy, harmonic[0].First);
            return (string[])[Count(distance), Number(predicted), counted is long steps ? Count(steps) : "–"];
        }));
    }

    private static LossHistory History(StepSizeResult result) =>
        LossHistory.OfPath(result.Path.Distances, result.Path.StepSizes[0], isDeterministic: true);

    private static IReadOnlyList<string> Cells(StepSizeResult result) =>
    [
        result.Name, result.Arrival.Outcome == ArrivalOutcome.Arrives ? "yes" : "no",
        result.Arrival.Step is int step ? Count(step) : "–",
            result.PredictedArrival is int predicted ? Count(predicted) : "–",
        Number(result.ClosestDistance), Number(result.FinalDistance), Number(result.LengthWalked),
            Number(result.EndlessLength),
    ];
}

namespace NtkWorkbench.Runs;

/// <summary>Paths in sentences and a table.</summary>
internal static class StepSizeReport
{
    public static string Finding(IReadOnlyList<StepSizeResult> results, double accuracy) =>
        $"Within {Number(accuracy)} of the minimum, {Number(results[0].FirstDistance)} away: {string.Join("; ", results.Select(Brief))}.";

    public static void Write(MarkdownDocument document, IReadOnlyList<StepSizeResult> results, double accuracy)
    {
        document.Heading(2, "Paths").Table(
            "paths",
            ["path", "arrives", "at step", "predicted", "closest distance", "last distance", "length walked", "length of all steps"],
            results.Select(Cells));
        foreach (StepSizeResult result in results)
            document.Paragraph($"**{result.Name}.** {Reason(result, accuracy)}");
        DiagnosisTable.Write(document, "The distance ‖x − b‖", [.. results.Select(result => (result.Name, History(result)))]);
    }

    private static LossHistory History(StepSizeResult result) =>
        new() { Losses = result.Path.Distances, LearningRate = result.Path.StepSizes[0] };

    private static string Brief(StepSizeResult result) => result.Arrival switch
    {
        { Outcome: ArrivalOutcome.Arrives, Step: int step, SettledStep: int settled } when settled > step =>
            $"{result.Name} arrives at step {Count(step)} and stays from step {Count(settled)} on",
        { Outcome: ArrivalOutcome.Arrives, Step: int step } => $"{result.Name} arrives at step {Count(step)}",
        { Outcome: ArrivalOutcome.PassesThrough, Step: int step } =>
            $"{result.Name} passes through at step {Count(step)} and leaves",
        { Outcome: ArrivalOutcome.Cycles } => $"{result.Name} never arrives (it jumps between two points)",
        { Outcome: ArrivalOutcome.FallsShort } =>
            $"{result.Name} never arrives (all its steps together are {Number(result.EndlessLength)} long)",
        _ => $"{result.Name} does not arrive within {Count(result.Path.Steps, "step")}",
    };

    private static string Reason(StepSizeResult result, double accuracy) => result.Arrival switch
    {
        { Outcome: ArrivalOutcome.Arrives, Step: int step } =>
            $"It comes within {Number(accuracy)} at step {Count(step)}, after a length "
                + $"of {Number(result.Path.StepSizes.Take(step).Sum())}; the way to there "
                + $"is {Number(result.FirstDistance - accuracy)}.{Stays(result.Arrival)}",
        { Outcome: ArrivalOutcome.PassesThrough, Step: int step } =>
            $"It is within {Number(accuracy)} at step {Count(step)}, but its next steps are longer than that and carry it out again.",
        { Outcome: ArrivalOutcome.Cycles, Cycle: TwoPointCycle cycle } =>
            $"From step {Count(cycle.FirstStep)} on it jumps between two points, {Number(cycle.Distances.First)} "
                + $"and {Number(cycle.Distances.Second)} from the minimum: the gradient has length 1 however near the minimum is, "
                + $"and the step, {Number(result.Path.StepSizes[^1])} long, does not shrink.",
        { Outcome: ArrivalOutcome.FallsShort } =>
            $"All its steps together, for ever, are {Number(result.EndlessLength)} long, and the way "
                + $"is {Number(result.FirstDistance)}: it stops {Number(result.FirstDistance - result.EndlessLength)} short.",
        _ => $"After {Count(result.Path.Steps, "step")} it has walked {Number(result.LengthWalked)} and "
            + $"is {Number(result.FinalDistance)} away; its steps are long enough together, more of them would bring it nearer.",
    };

    private static string Stays(Arrival arrival) => arrival.SettledStep > arrival.Step
        ? $" The next steps are longer than that and carry it out again; from step {Count(arrival.SettledStep.Value)} on it stays."
        : "";

    private static IReadOnlyList<string> Cells(StepSizeResult result) =>
    [
        result.Name, result.Arrival.Outcome == ArrivalOutcome.Arrives ? "yes" : "no",
        result.Arrival.Step is int step ? Count(step) : "–",
            result.PredictedArrival is int predicted ? Count(predicted) : "–",
        Number(result.ClosestDistance), Number(result.FinalDistance), Number(result.LengthWalked),
            Number(result.EndlessLength),
    ];
}

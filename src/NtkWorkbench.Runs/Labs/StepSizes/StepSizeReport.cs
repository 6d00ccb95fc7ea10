namespace NtkWorkbench.Runs;

/// <summary>Paths in sentences and a table.</summary>
internal static class StepSizeReport
{
    public static string Finding(IReadOnlyList<StepSizeResult> results, double accuracy) =>
        $"Within {Wording.Number(accuracy)} of the minimum, {Wording.Number(results[0].FirstDistance)} "
            + $"away: {string.Join("; ", results.Select(Brief))}.";

    public static void Write(MarkdownDocument document, IReadOnlyList<StepSizeResult> results, double accuracy)
    {
        document.Heading(2, "Paths").Table(
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
            $"{result.Name} arrives at step {Wording.Count(step)} and stays from step {Wording.Count(settled)} on",
        { Outcome: ArrivalOutcome.Arrives, Step: int step } => $"{result.Name} arrives at step {Wording.Count(step)}",
        { Outcome: ArrivalOutcome.PassesThrough, Step: int step } =>
            $"{result.Name} passes through at step {Wording.Count(step)} and leaves",
        { Outcome: ArrivalOutcome.Cycles } => $"{result.Name} never arrives (it jumps between two points)",
        { Outcome: ArrivalOutcome.FallsShort } =>
            $"{result.Name} never arrives (all its steps together are {Wording.Number(result.EndlessLength)} long)",
        _ => $"{result.Name} does not arrive within {Wording.Count(result.Path.Steps, "step")}",
    };

    private static string Reason(StepSizeResult result, double accuracy) => result.Arrival switch
    {
        { Outcome: ArrivalOutcome.Arrives, Step: int step } =>
            $"It comes within {Wording.Number(accuracy)} at step {Wording.Count(step)}, after a length "
                + $"of {Wording.Number(result.Path.StepSizes.Take(step).Sum())}; the way to there "
                + $"is {Wording.Number(result.FirstDistance - accuracy)}.{Stays(result.Arrival)}",
        { Outcome: ArrivalOutcome.PassesThrough, Step: int step } =>
            $"It is within {Wording.Number(accuracy)} at step {Wording.Count(step)}, but its next steps are longer than that and carry it "
                + $"out again.",
        { Outcome: ArrivalOutcome.Cycles, Cycle: TwoPointCycle cycle } =>
            $"From step {Wording.Count(cycle.FirstStep)} on it jumps between two points, {Wording.Number(cycle.Distances.First)} "
                + $"and {Wording.Number(cycle.Distances.Second)} from the minimum: the gradient has length 1 however near the minimum is, "
                + $"and the step, {Wording.Number(result.Path.StepSizes[^1])} long, does not shrink.",
        { Outcome: ArrivalOutcome.FallsShort } =>
            $"All its steps together, for ever, are {Wording.Number(result.EndlessLength)} long, and the way "
                + $"is {Wording.Number(result.FirstDistance)}: it stops {Wording.Number(result.FirstDistance - result.EndlessLength)} "
                + $"short.",
        _ => $"After {Wording.Count(result.Path.Steps, "step")} it has walked {Wording.Number(result.LengthWalked)} and "
            + $"is {Wording.Number(result.FinalDistance)} away; its steps are long enough together, more of them would bring it nearer.",
    };

    private static string Stays(Arrival arrival) => arrival.SettledStep > arrival.Step
        ? $" The next steps are longer than that and carry it out again; from step {Wording.Count(arrival.SettledStep.Value)} on it stays."
        : "";

    private static IReadOnlyList<string> Cells(StepSizeResult result) =>
    [
        result.Name, result.Arrival.Outcome == ArrivalOutcome.Arrives ? "yes" : "no",
        result.Arrival.Step is int step ? Wording.Count(step) : "–",
            result.PredictedArrival is int predicted ? Wording.Count(predicted) : "–",
        Wording.Number(result.ClosestDistance), Wording.Number(result.FinalDistance), Wording.Number(result.LengthWalked),
            Wording.Number(result.EndlessLength),
    ];
}

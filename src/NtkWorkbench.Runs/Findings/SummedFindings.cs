namespace NtkWorkbench.Runs;

/// <summary>What is said of a kernel that is summed over outputs: that it approximates the whole one, and how far it is from it.</summary>
internal static class SummedFindings
{
    public static IEnumerable<Finding> Of(FeatureFacts facts, IEnumerable<CheckpointFacts> told)
    {
        if (facts.SummedOutputs is not int outputs)
            yield break;
        var said = new Telling();
        yield return said.Finding("features.summed", "features.kernel is summed, and there are several outputs",
            $"Kernel, singular values and principal features are those of Θ̄, the mean over {said.Count("outputs", outputs)} outputs of "
                + "the blocks of Θ of an output with itself: it approximates Θ, and is all of it where outputs are alike and do not touch "
                + "one another. Stable rates, regression and linear models are of Θ.");
        CheckpointFacts[] all = [.. told];
        if (all.Length > 0 && all.All(at => at.Summed is null))
        {
            var alone = new Telling();
            yield return alone.Finding("features.summed_alone", "features.kernel is summed, and Θ has more than 3,000 rows",
                $"It was not compared with Θ, which has {alone.Count("rows", (long)all[0].Rows * outputs)} rows.");
        }
        foreach (CheckpointFacts at in all)
        {
            if (at.Summed is SummedSummary summed && double.IsFinite(summed.Distance))
                yield return Compared(at, summed, outputs);
        }
    }

    private static Finding Compared(CheckpointFacts at, SummedSummary summed, int outputs)
    {
        var told = new Telling();
        foreach ((string key, double step) in FeatureFindings.Steps(at))
            told.Count(key, (long)step);
        if (summed.Distance <= (double)at.Rows * outputs * MachineEpsilon.Float64)
            return told.Finding("features.summed_equal", "features.kernel is summed, and ‖Θ − Θ̄ ⊗ I‖ ≤ n·o·ε‖Θ‖, which is rounding",
                $"At {Wording.Checkpoint(at.Name)} Θ is Θ̄ ⊗ I.");
        string distance = told.Number("distance", summed.Distance), modes = "";
        if (summed.LargestDifference is double most && double.IsFinite(most))
            modes = $"; of the leading {told.Count("modes", summed.Modes, "singular value")} of Θ̄ the farthest is "
                + $"{told.Percent("largest_difference", most)} away from the mean of the {told.Count("outputs", outputs)} of J that it "
                + "stands for";
        return told.Finding("features.summed_compared", "features.kernel is summed, and Θ has at most 3,000 rows",
            $"At {Wording.Checkpoint(at.Name)} ‖Θ − Θ̄ ⊗ I‖ is {distance} of ‖Θ‖{modes}.");
    }
}

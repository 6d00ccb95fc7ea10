namespace NtkWorkbench.Runs;

/// <summary>Beside "at the end" the same "at equal training loss", for groups that learned the same data.</summary>
internal static class EqualFootingSection
{
    public static void Write(ReportDocument document, IReadOnlyList<RunGroup> groups)
    {
        Set[] sets = [.. Sets(groups)];
        if (sets.Length == 0)
            return;
        document.Heading(2, "At equal training loss");
        document.Paragraph("Runs that ended at different losses are not alike at the end. Here each stands at the first recorded step "
            + "whose "
            + "training loss is at or below a level: the highest at which one of those with the same data ended, below the losses at which "
            + "all began. Kernel distance and the gap ‖f − f_lin‖/‖f − f₀‖ to f_lin = f₀ + J(θ − θ₀) are taken at the nearest tracked step "
            + "and checkpoint, if one lies between half and twice that step.");
        foreach ((Set set, int index) in sets.Select((set, index) => (set, index)))
        {
            foreach (Finding finding in Findings(set))
                document.SayItem(finding);
            document.Table(index == 0 ? "equal_training_loss" : $"equal_training_loss_{index + 1}",
                ["run", "step", "train loss", "test loss", "test − train", "kernel distance", "at step", "gap", "at step"],
                set.Groups.Select(group => Cells(group, set)));
        }
    }

    public static IEnumerable<Finding> Of(IReadOnlyList<RunGroup> groups) => Sets(groups).SelectMany(Findings);

    private static IEnumerable<Set> Sets(IReadOnlyList<RunGroup> groups) =>
        groups.GroupBy(group => group.Measure()).Select(same => Standing([.. same])).OfType<Set>();

    private static Set? Standing(RunGroup[] groups)
    {
        if (groups.Length < 2 || EqualFooting.Level(groups) is not (RunGroup highest, double loss))
            return null;
        var standing = groups.SelectMany(group => group.Runs).Select(run => (Run: run, At: EqualFooting.Of(run, loss)))
            .Where(one => one.At is not null).ToDictionary(one => one.Run, one => one.At!);
        return groups.Count(group => group.Runs.Any(standing.ContainsKey)) > 1 ? new Set(groups, highest, loss, standing) : null;
    }

    private static IEnumerable<Finding> Findings(Set set)
    {
        var told = new Telling();
        yield return told.Finding("equal_footing.level", "two groups or more of the same data come to the level by training",
            $"The level is a training loss of {told.Number("level", set.Loss)}, at which `{set.Highest.Label}` ended.");
        foreach (Finding finding in Ranked(set, "test_minus_train", "at equal training loss the test loss less the training loss", one =>
            one.TestLoss - one.TrainLoss)
            .Concat(Ranked(set, "kernel_distance", "at equal training loss the kernel distance", one => one.KernelDistance))
            .Concat(Ranked(set, "gap", "at equal training loss the gap to f₀ + J(θ − θ₀)", one => one.Gap)))
            yield return finding;
        foreach ((string what, Func<EqualFooting, double?> number) in new (string, Func<EqualFooting, double?>)[]
            { ("tracked step", one => one.KernelDistance), ("checkpoint", one => one.Gap) })
        {
            string[] missing = [.. set.Groups.Where(group => group.Runs.Any(set.Standing.ContainsKey) && set.Spread(group, number) is null)
                .Select(group => group.Label)];
            var absent = new Telling();
            if (missing.Length > 0)
                yield return absent.Finding($"equal_footing.no_{what.Replace(' ', '_')}", $"no {what} between half and twice the "
                    + $"step",
                    $"{absent.Have(missing, set.Groups.Count)} no {what} near enough to that place.");
        }
        string[] never = [.. set.Groups.Where(group => !group.Runs.Any(set.Standing.ContainsKey)).Select(group => group.Label)];
        told = new Telling();
        if (never.Length > 0)
            yield return told.Finding("equal_footing.never", "a group has no completed run that comes to the level by training",
                $"{told.Have(never, set.Groups.Count)} no completed run that came there by training.");
    }

    private static IEnumerable<Finding> Ranked(Set set, string name, string what, Func<EqualFooting, double?> number) =>
        Ranking.Of($"equal_footing.{name}", what, set.Groups.Select(group => (group.Label, set.Spread(group, number))));

    private static IReadOnlyList<string> Cells(RunGroup group, Set set)
    {
        string Cell(Func<EqualFooting, double?> number) => set.Spread(group, number)?.Cell() ?? "–";
        return [group.Label, Cell(one => one.Step), Cell(one => one.TrainLoss), Cell(one => one.TestLoss),
            Cell(one => one.TestLoss - one.TrainLoss), Cell(one => one.KernelDistance), Cell(one => one.TrackedStep), Cell(one => one.Gap),
            Cell(one => one.Checkpoint)];
    }

    private sealed record Set(IReadOnlyList<RunGroup> Groups, RunGroup Highest, double Loss,
        IReadOnlyDictionary<ComparedRun, EqualFooting> Standing)
    {
        public Spread? Spread(RunGroup group, Func<EqualFooting, double?> number) =>
            group.Spread(run => Standing.TryGetValue(run, out EqualFooting? one) ? number(one) : null);
    }
}

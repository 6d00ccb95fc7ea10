namespace NtkWorkbench.Runs;

/// <summary>What the numbers of a classifier say.</summary>
internal static class ClassFindings
{
    // Half of a feature's variance.
    private const double Aligned = 0.5;

    // Ratios that differ by less are alike.
    private const double Alike = 0.1;

    public static IEnumerable<Finding> Of(ClassFacts facts)
    {
        yield return Accuracy(facts);
        foreach (Finding finding in Mistakes(facts))
            yield return finding;
        if (Models(facts) is Finding models)
            yield return models;
        if (facts.LeavesOutRegression)
            yield return Finding.Of("classes.regression_left_out", "targets are classes, and features.method is lanczos",
                "Kernel regression on the classes is left out: it needs the tangent kernel, which features.method lanczos does not form.");
        foreach (Finding finding in Kernels(facts).Concat(Features(facts)))
            yield return finding;
    }

    private static Finding Accuracy(ClassFacts facts)
    {
        var told = new Telling();
        double[] sizes = [.. facts.Names.Select((_, i) => facts.Counts.Row(i).ToArray().Sum())];
        double samples = sizes.Sum(), right = facts.Names.Select((_, i) => facts.Counts[i, i]).Sum();
        string of = facts.AreTested ? "test sample" : "training sample";
        return told.Finding("classes.accuracy", "targets are classes",
            $"Of {told.Count("samples", (long)samples, of)} the trained network says the class of {told.Count("right", (long)right)} "
                + $"rightly, {told.Percent("accuracy", right / samples)}; the most frequent class alone would be right for "
                + $"{told.Percent("most_frequent", sizes.Max() / samples)}.");
    }

    private static IEnumerable<Finding> Mistakes(ClassFacts facts)
    {
        (int From, int To)[] pairs = [.. from i in Enumerable.Range(0, facts.Names.Count)
                                         from j in Enumerable.Range(0, facts.Names.Count)
                                         where i != j && facts.Counts[i, j] > 0
                                         orderby facts.Counts[i, j] descending
                                         select (i, j)];
        if (pairs.Length == 0)
            yield break;
        var told = new Telling();
        double size = facts.Counts.Row(pairs[0].From).ToArray().Sum(), wrong = pairs.Sum(pair => facts.Counts[pair.From, pair.To]);
        yield return told.Finding("classes.confused", "some samples are misclassified; the largest number off the diagonal",
            $"It takes `{facts.Names[pairs[0].From]}` for `{facts.Names[pairs[0].To]}` most often: "
                + $"{told.Count("confused", (long)facts.Counts[pairs[0].From, pairs[0].To])} of {told.Count("of_class", (long)size)}, "
                + $"{told.Percent("share_of_mistakes", facts.Counts[pairs[0].From, pairs[0].To] / wrong)} of all mistakes.");
        if (facts.LeastMargin < 0)
            yield return Finding.Of("classes.margin", "some samples are misclassified",
                $"The output of the class of the most mistaken sample lies {Number(-facts.LeastMargin)} below the largest.",
                ("margin", facts.LeastMargin));
    }

    private static Finding? Models(ClassFacts facts)
    {
        (string Name, double Test)[] tested =
            [.. facts.Accuracies.Where(one => one.Test is not null).Select(one => (one.Name, one.Test!.Value))];
        if (tested.Length < 2 || facts.LinearizedTestSamples is not int samples)
            return null;
        var told = new Telling();
        string[] each = [.. tested.Select(one => $"{one.Name} {told.Percent($"accuracy_{Key(one.Name)}", one.Test)}")];
        return told.Finding("classes.models", "accuracies of the network, the linear model or kernel regression on test samples are known",
            $"Accuracies on {told.Count("samples", samples, "test sample")} side by side: {string.Join("; ", each)}.");
    }

    // "linear model" as a key: linear_model.
    private static string Key(string name) =>
        string.Join('_', name.Split([' ', '-', ',', 'Θ'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant()));

    private static IEnumerable<Finding> Kernels(ClassFacts facts)
    {
        (string Name, double Ratio)[] ratios = [.. facts.Checkpoints.Select(at => (at.Name, Ratio: at.WithinOverBetween(facts.Sizes)))
            .Where(at => at.Ratio is not null).Select(at => (at.Name, at.Ratio!.Value))];
        if (ratios.Length == 0)
            yield break;
        var told = new Telling();
        (string Name, double Ratio) first = ratios[0], last = ratios[^1];
        string opening = $"At {Wording.Checkpoint(first.Name)} two samples of one class share "
            + $"{told.Number($"ratio_{Key(first.Name)}", first.Ratio)} times as much kernel as two of different classes";
        // Kernels may be negative, and so their ratio.
        double change = last.Ratio - first.Ratio, little = Alike * Math.Abs(first.Ratio);
        string verdict = change > little ? "training brought samples of a class together"
            : change < -little ? "training drew samples of a class apart" : "training changed that little";
        string later = ratios.Length == 1 ? ""
            : $", and at {Wording.Checkpoint(last.Name)} {told.Number($"ratio_{Key(last.Name)}", last.Ratio)} times: {verdict}";
        yield return told.Finding(
            "classes.kernel", "the mean of Θ over pairs of two classes is above 0; alike within a tenth", $"{opening}{later}.");
    }

    private static IEnumerable<Finding> Features(ClassFacts facts)
    {
        if (facts.Checkpoints.Count == 0)
            yield break;
        ClassCheckpoint at = facts.Checkpoints[^1];
        var told = new Telling();
        string[] aligned = [.. Enumerable.Range(0, at.Alignments.Rows).Select(k => (Feature: k, Class: at.ClassOf(k)))
            .Where(one => one.Class is int number && at.Alignments[one.Feature, number] >= Aligned)
            .Select(one => $"φ_{one.Feature + 1} with `{facts.Names[one.Class!.Value]}` "
                + $"({told.Number($"alignment_{one.Feature + 1}", at.Alignments[one.Feature, one.Class.Value])})")];
        double largest = at.Alignments.Values.Where(double.IsFinite).DefaultIfEmpty(0).Max();
        string[] absent = [.. facts.Names.Where((_, i) => facts.Sizes[i] == 0).Select(name => $"`{name}`")];
        string without = absent.Length == 0 ? "" : $"; no sample of {string.Join(", ", absent)} was linearized";
        yield return aligned.Length > 0
            ? told.Finding("classes.features", "the indicator of a class tells half of a principal feature's variance or more",
                $"At {Wording.Checkpoint(at.Name)} principal features are aligned with single classes: {string.Join(", ", aligned)}"
                    + $"{without}.")
            : Finding.Of("classes.no_features", "no indicator of a class tells half of a principal feature's variance",
                $"At {Wording.Checkpoint(at.Name)} no principal feature is that of a single class: the largest alignment is "
                    + $"{Number(largest)}{without}.", ("alignment", largest));
    }
}

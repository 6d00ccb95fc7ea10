namespace NtkWorkbench.Runs;

/// <summary>What is said of a spectrum whose leading values alone are known: nothing of its rank, for what was not found has no
/// bound.</summary>
internal static class LeadingFindings
{
    private const string Residual = "|Θu − σ²u| or where J has fewer columns than rows |JᵀJv − σ²v|";

    public static IEnumerable<Finding> Of(FeatureFacts facts, CheckpointFacts at, LeadingSummary leading)
    {
        var told = new Telling();
        string place = Wording.Checkpoint(at.Name);
        foreach ((string key, double step) in FeatureFindings.Steps(at))
            told.Count(key, (long)step);
        string shape = $"({told.Count("rows", at.Rows)}, {told.Count("columns", facts.Columns)})", values = Values(told, at, leading),
            residual = told.Number("residual", leading.LargestResidual),
            tolerance = told.Number("tolerance", leading.Tolerance);
        if (!leading.Converged)
        {
            string left = leading.LargestResidual > leading.Tolerance ? $"above the {tolerance} that is allowed"
                : $"within the {tolerance} that is allowed, but before it had looked for values that such a search misses";
            string remedy = leading.End == SearchEnd.Rounding
                ? "Rounding lets no less be had: a larger `features.leading.tolerance` is what it can reach."
                : "A larger `features.leading.products` lets it go on.";
            string asked = leading.Modes < leading.Asked ? $", of {told.Count("asked", leading.Asked)} that were asked for" : "";
            yield return told.Finding("features.leading_not_found",
                $"features.method is lanczos, and the products were spent or rounding kept a residual, {Residual}, above the tolerance",
                $"At {place} the search for the leading modes of the features of shape {shape} ended after "
                    + $"{told.Count("products", leading.Products, "product")} with a residual of {residual} of σ₁², {left}: "
                    + $"it has come to {values}{asked}. {remedy}");
            yield break;
        }
        yield return told.Finding("features.leading", $"features.method is lanczos, and no residual, {Residual}, is above the tolerance",
            $"At {place} the features of shape {shape} have the leading {values}. {(leading.Modes == 1 ? "It was" : "They were")} found by "
                + $"products alone, {told.Count("products", leading.Products)} of them; "
                + $"the largest residual is {residual} of σ₁², where {tolerance} is allowed.");
        if (leading.Modes < leading.Asked)
            yield return Fewer(at, leading);
        if (double.IsFinite(at.LeadingShare) && leading.Modes > 1)
            yield return Finding.Of("features.leading_first", "features.method is lanczos, several modes were found, and J is not zero",
                $"The first mode alone holds {Part(at.LeadingShare)} of ‖J‖².", ("leading_share", at.LeadingShare));
    }

    /// <summary>How σ₁ and what the modes hold changed.</summary>
    public static IEnumerable<Finding> Change(CheckpointFacts first, CheckpointFacts last)
    {
        if (first.Leading is not { Converged: true } || last.Leading is not { Converged: true })
            yield break;
        (string sigma, (string, double)[] numbers) = Runs.Change.Of("sigma", first.SingularValues[0], last.SingularValues[0]);
        string shares = "";
        (double before, double after) = (first.Leading.Share, last.Leading.Share);
        if (double.IsFinite(before) && double.IsFinite(after))
        {
            bool one = first.Leading.Modes == 1 && last.Leading.Modes == 1;
            (string found, string hold) = one ? ("the mode that was found", "holds") : ("the modes that were found", "hold");
            shares = Part(before) == Part(after) ? $"; {found} {hold} {Part(after)} of ‖J‖² at both"
                : $"; {found} held {Part(before)} of ‖J‖² and {hold} {Part(after)}";
            numbers = [.. numbers, ("first_share", before), ("last_share", after)];
        }
        yield return Finding.Of("features.leading_change", "the run was completed, and the modes of two checkpoints were found by lanczos",
            $"From {Wording.Checkpoint(first.Name)} to {Wording.Checkpoint(last.Name)} σ₁ {sigma}{shares}.",
            [.. numbers, .. FeatureFindings.Steps(first, last)]);
        double[] changes = [.. (last.ModeChanges ?? []).Where(double.IsFinite)];
        if (changes.Length < 2)
            yield break;
        yield return Finding.Of("features.leading_modes",
            "the run was completed, and the modes of init and a later checkpoint were found by lanczos",
            $"From initialization to {Wording.Checkpoint(last.Name)} σ_k² of {Count(changes.Length, "leading mode")} changed by "
                + $"{Percent(changes.Min())} to {Percent(changes.Max())}.",
            [("modes", changes.Length), ("least", changes.Min()), ("most", changes.Max()), .. FeatureFindings.Steps(last)]);
    }

    private static Finding Fewer(CheckpointFacts at, LeadingSummary leading)
    {
        var told = new Telling();
        string floor = $"above the floor {told.Number("floor", at.Floor)}, where rounding begins";
        string asked = $"of the {told.Count("asked", leading.Asked)} that were asked for is {floor}.";
        return told.Finding("features.leading_fewer",
            "features.method is lanczos, and others of the modes that were asked for are not above the floor",
            $"{(at.SingularValues[0] > at.Floor ? "No other" : "None")} {asked}");
    }

    private static string Values(Telling told, CheckpointFacts at, LeadingSummary leading)
    {
        string first = told.Number("sigma_first", at.SingularValues[0]);
        string held = double.IsFinite(leading.Share) ? $" with {told.Part("share", leading.Share)} of ‖J‖²" : "";
        return leading.Modes == 1 ? $"singular value σ₁ = {first}{held}"
            : $"{told.Count("modes", leading.Modes)} singular values from σ₁ = {first} to "
                + $"{Drawing.Subscript("σ", leading.Modes)} = {told.Number("sigma_last", at.SingularValues[^1])}{held}";
    }
}

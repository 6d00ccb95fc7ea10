namespace NtkWorkbench.Runs.Tests;

public sealed class LeadingFindingsTests
{
    private static readonly LeadingSummary Found = new()
    {
        Modes = 3, Products = 108, LargestResidual = 8e-7, Tolerance = 1e-6, Converged = true, End = SearchEnd.Found, Share = 0.93,
    };

    private static readonly CheckpointFacts Init = new()
    {
        Name = "init", Step = 0, Rows = 600_000, SingularValues = [40, 20, 10], NumericalRank = 3, EffectiveRank = double.NaN,
        LeadingShare = 0.7, Floor = 1e-5, Method = "lanczos", PrincipalFloors = [1e-9], StableRate = 0.5, Leading = Found,
    };

    private static readonly CheckpointFacts Final = Init with
    {
        Name = "final", Step = 100, SingularValues = [80, 20, 10], Leading = Found with { Share = 0.95 }, ModeChanges = [3, -0.25],
    };

    private static readonly FeatureFacts Facts = new()
    {
        Status = RunStatus.Completed, Checkpoints = [Init, Final], Columns = 335_114, LearningRate = 0.1,
    };

    [Fact]
    public void Of_FoundModes_SaysThemAndNothingOfARank()
    {
        Finding[] findings = [.. FeatureFindings.Of(Facts)];
        findings.Select(finding => finding.Sentence).Take(4).ShouldBe([
            "At initialization the features of shape (600 000, 335 114) have the leading 3 singular values from σ₁ = 40 to σ₃ = 10 with "
                + "93 % of ‖J‖², found by 108 products alone; the largest residual is 8e-07 of σ₁², where 1e-06 is allowed.",
            "The first mode alone holds 70 % of ‖J‖².",
            "From initialization to the end of training σ₁ grew 2-fold, from 40 to 80; the modes that were found held 93 % of ‖J‖² and "
                + "hold 95 %.",
            "From initialization to the end of training σ_k² of 2 leading modes changed by -25 % to 300 %.",
        ]);
        findings.ShouldAllBe(finding => !finding.Sentence.Contains("rank", StringComparison.Ordinal)
            && !finding.Sentence.Contains("kernel", StringComparison.Ordinal));
        foreach (Finding finding in findings)
            Said.Hold(finding);
    }

    [Fact]
    public void Of_AResidualAboveTheTolerance_SaysThatAndWhatToRaise()
    {
        LeadingSummary spent = Found with { Converged = false, End = SearchEnd.ProductsSpent, LargestResidual = 3e-5, Products = 2000 };
        CheckpointFacts at = Init with { Leading = spent };
        Finding finding = FeatureFindings.Of(Facts with { Checkpoints = [at] }).First();
        finding.Name.ShouldBe("features.leading_not_found");
        finding.Sentence.ShouldBe("At initialization the search for the leading modes of the features of shape (600 000, 335 114) ended "
            + "after 2 000 products with a residual of 3e-05 of σ₁², above the 1e-06 that is allowed: it has come to 3 "
            + "singular values from σ₁ = 40 to σ₃ = 10 with 93 % of ‖J‖². A larger `features.leading.products` lets it go on, a larger "
            + "`features.leading.memory` lets it converge in fewer.");
        Said.Hold(finding);
        FeatureFindings.Of(Facts with { Checkpoints = [at, Final] }).Select(one => one.Name)
            .ShouldNotContain(name => name == "features.leading_change" || name == "features.leading_first");
    }

    [Fact]
    public void Of_ManyModes_CountsTheLayersThatHoldThem()
    {
        CheckpointFacts at = Init with { LargestShares = [.. Enumerable.Range(0, 11).Select(k => (k < 7 ? 2 : 0, 0.6))] };
        Finding finding = FeatureFindings.Of(Facts with { Checkpoints = [at] }).Single(one => one.Name == "features.layers_of_many");
        finding.Sentence.ShouldBe(
            "At initialization the parameters of `layers.2` hold most of σ_k² in 7 of 11 modes, of `layers.0` in 4.");
        Said.Hold(finding);
    }

    [Fact]
    public void Of_EqualShares_AreSaidOnce()
    {
        FeatureFacts same = Facts with { Checkpoints = [Init, Final with { Leading = Found }] };
        FeatureFindings.Of(same).Single(one => one.Name == "features.leading_change").Sentence
            .ShouldEndWith("; the modes that were found hold 93 % of ‖J‖² at both.");
    }

    [Fact]
    public void Summary_OfAWholeSpectrum_IsNull()
    {
        var spectrum = new Spectrum { Method = SpectrumMethod.Svd, SingularValues = [2, 1], Floor = 1e-12 };
        LeadingSummary.Of(spectrum).ShouldBeNull();
        LeadingSummary leading = LeadingSummary.Of(spectrum with
        {
            Leading = new()
            {
                Asked = 2, Next = 0.5, Residuals = [0, 1e-3], Bounds = [0, 1e-3], SquaredNorm = 10, Products = 7, Tolerance = 1e-6,
                Largest = 2e-4, End = SearchEnd.ProductsSpent,
            },
        })!;
        (leading.Share, leading.Converged, leading.Modes).ShouldBe((0.5, false, 2));
    }
}

namespace NtkWorkbench.Runs.Tests;

public sealed class LeadingFindingsTests
{
    private static readonly LeadingSummary Found = new()
    {
        Asked = 3, Modes = 3, Products = 108, LargestResidual = 8e-7, Tolerance = 1e-6, Converged = true, End = SearchEnd.Found,
        Share = 0.93,
    };

    private static readonly LeadingSummary Unfinished = Found with
    {
        Converged = false, End = SearchEnd.ProductsSpent, LargestResidual = 3e-5, Products = 2000,
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
                + "93 % of ‖J‖². They were found by products alone, 108 of them; the largest residual is 8e-07 of σ₁², where 1e-06 "
                + "is allowed.",
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
        CheckpointFacts at = Init with { Leading = Unfinished };
        Finding finding = FeatureFindings.Of(Facts with { Checkpoints = [at] }).First();
        finding.Name.ShouldBe("features.leading_not_found");
        finding.Sentence.ShouldBe("At initialization the search for the leading modes of the features of shape (600 000, 335 114) ended "
            + "after 2 000 products with a residual of 3e-05 of σ₁², above the 1e-06 that is allowed: it has come to 3 "
            + "singular values from σ₁ = 40 to σ₃ = 10 with 93 % of ‖J‖². A larger `features.leading.products` lets it go on.");
        Said.Hold(finding);
        FeatureFindings.Of(Facts with { Checkpoints = [at, Final] }).Select(one => one.Name)
            .ShouldNotContain(name => name == "features.leading_change" || name == "features.leading_first");
    }

    [Fact]
    public void Of_FewerModesThanAsked_SaysThatTheOthersAreNotAboveTheFloor()
    {
        Finding Fewer(CheckpointFacts at) =>
            FeatureFindings.Of(Facts with { Checkpoints = [at] }).Single(one => one.Name == "features.leading_fewer");
        CheckpointFacts at = Init with { Leading = Found with { Asked = 20 } };
        Finding finding = Fewer(at);
        finding.Sentence.ShouldBe("No other of the 20 that were asked for is above the floor 1e-05, where rounding begins.");
        Said.Hold(finding);
        Fewer(at with { SingularValues = [1e-6] }).Sentence.ShouldStartWith("None of the 20 that were asked for is above");

        CheckpointFacts unfinished = Init with { Leading = Unfinished with { Asked = 20 } };
        Finding[] findings = [.. FeatureFindings.Of(Facts with { Checkpoints = [unfinished] })];
        findings[0].Sentence.ShouldContain(" with 93 % of ‖J‖², of 20 that were asked for. ");
        Said.Hold(findings[0]);
        findings.ShouldNotContain(one => one.Name == "features.leading_fewer", "they may be above it");
    }

    [Fact]
    public void Of_ASearchThatWasNotFinished_SaysThatItMayBlurFeatures()
    {
        Finding Blurred(LeadingSummary leading) => FeatureFindings.Of(Facts with
        {
            Checkpoints = [Init with { Leading = leading, PrincipalFloors = [0.1, 1e-9] }],
        }).Single(one => one.Name == "features.blurred_modes");
        Blurred(Found).Sentence.ShouldEndWith("size: rounding or a close neighbour blurs it.");
        Blurred(Unfinished).Sentence.ShouldEndWith("size: the unfinished search, rounding or a close neighbour blurs it.");
    }

    [Fact]
    public void Of_NearlyAllOfJ_IsNotSaidToBeAllOfIt()
    {
        LeadingSummary most = Found with { Modes = 1, Asked = 1, Share = 0.99966 };
        Finding[] findings = [.. FeatureFindings.Of(Facts with
        {
            Checkpoints = [Init with { Leading = most }, Final with { Leading = most with { Share = 1 - 1e-9 } }],
        })];
        findings[0].Sentence.ShouldContain("σ₁ = 40 with 99.97 % of ‖J‖². It was found by products alone, 108 of them;");
        findings.Single(one => one.Name == "features.leading_change").Sentence
            .ShouldEndWith("; the mode that was found held 99.97 % of ‖J‖² and holds more than 99.9999 %.");
        foreach (Finding finding in findings)
            Said.Hold(finding);
        FeatureFindings.Of(Facts with { Checkpoints = [Init with { Leading = most with { Share = 1 - 1e-15 } }] }).First().Sentence
            .ShouldContain("with 100 % of ‖J‖².", customMessage: "what is left is rounding");
    }

    [Fact]
    public void Of_AnOptimizerThatScales_SaysWhyTheScaledSpectrumIsLeftOut()
    {
        FeatureFindings.Of(Facts with { OtherOptimizer = "adam", LeavesOutPreconditioned = true })
            .Single(one => one.Name == "preconditioned.left_out").Sentence.ShouldBe("The spectrum of the features as adam scales them, "
                + "J P^(−½), is left out: it needs J, which features.method lanczos does not form.");
        FeatureFindings.Of(Facts with { OtherOptimizer = "adam" }).ShouldNotContain(one => one.Name == "preconditioned.left_out");
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
                Asked = 3, Next = 0, Residuals = [0, 1e-3], Bounds = [0, 1e-3], SquaredNorm = 10, Products = 7, Tolerance = 1e-6,
                Largest = 2e-4, End = SearchEnd.ProductsSpent,
            },
        })!;
        (leading.Share, leading.Converged, leading.Modes, leading.Asked).ShouldBe((0.5, false, 2, 3));
    }
}

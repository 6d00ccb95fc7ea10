namespace NtkWorkbench.Runs.Tests;

public sealed class FeatureFindingsTests
{
    private static readonly CheckpointFacts Init = new()
    {
        Name = "init", Step = 0, Rows = 4, SingularValues = [4, 2, 1], NumericalRank = 2, EffectiveRank = 1.5, LeadingShare = 0.8,
        Floor = 1e-9,
        Method = "svd", PrincipalFloors = [1e-9, 1e-8], StableRate = 0.5, KernelDistance = 0, KernelChange = 0,
    };

    private static readonly CheckpointFacts Final = Init with
    {
        Name = "final", Step = 100, SingularValues = [8, 2, 1], EffectiveRank = 1.2, KernelDistance = 0.1, KernelDistanceCentered = 0.2,
        KernelChange = 3, ModeChanges = [3, -0.25, double.NaN],
    };

    private static readonly FeatureFacts Facts = new()
    {
        Status = RunStatus.Completed, Checkpoints = [Init, Final], Columns = 7, LearningRate = 0.1,
    };

    [Fact]
    public void Of_CompletedRun_SaysEachSentenceFromItsNumbers()
    {
        Finding[] findings = [.. FeatureFindings.Of(Facts)];
        findings.Select(finding => finding.Sentence).ShouldBe([
            "At initialization the feature matrix has 4 rows and 7 columns; 2 of its 3 singular values are above the floor 1e-09 of the "
                + "method "
                + "(svd).",
            "The first mode holds 80 % of their squares (effective rank 1.5).",
            "From initialization to the end of training σ₁ grew 2-fold, from 4 to 8; the effective rank fell by 20 %, from 1.5 to 1.2.",
            "At initialization the values of the principal features have floors from 1e-09 to 1e-08.",
            "At the end of training the values of the principal features have floors from 1e-09 to 1e-08.",
            "From initialization to the end of training the tangent kernel turned by a distance of 0.1 (0.2 centered) and moved by 3 of "
                + "its "
                + "norm.",
            "Of its 2 leading modes σ_k² changed by -25 % to 300 %.",
            "Full-batch gradient descent on the linear model at initialization is stable below a learning rate of 0.5; the job's 0.1 is "
                + "0.2 of "
                + "it.",
        ]);
        foreach (Finding finding in findings)
            Said.Hold(finding);
    }

    [Fact]
    public void Of_OptimizerThatDivides_SaysItsSpectrumAndItsEdge()
    {
        CheckpointFacts last = Final with { PreconditionedSigma = 20, PreconditionedRank = 2.5, Sharpness = 30, Edge = 40 };
        FeatureFacts facts = Facts with { OtherOptimizer = "adam", Checkpoints = [Init, last], NearestToEdge = (50, 0.8), EdgeFrom = 44 };
        Finding[] findings = Preconditioned(facts);
        findings.Select(finding => finding.Sentence).ShouldBe([
            "At the end of training the features as adam scales them, J P^(−½), have σ₁ = 20 and the effective rank 2.5; J itself has 8 "
                + "and 1.2.",
            "At the end of training λ₁(P⁻¹H) of the training loss is 30, which is 0.75 of 40, the edge above which adam's steps grow at "
                + "its rate there.",
            "From step 44 on, once the start of adam's averages weighs below 1 %, λ₁(P⁻¹H) was largest beside its edge at step 50, where "
                + "it was 0.8 of it.",
        ]);
        foreach (Finding finding in findings)
            Said.Hold(finding, "1");
        Preconditioned(facts with { ClipsGradients = true }).Skip(1).Select(finding => finding.Sentence).ShouldBe([
            findings[1].Sentence[..^1] + " as long as no gradient is clipped.",
            findings[2].Sentence[..^1] + ", the edge of steps that are not clipped.",
        ]);
        FeatureFacts still = facts with { Checkpoints = [Init, last with { Edge = double.PositiveInfinity }], NearestToEdge = null };
        Preconditioned(still).Length.ShouldBe(1);
        Preconditioned(facts with { Status = RunStatus.Diverged }).ShouldBeEmpty();

        static Finding[] Preconditioned(FeatureFacts facts) =>
            [.. FeatureFindings.Of(facts).Where(finding => finding.Name.StartsWith("preconditioned", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData(RunStatus.Diverged)]
    [InlineData(RunStatus.Diverging)]
    [InlineData(RunStatus.Cancelled)]
    public void Of_RunThatDidNotComplete_SaysNothingOfItsEnd(RunStatus status)
    {
        FeatureFacts facts = Facts with { Status = status, LinearModel = new(0.1, true, LinearModelMethod.Modes) };
        FeatureFindings.Of(facts).Select(finding => finding.Name)
            .ShouldBe(["features.matrix", "features.leading_mode", "features.floors", "rates.stable"]);
        FeatureFindings.Of(facts with { Checkpoints = [Final] }).ShouldBeEmpty();
    }

    [Fact]
    public void Of_MissingNumbers_IsSilent() => FeatureFindings.Of(Facts with
    {
        Checkpoints =
        [
            Init with { LeadingShare = double.NaN, StableRate = double.PositiveInfinity, PrincipalFloors = [double.NaN] },
            Final with { KernelDistance = null, PrincipalFloors = [double.NaN] },
        ],
    }).Select(finding => finding.Name).ShouldBe(["features.matrix", "features.change"]);

    [Theory]
    [InlineData(0.0199, null)]
    [InlineData(0.0201, "At initialization mode 1 has a floor above a hundredth of its size: rounding or a close neighbour blurs it.")]
    public void Of_FloorAboveAHundredth_NamesTheMode(double floor, string? expected) =>
        Only("features.blurred_modes", Init with { PrincipalFloors = [floor, 0.001] })?.Sentence.ShouldBe(expected);

    [Fact]
    public void Of_SeveralBlurredModes_NamesThem() =>
        Only("features.blurred_modes", Init with { PrincipalFloors = [0.1, 0.1, 0.1] })!.Sentence.ShouldBe("At initialization modes 1, "
            + "2 and 3 have floors above a hundredth of their size: rounding or a close neighbour blurs "
            + "them.");

    [Fact]
    public void Of_OneFloor_IsSaidOnce() => Only("features.floor", Init with { PrincipalFloors = [0.001] })!.Sentence
        .ShouldBe("At initialization the values of the principal features have a floor of 0.001.");

    [Fact]
    public void Of_Layers_NamesWhichHoldsMost()
    {
        Only("features.layers", Init with { LargestShares = [(1, 0.75), (0, 0.5)] })!.Sentence.ShouldBe(
            "At initialization the layer whose parameters hold most of σ_k² is, from the first mode on: `layers.1` (75 %), `layers.0` "
                + "(50 %).");
        Only("features.layers", Init with { Name = "step-50", Step = 50, LargestShares = [(1, 0.75)] })!.Sentence.ShouldBe(
            "At step 50 the layer whose parameters hold most of σ₁² is `layers.1` (75 %).");
        Only("features.layers", Init with { LargestShares = [(1, double.NaN)] }).ShouldBeNull();
    }

    [Theory]
    [InlineData(0.051, "with the output layer alone trained the network is that linear model, and what is drawn at each step made the "
        + "gap.")]
    [InlineData(0.049, "training was lazy.")]
    public void Of_GapOfTheOutputLayerAlone_IsWhatWasDrawn(double gap, string expected) =>
        Gap(new(gap, true, LinearModelMethod.Modes) { HasInstanceNoise = true }, trainsAllLayers: false).Sentence.ShouldBe(
            $"On the grid the network ended at {gap} of its change away from the linear model at initialization, trained mode by mode at "
                + $"the same rates, in the mean over the noise: {expected}");

    [Fact]
    public void Of_GapToAMeanOverDraws_SaysHowMany()
    {
        var model = new LinearModelFacts(0.01, true, LinearModelMethod.Modes) { HasInstanceNoise = true, NoiseDraws = 26 };
        Gap(model).Sentence.ShouldContain("mode by mode at the same rates, in the mean over 26 draws of each sample's noise: ");
        Gap(model with { Method = LinearModelMethod.Parameters }).Sentence.ShouldContain("trained in its parameters by the same steps: ");
    }

    [Theory]
    [InlineData(5e-7, true, "Training the linear model took 45 products with J and Jᵀ; the last five of them moved its parameters by 5e-07 "
        + "of their way.")]
    [InlineData(0.02, false, "Training the linear model took 45 products with J and Jᵀ; the last five of them moved its parameters by 0.02 "
        + "of their way, more than 10⁻⁶: where its steps lead is known no better.")]
    public void Of_KrylovSpace_SaysHowFarItCame(double change, bool converged, string expected)
    {
        LinearModelFacts model = new(0.1, true, LinearModelMethod.Krylov)
        {
            Krylov = new() { Products = 45, Change = change, Converged = converged },
            RegressionResidual = 3e-5,
        };
        Finding[] found = [.. FeatureFindings.Of(Facts with { Status = RunStatus.Completed, LinearModel = model })];
        found.Single(one => one.Name == "laziness.krylov").Sentence.ShouldBe(expected);
        found.Single(one => one.Name == "laziness.regression_residual").Sentence.ShouldBe("Kernel regression was solved by conjugate "
            + "gradients with a ridge of 10⁻⁶λ₁, to a residual of 3e-05 of its right-hand side at most.");
    }

    [Theory]
    [InlineData(0.049, true, LinearModelMethod.Modes, "On the grid the network ended at 0.049 of its change away from the "
        + "linear model at initialization, trained mode by mode at the same rates: training was lazy.")]
    [InlineData(0.051, true, LinearModelMethod.TooLong, "On the grid the network ended at 0.051 of its change away from the "
        + "linear model at initialization, moved to the same parameters, for training it takes more than 2·10¹² multiplications: "
        + "training was not lazy, though the linear model tells most of the change.")]
    [InlineData(0.051, true, LinearModelMethod.Diverged, "On the grid the network ended at 0.051 of its change away from the "
        + "linear model at initialization, moved to the same parameters, for training it diverged: training was not lazy, though the "
        + "linear model tells most of the change.")]
    [InlineData(0.71, true, LinearModelMethod.Parameters, "On the grid the network ended at 0.71 of its change away from the "
        + "linear model at initialization, trained in its parameters by the same steps: training was not lazy, and the linear "
        + "model tells little of the change.")]
    [InlineData(0, false, LinearModelMethod.Modes, "On the grid the network did not change.")]
    [InlineData(double.NaN, true, LinearModelMethod.Modes, null)]
    public void Of_Gap_SaysHowLazyTrainingWas(double gap, bool hasMoved, LinearModelMethod method, string? expected)
    {
        Finding? finding = FeatureFindings.Of(Facts with { LinearModel = new(gap, hasMoved, method) })
            .SingleOrDefault(one => one.Name.StartsWith("laziness", StringComparison.Ordinal));
        finding?.Sentence.ShouldBe(expected);
        (finding is null).ShouldBe(expected is null);
    }

    [Fact]
    public void Of_TestLosses_AreSaidWhereAllAreFinite()
    {
        LinearModelFacts model = new(0.1, true, LinearModelMethod.Modes) { TestLosses = (1, 4), RegressionTestLosses = (2, 3) };
        FeatureFindings.Of(Facts with { LinearModel = model }).Single(one => one.Name == "laziness.test_losses").Sentence.ShouldBe(
            "The linear model's test loss is 1, that of kernel regression 2 with the initial and 3 with the trained kernel, that of the "
                + "network 4.");
        Gap(model with { Points = "test samples" }).Sentence.ShouldStartWith("On the test samples the network ended at 0.1 of its change");
        FeatureFindings.Of(Facts with { LinearModel = model with { RegressionTestLosses = (double.NaN, 3) } })
            .ShouldNotContain(one => one.Name.StartsWith("laziness.test", StringComparison.Ordinal));
        FeatureFindings.Of(Facts with { LinearModel = model with { RegressionTestLosses = null } })
            .Single(one => one.Name == "laziness.test_loss").Sentence.ShouldBe("The linear model's test loss is 1, that of the network 4.");
    }

    [Fact]
    public void Of_KernelThatStandsStill_DidNotMove()
    {
        Only("kernel.still", Final with { KernelChange = 0 })!.Sentence
            .ShouldBe("From initialization to the end of training the tangent kernel did not move.");
        double rounding = Final.Rows * Math.BitIncrement(1) - Final.Rows;
        Only("kernel.still", Final with { KernelChange = rounding }).ShouldNotBeNull();
        Only("kernel.still", Final with { KernelChange = 1.01 * rounding }).ShouldBeNull();
        Only("kernel.mode", Final with { ModeChanges = [0.5, double.NaN] })!.Sentence.ShouldBe("Of its leading mode σ² changed by 50 %.");
    }

    [Fact]
    public void Of_Rates_SayOfWhatTheyAre()
    {
        FeatureFacts noisy = Facts with { HasInstanceNoise = true, OtherOptimizer = "adam" };
        Sentences(noisy, Init with { StableRateMeanSquare = 0.25, NoiseDraws = 16 }).ShouldBe([
            "Full-batch gradient descent on the linear model at initialization is stable in the mean over the instance noise below a "
                + "learning "
                + "rate of 0.5; the job's 0.1 is 0.2 of it (for plain gradient descent; the job used adam).",
            "A single run obeys the limit of the mean square, 0.25 with the job's batches: above it the spread grows without bound "
                + "though the "
                + "mean converges.",
            "These rates are means over 16 draws of each sample's noise.",
        ]);
        Sentences(noisy, Init)[1..].ShouldBe([
            "A single run obeys the limit of the mean square, which is lower and was not computed: it needs the mean squared error and "
                + "a small "
                + "network.",
        ]);
        Sentences(Facts, Init with { StableRateEverywhere = 0.3 }).ShouldBe([
            "Full-batch gradient descent on the linear model at initialization is stable locally, near these outputs, below a learning "
                + "rate of "
                + "0.5; the job's 0.1 is 0.2 of it.",
            "Wherever its outputs go, it converges below 0.3, by the bound on the softmax Hessian.",
        ]);
    }

    [Fact]
    public void Of_RatesOfAJobThatClips_AreThoseOfOthers()
    {
        FeatureFacts clipped = Facts with { ClipsGradients = true, HasInstanceNoise = true };
        Sentences(clipped, Init)[0].ShouldEndWith("0.2 of it (for plain gradient descent; the job clipped gradients).");
        Sentences(clipped with { OtherOptimizer = "adam" }, Init)[0].ShouldEndWith("; the job used adam and clipped gradients).");
        Sentences(clipped, Init)[1].ShouldStartWith("A single run without clipping obeys the limit of the mean square, which is lower");
        Sentences(clipped, Init with { StableRateMeanSquare = 0.25 })[1].ShouldStartWith("A single run without clipping obeys");
    }

    private static string[] Sentences(FeatureFacts facts, CheckpointFacts at)
    {
        Finding[] findings = [.. RateFindings.Of(facts, at)];
        foreach (Finding finding in findings)
            Said.Hold(finding);
        return [.. findings.Select(finding => finding.Sentence)];
    }

    private static Finding? Only(string name, CheckpointFacts at)
    {
        Finding? finding = FeatureFindings.Of(Facts with { Checkpoints = [at] }).SingleOrDefault(one => one.Name == name);
        if (finding is not null)
            Said.Hold(finding);
        return finding;
    }

    private static Finding Gap(LinearModelFacts model, bool trainsAllLayers = true) =>
        FeatureFindings.Of(Facts with { TrainsAllLayers = trainsAllLayers, LinearModel = model }).Single(one => one.Name == "laziness.gap");
}

namespace NtkWorkbench.Runs.Tests;

public class LazinessFindingsTests
{
    private static readonly int[] Widths = [16, 64, 256];
    private static readonly double[] Scales = [0.125, 0.5, 2, 8, 32];

    [Fact]
    public void Headline_AllCameThere_SaysThatNoneWasLeftOut()
    {
        Finding ends = LazinessFindings.Headline(Map((_, _, _) => 0.5), Widths.Length * Scales.Length * 2).First();

        Said.Hold(ends);
        ends.Sentence.ShouldBe("30 of 30 trainings came to 10 % of their first loss, where they are compared; none was left out.");
    }

    [Fact]
    public void Headline_SomeEndedOtherwise_CountsEachKind()
    {
        LazinessPoint[] points = [.. Map((_, _, _) => 0.5).Points];
        points[0] = points[0] with { End = LazinessEnd.Diverged };
        points[1] = points[1] with { End = LazinessEnd.OutOfSteps };

        Finding ends = LazinessFindings.Headline(LazinessResults.Of(0.1, points[..^3]), points.Length).First();

        Said.Hold(ends);
        ends.Sentence.ShouldBe("25 of 30 trainings came to 10 % of their first loss, where they are compared; 1 ran out of steps, "
            + "1 diverged and 3 were cancelled.");
    }

    [Fact]
    public void Headline_GapOfOneOverScaleAndRootOfWidth_TellsTheBorder()
    {
        // 0.4/(α√n) is 0.05 at α = 8/√n.
        Finding[] borders = [.. LazinessFindings.Headline(Map((width, _, scale) => 0.4 / scale / Math.Sqrt(width)), 30).Skip(1)];

        borders.Length.ShouldBe(2);
        borders.ShouldAllBe(border => border.Name == "laziness.border");
        Said.Hold(borders[0]);
        borders[0].Sentence.ShouldStartWith("At 0.1 of the largest stable rate a gap of 0.05, below which training is lazy, is passed at "
            + "α = 2 for width 16 and at 0.5 for width 256: α goes as width^-0.5 (± ");
    }

    [Fact]
    public void Effects_GapOfOneOverScaleAndRootOfWidth_TellsBothSlopes()
    {
        Finding[] effects = [.. LazinessFindings.Effects(Map((width, _, scale) => 0.4 / scale / Math.Sqrt(width)))];

        foreach (Finding finding in effects)
            Said.Hold(finding, "1");
        effects[0].Sentence.ShouldStartWith("Where training is lazy, the gap falls with the output scale: at 0.1 of the largest stable "
            + "rate and width 256 it goes as α^-1 (± ");
        effects[1].Sentence.ShouldStartWith("Where training is lazy, the gap falls with the width: at 0.1 of the largest stable rate and "
            + "α 32 it goes as width^-0.5 (± ");
    }

    [Fact]
    public void Effects_GapThatGrowsWithTheScale_SaysSo() =>
        LazinessFindings.Effects(Map((_, _, scale) => 0.001 * scale)).First().Sentence
            .ShouldStartWith("Where training is lazy, the gap grows with the output scale");

    [Fact]
    public void Effects_GapThatGoesUpAndDown_CannotBeToldToChange()
    {
        Finding scale = LazinessFindings.Effects(Map((_, _, scale) => scale is 0.5 or 8 ? 0.01 : 0.02)).First();

        Said.Hold(scale);
        scale.Sentence.ShouldStartWith("Where training is lazy, the gap cannot be told to change with the output scale");
    }

    [Fact]
    public void Headline_StepsBeyondTheLoss_SaysHowFar()
    {
        LazinessPoint[] points = [.. Map((_, _, _) => 0.5).Points];
        points[3] = points[3] with { Loss = 0.04 };

        Finding ends = LazinessFindings.Headline(LazinessResults.Of(0.1, points), points.Length).First();

        Said.Hold(ends);
        ends.Sentence.ShouldContain("where they are compared (their last steps went as far as 4 %)");
    }

    [Fact]
    public void Headline_OneTraining_IsNotSeveral() =>
        LazinessFindings.Headline(LazinessResults.Of(0.1, Map((_, _, _) => 0.5).Points.Take(1)), 1).Single().Sentence
            .ShouldBe("1 of 1 training came to 10 % of its first loss; none was left out.");

    [Fact]
    public void Headline_NoneCameThere_ComparesNoneAndSaysWhatWouldHelp() =>
        LazinessFindings.Headline(LazinessResults.Of(0.1, Map((_, _, _) => 0.5).Points.Take(2)
            .Select(point => point with { End = LazinessEnd.OutOfSteps })), 2).Single().Sentence
            .ShouldBe("0 of 2 trainings came to 10 % of their first loss; 2 ran out of steps. More of `training.steps`, or a larger "
                + "`loss_share`, would let some come there.");

    [Fact]
    public void Headline_ScalesFarApart_TellsOnlyBetweenWhich()
    {
        Finding border = LazinessFindings.Headline(LazinessResults.Of(0.1, Map((_, _, scale) => 0.4 / scale).Points
            .Where(point => point.Place is { OutputScale: 0.125 or 32, Fraction: 0.1 })), 6).Skip(1).Single();

        Said.Hold(border);
        border.Name.ShouldBe("laziness.bracket");
        border.Sentence.ShouldBe("At 0.1 of the largest stable rate a gap of 0.05, below which training is lazy, is passed somewhere "
            + "between α = 0.125 and 32 for width 16 and between α = 0.125 and 32 for width 256; output scales nearer to each other would "
            + "tell where.");
    }

    [Fact]
    public void Headline_SomeWidthsWithoutANarrowBorder_AreToldToo()
    {
        // Width 64 has the two outer scales alone.
        Finding border = LazinessFindings.Headline(LazinessResults.Of(0.1, Map((_, _, scale) => 0.4 / scale).Points
            .Where(point => point.Place.Fraction == 0.1 && (point.Place.Width != 64 || point.Place.OutputScale is 0.125 or 32))), 12)
            .Skip(1).Single();

        Said.Hold(border);
        border.Sentence.ShouldEndWith("is passed at α = 8 for width 16 and at 8 for width 256; between α = 0.125 and 32 for width 64.");
    }

    [Fact]
    public void Headline_NarrowScalesOfRounding_GiveNoAdvice() =>
        LazinessFindings.Headline(LazinessResults.Of(0.1, Map((_, _, scale) => scale > 1 ? 1e-16 : 0.4).Points
            .Select(point => point with { GapRounding = 1e-15 })), 30).Skip(1).ShouldAllBe(border =>
                border.Name == "laziness.bracket" && border.Sentence.EndsWith("between α = 0.5 and 2 for width 256."));

    [Fact]
    public void Headline_LossThatRoundingHid_SaysWhereItWas()
    {
        LazinessPoint[] points = [.. Map((_, _, _) => 0.5).Points];
        points[3] = points[3] with { Loss = 0.2 };

        Finding ends = LazinessFindings.Headline(LazinessResults.Of(0.1, points), points.Length).First();

        Said.Hold(ends);
        ends.Sentence.ShouldContain("(without the rounding of training some were at 20 %)");
    }

    [Fact]
    public void Headline_LossBelowRounding_SaysThatItMayHaveKeptThem()
    {
        LazinessPoint[] points = [.. Map((_, _, _) => 0.5).Points];
        points[0] = points[0] with { End = LazinessEnd.OutOfSteps, OutputRounding = 0.16 };
        points[1] = points[1] with { End = LazinessEnd.OutOfSteps, OutputRounding = 0.15 };
        points[2] = points[2] with { OutputRounding = 0.3 };

        // √0.1/2 is 0.1581.
        Finding rounding = LazinessFindings.Headline(LazinessResults.Of(0.1, points), points.Length).ElementAt(1);

        Said.Hold(rounding, "2");
        rounding.Sentence.ShouldBe("Of those that ran out of steps 1 may have been kept from that loss by rounding: of ‖y‖ it may be "
            + "0.16, and the loss leaves 0.3162. Smaller output scales have less of it, and float64 less than float32.");
    }

    [Fact]
    public void Effects_GapsOfRounding_AreLeftOutOfSlopes()
    {
        // As 1/α, but for what rounding makes of the last scale.
        LazinessResults map = LazinessResults.Of(0.1, Map((_, _, scale) => scale > 8 ? 1e-9 : 0.01 / scale).Points
            .Select(point => point with { GapRounding = 2e-9 }));

        Finding[] effects = [.. LazinessFindings.Effects(map)];

        effects[0].Sentence.ShouldStartWith("At 6 of the 30 places that came to the loss the gap is no larger than rounding may "
            + "make it, 8Lε(1 + ‖f_θ₀‖/‖f_θ − f_θ₀‖)");
        effects[1].Sentence.ShouldContain("it goes as α^-1 (± ");
        effects[1].Sentence.ShouldEndWith("over 3 places.");
    }

    [Fact]
    public void Effects_LinearToRounding_HasNoSlopes()
    {
        LazinessResults map = LazinessResults.Of(0.1, Map((_, _, scale) => 1e-16 * scale).Points
            .Select(point => point with { GapRounding = 1e-14 }));

        LazinessFindings.Effects(map).Single().Sentence.ShouldStartWith("Wherever training came to the loss the gap is no larger than "
            + "rounding may make it");
    }

    [Fact]
    public void Effects_GapThatTheRateDoubles_SaysSo() =>
        Rate((width, fraction, scale) => (fraction > 0.5 ? 0.8 : 0.4) / scale / Math.Sqrt(width)).Sentence.ShouldStartWith(
            "From 0.1 to 0.9 of the largest stable rate the gap changes by a factor of 2 (mean of logarithms over 3 widths");

    [Fact]
    public void Effects_GapThatTheRateMovesBothWays_CannotBeToldFromNone() =>
        Rate((width, fraction, _) => fraction > 0.5 ? width == 64 ? 0.2 : width > 64 ? 0.1 : 0.4 : 0.2).Sentence
            .ShouldContain("which cannot be told from 1");

    [Fact]
    public void Effects_KernelOfLazyPlaces_IsToldBesideTheOthers()
    {
        Finding kernel = LazinessFindings.Effects(Map((_, _, scale) => scale > 1 ? 0.01 : 0.5)).Single(
            finding => finding.Name == "laziness.kernel");

        Said.Hold(kernel);
        kernel.Sentence.ShouldBe("In the 18 places where training is lazy the kernel changed by at most 0.02 of its norm, in the "
            + "other 12 by 1 to 1.");
    }

    [Fact]
    public void Effects_KernelOfOnePlaceEach_IsNotARange()
    {
        LazinessPoint[] all = [.. Map((_, _, scale) => scale > 1 ? 0.01 : 0.5).Points];
        Finding kernel = LazinessFindings.Effects(LazinessResults.Of(0.1, [all[0], all[4]])).Single();

        Said.Hold(kernel);
        kernel.Sentence.ShouldBe("In the 1 place where training is lazy the kernel changed by at most 0.02 of its norm, in the "
            + "other 1 by 1.");
    }

    [Fact]
    public void Effects_NothingLazy_SaysNothingOfIt() =>
        LazinessFindings.Effects(Map((_, _, _) => 0.5)).Select(finding => finding.Name).ShouldBe(["laziness.rate"]);

    private static Finding Rate(Func<int, double, double, double> gap)
    {
        Finding finding = LazinessFindings.Effects(Map(gap)).Single(one => one.Name == "laziness.rate");
        Said.Hold(finding, "1");
        return finding;
    }

    // The kernel changes by twice the gap.
    private static LazinessResults Map(Func<int, double, double, double> gap) => LazinessResults.Of(0.1,
        from width in Widths
        from fraction in new[] { 0.1, 0.9 }
        from scale in Scales
        select new LazinessPoint
        {
            Place = new(width, fraction, scale, 0),
            LearningRate = 0.1,
            End = LazinessEnd.Reached,
            Steps = 10,
            FirstLoss = 1,
            Loss = 0.1,
            Gap = gap(width, fraction, scale),
            KernelChange = 2 * gap(width, fraction, scale),
            KernelDistance = 0,
            GapRounding = 0,
            OutputRounding = 0,
        });
}

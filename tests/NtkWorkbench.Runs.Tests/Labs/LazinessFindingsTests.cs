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
    public void Headline_OneTraining_IsSaidInTheSingular()
    {
        LazinessPoint[] one = [Map((_, _, _) => 0.5).Points[0]];
        Headline(one, 1).ShouldBe("1 of 1 training came to 10 % of its first loss, where it is compared; none was left out.");
        Headline([one[0] with { Loss = 0.04 }], 1)
            .ShouldContain("where it is compared (its last step went as far as 4 %)");
        Headline([one[0] with { End = LazinessEnd.OutOfSteps }], 2)
            .ShouldBe("0 of 2 trainings came to 10 % of their first loss; 1 ran out of steps and 1 was cancelled.");
    }

    [Fact]
    public void Headline_SomeKeptByRounding_SaysFromWhichScaleOn()
    {
        LazinessPoint[] points = [.. Map((_, _, _) => 0.5).Points];
        points[3] = points[3] with { End = LazinessEnd.Rounding };
        points[4] = points[4] with { End = LazinessEnd.Rounding };

        string said = Headline(points, points.Length);
        said.ShouldContain("; 2 were kept from it by rounding. Rounding ");
        said.ShouldContain("here from α = 8 on, and is less in float64 than in float32.");
    }

    [Fact]
    public void Headline_ScalesFarApart_TellsTheBracketAndNoPower()
    {
        // It is 0.05 at α = 6/√n: of width 256 between neighbours a factor of 4 apart, of the others between 0.5 and 32.
        var results = LazinessResults.Of(0.1, Map((width, _, scale) => 0.3 / scale / Math.Sqrt(width)).Points
            .Where(point => point.Place is { OutputScale: 0.125 or 32 or 0.5, Fraction: 0.1 }));
        Finding[] said = [.. LazinessFindings.Headline(results, results.Points.Count)];

        Said.Hold(said[1]);
        said[1].Sentence.ShouldBe("At 0.1 of the largest stable rate a gap of 0.05, below which training is lazy, is passed at α = 0.375 for "
            + "width 256 and between α = 0.5 and 32 for widths 16 and 64.");
    }

    [Fact]
    public void Effects_GapsAtRounding_AreLeftOutOfThePower()
    {
        // At the largest scale the gap is rounding and would bend the line.
        LazinessResults exact = Map((width, _, scale) => 0.4 / scale / Math.Sqrt(width) / 10);
        var results = LazinessResults.Of(0.1, exact.Points.Select(point => point.Place.OutputScale < 32 ? point
            : point with { Gap = 0.003, GapRounding = 0.002 }));
        Finding[] said = [.. LazinessFindings.Effects(results)];

        Finding scale = said.First(finding => finding.Name == "laziness.scale");
        Said.Hold(scale);
        scale.Sentence.ShouldContain("it goes as α^-1 (± ");
        scale.Sentence.ShouldEndWith(" over 4 places; 1 place at rounding was left out.");
        LazinessFindings.Headline(results, 30).Single(finding => finding.Name == "laziness.rounding").Sentence.ShouldBe(
            "At 6 of 30 places that came there the gap is not above its rounding, 0.02 at most: training is linear to rounding there, and "
            + "no power is fitted to it.");
    }

    [Theory]
    [InlineData(1e-16, "At all 30 places that came there the gap is not above its rounding, 1e-15 at most: training is linear to rounding.")]
    [InlineData(0.1, "At all 30 places that came there the gap is not above its rounding, 1 at most: whether training is lazy there is not "
        + "known everywhere.")]
    public void Headline_AllGapsAtRounding_SaysWhatThatTells(double rounding, string sentence)
    {
        var results = LazinessResults.Of(0.1, Map((_, _, _) => 3e-16).Points.Select(point => point with { GapRounding = rounding }));
        Finding[] said = [.. LazinessFindings.Headline(results, 30)];

        said.Length.ShouldBe(2);
        Said.Hold(said[1]);
        said[1].Sentence.ShouldBe(sentence);
        LazinessFindings.Effects(results).ShouldBeEmpty("nothing is fitted to rounding");
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
    public void Effects_NothingLazy_SaysNothingOfIt() =>
        LazinessFindings.Effects(Map((_, _, _) => 0.5)).Select(finding => finding.Name).ShouldBe(["laziness.rate"]);

    private static string Headline(IEnumerable<LazinessPoint> points, int trainings)
    {
        Finding said = LazinessFindings.Headline(LazinessResults.Of(0.1, points), trainings).First();
        Said.Hold(said);
        return said.Sentence;
    }

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
        });
}

namespace NtkWorkbench.Runs.Tests;

/// <summary>Kernels Θ∞ + noise of known size.</summary>
public sealed class InfiniteWidthAnswersTests
{
    private static readonly int[] Widths = [16, 64, 256];

    [Theory]
    [InlineData(-0.5, "cannot be told from -0.5")]
    [InlineData(-1.5, "is not -0.5")]
    public void Spreads_OfNoiseOfAPower_SayThatPower(double power, string verdict)
    {
        string said = Said.One(InfiniteWidthAnswers.Spreads(Ensembles(width => Math.Pow(width, power), _ => 0))).Sentence;
        said.ShouldStartWith("With 1 hidden layer the tangent kernels of 50 seeds spread about their mean by ");
        said.ShouldContain(verdict);
    }

    [Fact]
    public void Spreads_OfOneWidth_HaveNoSlope()
    {
        WidthEnsembles all = Ensembles(_ => 0.1, _ => 0);
        string said = Said.One(InfiniteWidthAnswers.Spreads(
            all with { Widths = [16], Kernels = [all.Kernels[0]], Sigmas = [all.Sigmas[0]] })).Sentence;
        said.ShouldEndWith("at width 16, relatively to ‖Θ∞‖.");
    }

    [Fact]
    public void Biases_WithoutOne_GetNoSlope()
    {
        Finding finding = Said.One(InfiniteWidthAnswers.Biases(Ensembles(width => 1 / Math.Sqrt(width), _ => 0)));
        finding.Name.ShouldBe("infinite_width.no_bias");
        finding.Sentence.ShouldContain("cannot be told from zero at any width");
        finding.Sentence.ShouldEndWith("No slope is fitted to it.");
    }

    [Fact]
    public void Biases_ToldFromZeroAtThreeWidths_GetTheirSlope()
    {
        Finding finding = Said.One(InfiniteWidthAnswers.Biases(Ensembles(width => 0.01 / Math.Sqrt(width), width => 4.0 / width)));
        finding.Sentence.ShouldContain("can be told from zero at 3 of 3 widths");
        finding.Numbers["exponent"].ShouldBe(-1, 3 * finding.Numbers["error"]);
    }

    // The run of widths ends at the first whose bias is not told from 0, whatever comes after.
    [Fact]
    public void Biases_ToldFromZeroBeyondAWidthWithoutOne_LeaveThatOut()
    {
        double[] biases = [0.4, 0.2, 0.1, 0, 0.4];
        int[] widths = [16, 32, 64, 128, 256];
        WidthEnsembles all = WidthEnsembles.Of([.. widths.Select((width, i) => Group(width, 0.001, biases[i]))]).ShouldHaveSingleItem();
        Finding finding = Said.One(InfiniteWidthAnswers.Biases(all));
        finding.Sentence.ShouldContain("at 4 of 5 widths");
        finding.Sentence.ShouldContain("; over the narrowest 3 it goes as the width to the power");
        finding.Numbers["exponent"].ShouldBe(-1, 0.01);
    }

    [Fact]
    public void Biases_ToldFromZeroAtTwoWidths_GetNone()
    {
        Finding finding = Said.One(InfiniteWidthAnswers.Biases(Ensembles(_ => 0.01, width => width < 100 ? 1 : 0)));
        finding.Sentence.ShouldContain("at 2 of 3 widths");
        finding.Sentence.ShouldEndWith("no slope is fitted but to the three narrowest widths or more.");
    }

    [Fact]
    public void Sigmas_OfNoise_SayTheirSlope() => Said.One(InfiniteWidthAnswers.Sigmas(
        Ensembles(width => 1 / Math.Sqrt(width), _ => 0))).Sentence.ShouldContain("σ₁ spreads about its mean by");

    [Fact]
    public void All_SeedsOfOtherInputs_SaysNothingOfThem() => WidthEnsembles.Of(
        [.. Widths.Select(width => Group(width, 0.1, 0)).Select(group => group with
        {
            Runs = [.. group.Runs.Select((run, i) => run with
            {
                Data = run.Data with { Train = run.Data.Train with { Inputs = new(1, 1, [i]) } },
            })],
        })]).ShouldBeEmpty();

    [Fact]
    public void All_NetworksThatDifferInMoreThanWidth_AreNamed()
    {
        RunGroup[] relu = [.. Widths.Select(width => Group(width, 0.1, 0))];
        RunGroup[] tanh = [.. relu.Select(group => group with
        {
            Runs = [.. group.Runs.Select(run => run with
            {
                Job = run.Job with { Network = run.Job.Network with { Activation = Activation.Tanh } },
            })],
        })];
        string[] said = [.. new InfiniteWidthAnswers(HandMade.Of([.. relu, .. tanh])).All().First().Findings.Select(one => one.Sentence)];

        said.Length.ShouldBe(2);
        said[0].ShouldStartWith("With 1 hidden layer (network.activation relu) the tangent kernels");
        said[1].ShouldStartWith("With 1 hidden layer (network.activation tanh) the tangent kernels");
    }

    [Fact]
    public void All_WithoutSuchRuns_SaysWhatIsMissing() => new InfiniteWidthAnswers(HandMade.Of([HandMade.Group("a", [1, 2, 3])])).All()
        .ShouldAllBe(answer => answer.Findings.Count == 0 && answer.Text.Contains("features.infinite_width: true"));

    private static WidthEnsembles Ensembles(Func<int, double> noise, Func<int, double> bias) =>
        WidthEnsembles.Of([.. Widths.Select(width => Group(width, noise(width), bias(width)))]).ShouldHaveSingleItem();

    private static RunGroup Group(int width, double noise, double bias)
    {
        Matrix limit = new(3, 3, [2, 1, 0, 1, 2, 1, 0, 1, 2]);
        var random = new RandomStreams(width).Named("noise");
        return HandMade.Group($"width-{width}", [.. Enumerable.Repeat(1.0, 50)], run => Compared(run, limit,
            new(3, 3, [.. limit.Values.Select(value => (value * (1 + bias)) + (noise * random.NextNormal()))]),
            4 + (noise * random.NextNormal())), [width]);
    }

    private static ComparedRun Compared(ComparedRun run, Matrix limit, Matrix kernel, double sigma)
    {
        run = run.With("init", sigma);
        return run with
        {
            SavedKernel = name => name == RunFolder.InfiniteWidthName ? limit : kernel,
            Summary = run.Summary with
            {
                InfiniteWidth = new()
                {
                    KernelDistance = 0, KernelDifference = 0, SigmaMax = 4, EffectiveRank = 2, NumericalRank = 3, Floor = 1e-8,
                    HasNormalDraws = true, Angles = [],
                },
            },
        };
    }
}

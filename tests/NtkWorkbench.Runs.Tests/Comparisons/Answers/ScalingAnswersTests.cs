namespace NtkWorkbench.Runs.Tests;

public sealed class ScalingAnswersTests
{
    private static readonly double[] Rates = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32];

    [Fact]
    public void Best_InsideTheSweep_IsTheVertexOfTheParabola()
    {
        // ln loss is a parabola of ln rate with its lowest point between two rates of the sweep.
        ScalingSweep sweep = ScalingSweep.Of([.. Sweep("standard", Parameterization.Standard, width => 0.05 * 64 / width, [32, 64])])
            .ShouldHaveSingleItem();
        sweep.Widths.ShouldBe([32, 64]);
        IReadOnlyList<BestRate> best = sweep.Best();
        best.Select(one => (one.Width, one.IsBound)).ShouldBe([(32, false), (32, false), (64, false), (64, false)]);
        best[0].Rate.ShouldBe(0.1, 1e-12);
        best[2].Rate.ShouldBe(0.05, 1e-12);
        best[2].Error.ShouldBe(0.05 * Math.Log(2) / Math.Sqrt(12), 1e-12);
    }

    [Fact]
    public void Best_NextToADivergence_IsTheRateOfTheSweep()
    {
        RunGroup[] groups = [.. Sweep("a", Parameterization.Standard, _ => 0.05, [32, 64])
            .Select(group => group.Job.Training.LearningRate.Value < 0.07 ? group : group with
            {
                Runs = [.. group.Runs.Select(run => run.Diverged("so"))],
            })];
        ScalingSweep.Of(groups)[0].Best().ShouldAllBe(one => one.Rate == 0.04 && !one.IsBound);
    }

    [Fact]
    public void Rates_ThatFallAndThatStay_AreToldApart()
    {
        IEnumerable<Answer> answers = Answers(
            [.. Sweep("s", Parameterization.Standard, width => 0.05 * 64 / width, [32, 64, 128]),
                .. Sweep("m", new MupParameterization { BaseWidth = 32 }, _ => 0.05, [32, 64, 128])]);
        string said = answers.Held("Which learning rate");
        said.ShouldContain("With the standard parameterization the best rate goes with width to the power -1 ± 0.2041 (it falls): "
            + "0.1 at width 32, 0.05 at width 64, 0.025 at width 128, geometric means over 6 sweeps.");
        said.ShouldContain("With the mup parameterization the best rate goes with width to the power");
        said.ShouldContain("(it cannot be told from none): 0.05 at width 32, 0.05 at width 64, 0.05 at width 128");
    }

    [Fact]
    public void Rates_AtAnEnd_AreBoundsAndLeftOut()
    {
        string said = Answers(Sweep("s", Parameterization.Standard, width => width == 128 ? 5 : 0.05, [32, 64, 128]))
            .Held("Which learning");
        said.ShouldContain("With the standard parameterization 2 of 6 sweeps end best at an end of the rates, and are left out: a better "
            + "rate may lie beyond, at width 128.");
        said.ShouldContain("geometric means over 4 sweeps");
    }

    [Fact]
    public void Kernels_ThatMoveLess_FallWhereTheSlopeSaysSo()
    {
        string said = Answers(Sweep("n", Parameterization.Ntk, _ => 0.05, [32, 64, 128], width => 3.0 / width)).Held("Do kernels");
        said.ShouldStartWith("With the ntk parameterization the kernel distance at the best rate of the sweep goes "
            + "with width to the power -1 ± ");
        said.ShouldEndWith(" (it falls): 0.09375 at width 32, 0.02344 at width 128, geometric means over 6 sweeps.");
        Answers(Sweep("n", Parameterization.Ntk, _ => 0.05, [32, 64, 128], width => 3 / Math.Pow(width, 0.25))).Held("Do kernels")
            .ShouldContain("(it falls):");
        Answers(Sweep("n", Parameterization.Ntk, _ => 0.05, [32, 64, 128], width => width == 64 ? 0.2 : 0.1)).Held("Do kernels")
            .ShouldContain("(it cannot be told from none):");
    }

    [Theory]
    [InlineData(-1, "(it falls: training turns lazy): 0.05 at width 32, 0.0125 at width 128, ")]
    [InlineData(1, "(it grows: training turns away from lazy): 0.05 at width 32, 0.2 at width 128, ")]
    [InlineData(0, "(it cannot be told from none): 0.05 at width 32, 0.05 at width 128, ")]
    public void Gaps_AlongWidth_SayWhetherTrainingTurnsLazy(int power, string verdict) => Answers(
        [.. Sweep("n", Parameterization.Ntk, _ => 0.05, [32, 64, 128]).Select(group => group with
        {
            Runs = [.. group.Runs.Select(run => run with { Gap = _ => Math.Pow(run.Job.Network.Hidden[0] / 32.0, power) / 20 })],
        })]).Held("Does training turn lazy").ShouldEndWith(verdict + "geometric means over 6 sweeps.");

    [Fact]
    public void Kernels_AtAnEndOfTheSweep_AreLeftOut()
    {
        // At width 128 the best rate lies beyond the sweep, and the kernel moves as it likes.
        string said = Answers(Sweep("n", Parameterization.Ntk, width => width == 128 ? 5 : 0.05, [32, 64, 128],
            width => width == 128 ? 1 : 3.3 / width)).Held("Do kernels");
        said.ShouldContain("goes with width to the power -1 ± ");
        said.ShouldEndWith(" (it falls): 0.1031 at width 32, 0.05156 at width 64, geometric means over 4 sweeps, without 2 that end "
            + "best at an end of the rates.");
    }

    [Theory]
    [InlineData("Do kernels", "the kernel distance")]
    [InlineData("Does training turn lazy", "the gap to the linear model")]
    public void Movement_AllBestAtAnEnd_IsNotKnown(string question, string what) =>
        Answers([.. Sweep("n", Parameterization.Ntk, width => width == 32 ? 0.05 : 5, [32, 64, 128], width => 3.0 / width)
            .Select(group => group with { Runs = [.. group.Runs.Select(run => run with { Gap = _ => 0.1 })] })]).Held(question)
            .ShouldBe($"With the ntk parameterization 4 of 6 sweeps end best at an end of the rates: {what} at the best rate is not known "
                + "at two widths.");

    [Fact]
    public void Movement_SeedsApart_HasGeometricMeans()
    {
        RunGroup[] groups = [.. Sweep("n", Parameterization.Ntk, _ => 0.05, [32, 64]).Select(group => group with
        {
            Runs = [.. group.Runs.Select(run => run with { Gap = _ => run.Job.Seed == 1 ? 0.1 : 0.4 })],
        })];
        Answers(groups).Held("Does training turn lazy").ShouldContain(": 0.2 at width 32, 0.2 at width 64, geometric means");
        CurvesPanelOf(groups, "scaling", "gap to the linear model at it").ShouldBe([0.2, 0.2], 1e-12);
    }

    [Fact]
    public void Figures_RateAtWhichASeedDiverged_HasNoPoint()
    {
        RunGroup[] groups = [.. Sweep("s", Parameterization.Standard, _ => 0.05, [32, 64]).Select(group => group with
        {
            Runs = [.. group.Runs.Select(run => run.Job is { Seed: 2, Training.LearningRate.Value: > 0.1 } ? run.Diverged("so") : run)],
        })];
        CurvesPanelOf(groups, "rates", "standard").Length.ShouldBe(4, "0.16 and 0.32 are left out");
    }

    [Fact]
    public void All_NoHiddenLayers_SaysSo() => Silent("no hidden layers", Hidden([]));

    [Fact]
    public void All_HiddenLayersOfSeveralWidths_SaysWhatIsNeeded() => Silent("must have one width", Hidden([7, 5]));

    [Fact]
    public void All_FractionsOfTheLargestRate_SaysWhatIsNeeded() => Silent("fraction_of_max", [.. Sweep("s", Parameterization.Standard,
        _ => 0.05, [32, 64]).Select(group => group with
        {
            Runs = [.. group.Runs.Select(run => run with { Summary = run.Summary with { FractionOfMaxRate = 0.5 } })],
        })]);

    [Fact]
    public void All_OneWidth_SaysWhatIsNeeded() =>
        Silent("two widths or more", [.. Sweep("s", Parameterization.Standard, _ => 0.05, [32])]);

    [Fact]
    public void All_OneRate_SaysWhatIsNeeded()
    {
        IEnumerable<Answer> answers = Answers(Sweep("s", Parameterization.Standard, _ => 0.05, [32, 64])
            .Where(group => group.Job.Training.LearningRate.Value == 0.04));
        answers.Single(answer => answer.Question.StartsWith("Which", StringComparison.Ordinal)).Text.ShouldContain("trained at one rate");
        answers.Single(answer => answer.Question.StartsWith("Do kernels", StringComparison.Ordinal)).Text
            .ShouldContain("trained at one rate");
    }

    [Fact]
    public void All_NoneCompleted_SaysSo()
    {
        string[] said = [.. Answers([.. Sweep("s", Parameterization.Standard, _ => 0.05, [32, 64]).Select(group => group with
        {
            Runs = [.. group.Runs.Select(run => run.Diverged("so"))],
        })]).Select(answer => answer.Text)];
        said[0].ShouldBe("At no rate did all runs of the narrowest networks complete.");
        said.Skip(1).ShouldAllBe(text => text == "No run of these sweeps completed.");
    }

    [Fact]
    public void All_WithoutCheckpoints_SaysWhichAreNeeded()
    {
        string[] said = [.. Answers(Sweep("s", Parameterization.Standard, _ => 0.05, [32, 64])).Select(answer => answer.Text)];
        said[0].ShouldContain("a checkpoint after the first steps, the same in all runs: `features.checkpoints: [init, 1, final]`");
        said[2].ShouldContain("not linearized at both ends");
        said[3].ShouldContain("not linearized at both ends");
    }

    [Fact]
    public void Coordinates_BestRateAtAnEnd_SaysSo() => Answers([.. Sweep("s", Parameterization.Standard, _ => 5, [32, 64])
        .Select(group => group with
        {
            Runs = [.. group.Runs.Select(run => run.With("init").With("step-1") with
            {
                PreActivations = checkpoint => checkpoint == "init" ? [new(1, 1), new(1, 1)] : [new(1, 1, [1]), new(1, 1, [1])],
            })],
        })]).Held("How far").ShouldStartWith("With the standard parameterization, at the rate 0.32 that is best at width 32 (an end of the "
            + "sweep: a better one may lie beyond), the mean change");

    [Fact]
    public void Coordinates_OfTheFirstCheckpoint_AreFittedForEachLayer()
    {
        // Layer 1 moves by 1/√n, the outputs by n.
        RunGroup[] groups = [.. Sweep("s", Parameterization.Standard, _ => 0.08, [32, 64, 128]).Select(group => group with
        {
            Runs = [.. group.Runs.Select(run => run.With("init").With("step-1") with
            {
                PreActivations = checkpoint => checkpoint == "init" ? [new(1, 1), new(1, 1)]
                    : [new(1, 1, [1 / Math.Sqrt(run.Job.Network.Hidden[0])]), new(1, 1, [run.Job.Network.Hidden[0]])],
            })],
        })];
        string said = Answers(groups).Held("How far");
        said.ShouldStartWith("With the standard parameterization, at the rate 0.08 that is best at width 32, the mean change of "
            + "pre-activations after 1 000 steps goes with width to the power -0.5 ± ");
        said.ShouldContain(" in layer 1 (it vanishes), 1 ± ");
        said.ShouldEndWith(" in layer 2 (it grows).");
    }

    [Fact]
    public void All_NoSweep_IsSilent()
    {
        Answers([.. Sweep("s", Parameterization.Standard, _ => 0.05, [32])]).ShouldAllBe(answer => answer.Findings.Count == 0);
        ScalingFigures.Create([]).ShouldBeEmpty();
    }

    [Fact]
    public void Figures_OfASweep_HaveAPanelEachParameterization()
    {
        RunFigure[] figures = [.. ScalingFigures.Create(
            [.. Sweep("s", Parameterization.Standard, width => 0.05 * 64 / width, [32, 64]),
                .. Sweep("n", Parameterization.Ntk, _ => 0.05, [32, 64])])];
        figures.Select(figure => figure.Figure.Name).ShouldBe(["rates", "scaling"]);
        figures[0].Figure.Panels.Count.ShouldBe(2);
    }

    private static void Silent(string reason, params RunGroup[] groups)
    {
        Answer[] answers = [.. Answers(groups)];
        answers.Length.ShouldBe(4);
        answers.ShouldAllBe(answer => answer.Findings.Count == 0 && answer.Silence.Contains(reason));
    }

    private static RunGroup[] Hidden(int[] hidden) => [.. Sweep("s", Parameterization.Standard, _ => 0.05, [32, 64])
        .Select(group => group with
        {
            Runs = [.. group.Runs.Select(run => run with
            {
                Job = run.Job with { Network = run.Job.Network with { Hidden = hidden } },
            })],
        })];

    // The line of the first curve of a panel.
    private static double[] CurvesPanelOf(RunGroup[] groups, string figure, string panel) =>
        ScalingFigures.Create(groups).Single(one => one.Figure.Name == figure).Figure.Panels.Single(one => one.Title == panel)
            .Series.OfType<LineSeries>().First().Y.Values;

    // Two seeds; ln loss is (ln rate − ln best)² + 1.
    private static IEnumerable<RunGroup> Sweep(
        string label, Parameterization parameterization, Func<int, double> best, int[] widths, Func<int, double>? distance = null) =>
        from width in widths
        from rate in Rates
        select new RunGroup($"{label}-{width}-{rate}", [.. new[] { 1, 2 }.Select(seed =>
        {
            ComparedRun run = HandMade.Seeded(HandMade.Run($"{label}-{width}-{rate}-{seed}", hidden: [width]), seed);
            double loss = Math.Exp(1 + Math.Pow(Math.Log(rate / best(width)), 2));
            return run with
            {
                Job = run.Job with
                {
                    Network = run.Job.Network with { Parameterization = parameterization },
                    Training = run.Job.Training with { LearningRate = rate },
                },
                Summary = run.Summary with { KernelDistance = distance?.Invoke(width) },
                Metrics = new Dictionary<string, double[]> { ["step"] = [0, 1000], ["train_loss"] = [10, loss] },
            };
        })]);

    private static IEnumerable<Answer> Answers(IEnumerable<RunGroup> groups) => new ScalingAnswers(HandMade.Of([.. groups])).All();
}

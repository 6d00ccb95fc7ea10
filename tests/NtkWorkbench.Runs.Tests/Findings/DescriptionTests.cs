namespace NtkWorkbench.Runs.Tests;

public sealed class DescriptionTests
{
    private static readonly Figure Loss = new() { Name = "loss", Height = 2, Panels = [] };

    [Fact]
    public void Findings_Job_SaysWhatItAsksFor()
    {
        ComparedRun run = HandMade.Run("a");
        NetworkJob job = run.Job with { Seed = 123456 };
        Finding[] findings = [.. RunDescription.Findings(job, run.Architecture, 5)];
        findings.Select(finding => finding.Sentence).ShouldBe([
            "A 1–8–1 network with relu activation and 25 parameters (standard parameterization) learned 5 samples of the function sine.",
            "Its weights were drawn by he_normal, its biases by pytorch_default, from seed 123 456.",
            "Training minimizes the mean squared error by sgd at learning rate 0.1 (constant schedule), all samples at every step; the "
                + "job asks "
                + "for 1 000 steps in float64.",
        ]);
        foreach (Finding finding in findings)
            Said.Hold(finding);
    }

    [Fact]
    public void Findings_Mup_NamesTheBaseAndTheRates()
    {
        ComparedRun run = HandMade.Run("a", hidden: [8, 6]);
        var mup = new MupParameterization { BaseWidth = 4 };
        NetworkJob job = run.Job with { Network = run.Job.Network with { Parameterization = mup } };
        Finding[] findings = [.. RunDescription.Findings(job, new([1, 8, 6, 1], Activation.Relu, mup), 5)];
        findings[0].Sentence.ShouldStartWith(
            "A 1–8–6–1 network with relu activation and 77 parameters (mup parameterization, base width 4) learned");
        findings[1].Sentence.ShouldBe("In μP the learning rates of weights and biases are, over that of the job, 2 and 2 in layer 1; 0.75 "
            + "and 1.5 in layer 2; 0.6667 and 1 in layer 3: tangent features are those of parameters in units of the roots of "
            + "their rates.");
        foreach (Finding finding in findings)
            Said.Hold(finding);

        RunDescription.Findings(job, new([1, 4, 4, 1], Activation.Relu, mup), 5).ShouldNotContain(finding => finding.Name == "run.rates");
    }

    [Fact]
    public void Findings_DataOfClasses_SaysWhatWasKeptTakenAndScaled()
    {
        var images = new NumberArray<byte>([2, 1, 1], [1, 2]);
        SampleSet set = new()
        {
            File = "images", Inputs = images, Classes = [0, 1], InputNames = ["x"], TargetNames = ["class"], Choice = (60000, 1200),
        };
        Dataset train = set.ToDataset(LossKind.CrossEntropy, ["0", "boot"], images.ToMatrix());
        var samples = new LoadedSamples
        {
            Data = new TrainingData { Train = train, Test = train, Validation = train, Scaling = InputScaling.Of(1, byte.MaxValue) },
            Train = set,
            Test = set with { Choice = (10000, 1) },
        };
        var options = new IdxDataOptions
        {
            Train = new IdxSetOptions { Images = "a", Labels = "b", Count = 1200, Selection = SampleSelection.Balanced },
            Test = new IdxSetOptions { Images = "a", Labels = "b", Count = 1 },
            Classes = [0, 9],
            Scaling = ScalingKind.Unit,
        };
        Finding[] findings = [.. DataDescription.Findings(options, samples)];
        findings.Select(finding => finding.Sentence).ShouldBe([
            "Of the data's classes it kept numbers 0 and 9 (`boot`).",
            "Of 60 000 training samples 1 200 were taken, drawn in equal numbers of each class.",
            "Of 10 000 test samples 1 was taken, the first.",
            "2 samples were kept for validation and not trained on.",
            "The inputs were divided by 255.",
        ]);
        foreach (Finding finding in findings)
            Said.Hold(finding);
        DataDescription.Findings(options with { Scaling = ScalingKind.Standardize }, samples).Last().Sentence
            .ShouldBe("Each input was scaled by its mean and its deviation in the training samples, as `data/scaling.csv` says.");
    }

    [Fact]
    public void Findings_CopiesOfSamples_TellWhatTheyWereTakenFromButOwnChoicesFirst()
    {
        SampleSet set = new()
        {
            File = "y", Inputs = new NumberArray<byte>([2, 1], [1, 2]), Classes = [0, 1], InputNames = ["x"], TargetNames = ["class"],
            Choice = (1200, 2),
        };
        var samples = new LoadedSamples
        {
            Data = new TrainingData { Train = set.ToDataset(LossKind.CrossEntropy, null, set.Inputs.ToMatrix()) },
            Train = set,
        };
        var options = new NpyDataOptions
        {
            Train = new NpySetOptions { Inputs = "x", Targets = "y" },
            Taken = new TakenOptions
            {
                Classes = [4, 3],
                Train = new TakenSetOptions { Of = 60000, Count = 1200, Selection = SampleSelection.Random },
                Test = new TakenSetOptions { Of = 10000, Count = 1 },
            },
        };
        const string classes = "Of the data's classes it kept numbers 4 and 3.";
        DataDescription.Findings(options, samples).Select(finding => finding.Sentence)
            .ShouldBe([classes, "Of 60 000 training samples 1 200 were taken, drawn at random."]);
        DataDescription.Findings(options with { Train = options.Train with { Count = 2 } }, samples).Select(finding => finding.Sentence)
            .ShouldBe([classes, "Of 1 200 training samples 2 were taken, the first."]);
    }

    [Fact]
    public void Findings_DataOfAFunction_SayNothing() =>
        DataDescription.Findings(HandMade.Run("a").Job.Data, new LoadedSamples { Data = new TrainingData
        {
            Train = new Dataset { Inputs = new Matrix(1, 1), Targets = new Matrix(1, 1), InputNames = ["x"], TargetNames = ["y"] },
        } }).ShouldBeEmpty();

    [Fact]
    public void Definition_Ridge_HasItsNumber() => Said.Hold(TangentRidgeSection.Definition(0.25));

    [Fact]
    public void Iteration_OfTwoCheckpoints_TellsTheLargerNumbers()
    {
        TangentRidgeSection.Iteration([]).ShouldBeEmpty();
        Said.One(TangentRidgeSection.Iteration([(1e-9, 40), (2e-10, 55)])).Sentence.ShouldBe("Its equations are solved by conjugate "
            + "gradients, by at most 55 products with Θ, to a residual of at most 1e-09 of the right-hand side.");
    }

    [Fact]
    public void Iteration_ThatMissedItsTolerance_SaysSo()
    {
        Said.One(TangentRidgeSection.Iteration([(1e-9, 40), (1e-7, 500)]), "10").Sentence.ShouldEndWith("to a residual of at most 1e-07 of "
            + "the right-hand side: that is above 10⁻⁸, where they end by themselves, and these numbers are of an earlier iterate, as "
            + "those of a larger ridge would be.");
        TangentRidgeSection.Definition(0.25).Sentence.ShouldContain("is solved at once");
        TangentRidgeSection.Definition(0.25, isDirect: false).Sentence.ShouldNotContain("at once");
    }

    [Fact]
    public void Write_NoPicture_SaysWhereTheDataAre()
    {
        var document = new ReportDocument();
        FigureSection.Write(document,
            [new DrawnFigure { Figure = Loss, Title = "Loss", Caption = "Loss by step.", Picture = null, IsDrawn = true }]);
        document.ToString().ShouldContain("figures/data/");
        document.ToString().ShouldNotContain("Loss by step.");
        var drawn = new ReportDocument();
        FigureSection.Write(drawn,
            [new DrawnFigure { Figure = Loss, Title = "Loss", Caption = "Loss by step.", Picture = "figures/loss.png", IsDrawn = true }]);
        drawn.ToString().ShouldContain("Loss by step.");
    }
}

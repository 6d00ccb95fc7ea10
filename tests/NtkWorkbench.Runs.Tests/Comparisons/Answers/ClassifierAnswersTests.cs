namespace NtkWorkbench.Runs.Tests;

public sealed class ClassifierAnswersTests
{
    private static readonly InitializationScheme Small = new NormalScheme { Std = 0.01 };

    // Of the first layer, two layers more: a factor of 0.5 and of 1.5 a layer are the bounds.
    [Theory]
    [InlineData(0.2401, 0.49, "it vanishes with depth")]
    [InlineData(0.2601, 0.51, "it keeps its size")]
    [InlineData(2.2201, 1.49, "it keeps its size")]
    [InlineData(2.2801, 1.51, "it explodes with depth")]
    public void Gradients_OfDepths_AreHeldAgainstTheShallow(double deep, double factor, string verdict) =>
        Answers(Graded(Classifier("one", 1), 1, 2), Graded(Classifier("three", 3), deep, 1, 1, 2)).Held("Where do gradients").ShouldBe(
            $"`he_normal`: before training the first layer's weights have a gradient of 1 at 1 hidden layer and of {Wording.Number(deep)} "
                + $"at 3, {Wording.Number(factor)} times a layer: {verdict}. There it is {Wording.Number(deep / 2)} times that "
                + "of the last layer, at the end "
                + $"{Wording.Number(deep / 2)} times (`three`).");

    [Fact]
    public void Gradients_OfOneDepth_AreSilent() =>
        Answers(Graded(Classifier("one", 1), 1, 2)).First(answer => answer.Question.StartsWith("Where do", StringComparison.Ordinal))
            .Findings.ShouldBeEmpty();

    // Of two outputs chance is a half, half the way to 1 is 0.75.
    [Fact]
    public void Accuracies_OfAnInitialization_SayWhichTrained()
    {
        string said = Answers(
            Classifier("a", 1, 0.74), Classifier("b", 1, 0.76, new AdamOptions()), Classifier("c", 2, 0.5, weights: Small))
            .Held("Which initialization");
        said.ShouldBe("`he_normal`, 1 hidden layer: accuracy from 74 % (`sgd`) to 76 % (`adam`); 1 of 2 trained. `normal 0.01`, 2 hidden "
            + "layers: accuracy 50 %; 0 of 1 trained.");
    }

    [Fact]
    public void Accuracies_OfADivergedRun_AreNotCounted() =>
        Answers(Classifier("a", 1, 0.9), Classifier("b", 1, 0.1, new AdamOptions()).Diverged("so")).Held("Which initialization")
            .ShouldEndWith("1 of 1 trained.");

    [Fact]
    public void Kernels_OfAnOptimizer_AreMediansOfItsGroups() =>
        Answers(Turned("a", 0.1), Turned("b", 0.3), Turned("c", 0.2)).Held("What do optimizers").ShouldBe(
            "`sgd`, median of 3 groups: the kernel turned by a distance of 0.2, its alignment with the targets changed by 0.25, its "
                + "effective rank to 0.5 of what it was.");

    [Fact]
    public void Figures_OfAStudy_ArePagesByInitializationAndDepth()
    {
        RunGroup[] groups = [.. new[] { Classifier("a", 1), Classifier("b", 2), Classifier("c", 2, weights: Small) }
            .Select(run => new RunGroup(run.Label, [run]))];
        Figure[] figures = [.. ClassifierFigures.Create(groups).Select(made => made.Figure)];
        figures.Select(figure => figure.Name).ShouldBe(["gradients_sgd", "accuracy_map", "kernel_distance_map"]);
        figures[0].Panels.Select(panel => panel.Title).ShouldBe(["1 hidden layer", "2 hidden layers", null, null]);
        figures[0].Panels.Select(panel => panel.Y.Label)
            .ShouldBe(["‖∂L/∂W‖, he_normal", null, "‖∂L/∂W‖, normal 0.01", null]);
        figures[0].Panels.Select(panel => panel.Series.Count).ShouldBe([2, 3, 0, 3], "no shallow network with small weights");
        figures[1].Panels[0].Series.OfType<TextSeries>().Select(text => text.Text).ShouldBe(["0.90", "0.90", "0.90"]);
    }

    private static ComparedRun Classifier(string label, int depth, double accuracy = 0.9, OptimizerOptions? optimizer = null,
        InitializationScheme? weights = null)
    {
        int[] hidden = [.. Enumerable.Repeat(8, depth)];
        ComparedRun run = HandMade.Run(label, hidden: hidden, weights: weights);
        return run with
        {
            Architecture = new NetworkArchitecture([1, .. hidden, 2], Activation.Relu),
            Job = run.Job with
            {
                Training = run.Job.Training with { Loss = LossKind.CrossEntropy, Optimizer = optimizer ?? new SgdOptions() },
            },
            Summary = run.Summary with { Classes = new() { Accuracy = accuracy } },
        };
    }

    private static ComparedRun Graded(ComparedRun run, params double[] norms) => run with { Metrics = HandMade.Metrics(norms) };

    private static ComparedRun Turned(string label, double distance)
    {
        ComparedRun run = Classifier(label, 1).With("init", effectiveRank: 4).With("final", effectiveRank: 2);
        return run with
        {
            Summary = run.Summary with
            {
                KernelDistance = distance,
                Checkpoints = new Dictionary<string, CheckpointSummary>
                {
                    ["init"] = run.Summary.Checkpoints["init"] with { TargetAlignment = 0.25 },
                    ["final"] = run.Summary.Checkpoints["final"] with { TargetAlignment = 0.5 },
                },
            },
        };
    }

    private static IEnumerable<Answer> Answers(params ComparedRun[] runs) => new ClassifierAnswers(HandMade.Results(runs)).All();
}

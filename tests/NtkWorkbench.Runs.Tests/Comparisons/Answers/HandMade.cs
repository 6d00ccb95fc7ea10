namespace NtkWorkbench.Runs.Tests;

/// <summary>Runs of a comparison written down by hand: no file, no training.</summary>
internal static class HandMade
{
    /// <summary>A 1–8–…–1 ReLU network on five points of f(x) = x² that are their own grid, with these losses.</summary>
    public static ComparedRun Run(string label, double? test = null, IReadOnlyList<int>? hidden = null,
        InitializationScheme? weights = null, TrainableLayers layers = TrainableLayers.All)
    {
        hidden ??= [8];
        Matrix x = new(5, 1, [0, 0.25, 0.5, 0.75, 1]), y = new(5, 1, [0, 0.0625, 0.25, 0.5625, 1]);
        return new ComparedRun
        {
            Label = label,
            Job = new NetworkJob
            {
                Name = label,
                Data = new FunctionDataOptions { Function = new Sine { Frequency = 3 } },
                Network = new NetworkOptions { Hidden = hidden },
                Initialization = new InitializationOptions { Weights = weights ?? new HeNormalScheme() },
                Training = new TrainingOptions { Steps = 1000, LearningRate = 0.1, Layers = layers },
            },
            Architecture = new NetworkArchitecture([1, .. hidden, 1], Activation.Relu),
            Data = new TrainingData { Train = new Dataset { Inputs = x, Targets = y, InputNames = ["x"], TargetNames = ["y"] } },
            Samples = 5,
            Grid = x,
            Metrics = Metrics([.. hidden.Append(1).Select(_ => 1.0)]),
            Summary = Summary(test),
            SingularValues = _ => [4, 2],
            PrincipalFeatures = _ => new Matrix(5, 1, [1, 1, 1, 1, 1]),
            PrincipalFeaturesOnTrain = _ => new Matrix(5, 1, [1, 1, 1, 1, 1]),
            Predictions = _ => y,
            FirstLayerFeatures = _ => new double[2 * hidden[0]],
        };
    }

    /// <summary>A training loss that halves, and a gradient norm a layer, of weights as of biases.</summary>
    public static Dictionary<string, double[]> Metrics(double[] norms)
    {
        var metrics = new Dictionary<string, double[]> { ["step"] = [0, 1000], ["train_loss"] = [2, 1], ["gradient_norm"] = [4, 2] };
        foreach ((int layer, double norm) in norms.Index())
        {
            metrics[FormattableString.Invariant($"gradient_norm.layers.{layer}.weight")] = [norm];
            metrics[FormattableString.Invariant($"gradient_norm.layers.{layer}.bias")] = [norm];
        }
        return metrics;
    }

    /// <summary>The run with the numbers of a linearized checkpoint.</summary>
    public static ComparedRun With(this ComparedRun run, string checkpoint, double sigmaMax = 4, double effectiveRank = 2,
        double? stableRate = null) => run with
        {
            Summary = run.Summary with
            {
                Checkpoints = new Dictionary<string, CheckpointSummary>(run.Summary.Checkpoints)
                {
                    [checkpoint] = new()
                    {
                        Step = checkpoint == "init" ? 0 : 1000,
                        SigmaMax = sigmaMax,
                        SigmaMin = 1e-9,
                        NumericalRank = 3,
                        EffectiveRank = effectiveRank,
                        ConditionNumber = 4e9,
                        MaxStableLearningRate = stableRate,
                        Method = SpectrumMethod.Svd,
                        Floor = 1e-12,
                    },
                },
            },
        };

    /// <summary>A group of one run a number, each with the next seed.</summary>
    public static RunGroup Group(string label, IReadOnlyList<double> tests, Func<ComparedRun, ComparedRun>? change = null,
        IReadOnlyList<int>? hidden = null, TrainableLayers layers = TrainableLayers.All) =>
        new(label, [.. tests.Select((test, i) => (change ?? (run => run))(Seeded(Run($"{label}-{i + 1}", test, hidden, layers: layers),
            i + 1)))]);

    public static ComparedRun Seeded(ComparedRun run, long seed) => run with { Job = run.Job with { Seed = seed } };

    /// <summary>The run with another kind of loss.</summary>
    public static ComparedRun OfClasses(ComparedRun run) =>
        run with { Job = run.Job with { Training = run.Job.Training with { Loss = LossKind.CrossEntropy } } };

    /// <summary>The run after a divergence.</summary>
    public static ComparedRun Diverged(this ComparedRun run, string why) =>
        run with { Summary = run.Summary with { Status = RunStatus.Diverged, Message = why } };

    public static ComparisonResults Results(params IReadOnlyList<ComparedRun> runs) =>
        Of([.. runs.Select(run => new RunGroup(run.Label, [run]))]);

    public static ComparisonResults Of(IReadOnlyList<RunGroup> groups, params IReadOnlyList<GroupSimilarity> seeds) => new()
    {
        Job = new ComparisonJob { Name = "comparison", Runs = [] },
        Groups = groups,
        Seeds = seeds,
        LinearAlgebra = LinearAlgebraProviders.Best(),
    };

    /// <summary>What a group of two seeds and this width has in common.</summary>
    public static GroupSimilarity Seeds(string label, int width, double principal, double individual, double affinity = 0.5,
        string checkpoint = "init")
    {
        ComparedRun run = Run(label, hidden: [width]);
        return new GroupSimilarity(new RunGroup(label, [run, run]), checkpoint,
            new SeedSimilarity { Principal = [principal, principal], Individual = [individual], Affinity = affinity });
    }

    /// <summary>The answer to the question that begins so; those after it are not asked.</summary>
    public static string To(this IEnumerable<Answer> answers, string beginning) =>
        answers.First(answer => answer.Question.StartsWith(beginning, StringComparison.Ordinal)).Text;

    /// <summary>The same, each finding held to its numbers.</summary>
    public static string Held(this IEnumerable<Answer> answers, string beginning)
    {
        Answer answer = answers.First(one => one.Question.StartsWith(beginning, StringComparison.Ordinal));
        answer.Findings.ShouldNotBeEmpty();
        foreach (Finding finding in answer.Findings)
            Said.Hold(finding);
        return answer.Text;
    }

    private static RunSummary Summary(double? test) => new()
    {
        Name = "run",
        Status = RunStatus.Completed,
        Steps = 1000,
        TrainLoss = 1,
        TestLoss = test,
        ParameterCount = 25,
        Checkpoints = new Dictionary<string, CheckpointSummary>(),
        Seconds = new RunSeconds { Training = 1, Features = 1, Figures = 1, Total = 3 },
    };
}

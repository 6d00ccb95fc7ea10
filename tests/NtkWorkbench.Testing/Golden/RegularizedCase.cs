using System.Text.Json;

namespace NtkWorkbench.Testing;

/// <summary>Twenty full batches from a golden case's parameters under weight decay, clipping or label smoothing, by PyTorch in
/// float64.</summary>
public sealed record RegularizedCase
{
    /// <summary>The rounding of twenty steps in another order.</summary>
    public const double Rounding = 1e-12;

    private static readonly List<RegularizedCase> All = JsonSerializer.Deserialize<List<RegularizedCase>>(
        File.ReadAllText(GoldenCase.PathOf("regularized")), GoldenCase.SerializerOptions)!;

    /// <summary>Every case by its number, with what it is.</summary>
    public static TheoryData<int, string> Numbers
    {
        get
        {
            var numbers = new TheoryData<int, string>();
            foreach ((int i, RegularizedCase at) in All.Index())
                numbers.Add(i, $"{at.Case} {at.Optimizer} {at.WeightDecay} {at.Decoupled} {at.Clip} {at.LabelSmoothing}");
            return numbers;
        }
    }

    public required string Case { get; init; }

    public required string Optimizer { get; init; }

    public required double WeightDecay { get; init; }

    public required bool Decoupled { get; init; }

    public required double? Clip { get; init; }

    public required double LabelSmoothing { get; init; }

    public required double[] LossesBeforeEachStep { get; init; }

    public required double[] FinalParameters { get; init; }

    /// <summary>Whether an engine's losses and last parameters are PyTorch's.</summary>
    internal static void Check(IEngineProvider engines, int number)
    {
        RegularizedCase at = All[number];
        GoldenCase golden = GoldenCase.Load(at.Case);
        (OptimizerOptions options, double rate) = at.Optimizer switch
        {
            "sgd" => ((OptimizerOptions)new SgdOptions(), 0.05),
            "momentum" => (new MomentumOptions(), 0.02),
            "nesterov" => (new MomentumOptions { Nesterov = true }, 0.02),
            "adam" => (new AdamOptions(), 0.01),
            "rmsprop" => (new RmsPropOptions(), 0.01),
            _ => throw new ArgumentOutOfRangeException(nameof(number), at.Optimizer, "unknown optimizer"),
        };
        using IEngine engine = engines.Create(golden.Architecture, Precision.Float64, golden.Parameters);
        engine.Prepare(TestProblems.Problem(golden.Dataset, new TrainingLoss(golden.LossKind, at.LabelSmoothing),
            options with { WeightDecay = at.WeightDecay, Decoupled = at.Decoupled }) with { ClipGradientNorm = at.Clip });

        double[] losses = [.. at.LossesBeforeEachStep.Select(_ => engine.Step(TestProblems.AllRows(golden.Dataset), rate).Loss)];

        losses.ShouldAgreeWith(at.LossesBeforeEachStep, Rounding, "losses");
        engine.Save().Parameters.ShouldAgreeWith(at.FinalParameters, Rounding, "final parameters");
    }
}

using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NtkWorkbench.Torch.Tests;

/// <summary>The rules against torch.optim, whose order of operations they keep, and which no garbage collector may disturb.</summary>
[Collection(nameof(MemoryTests))]
public sealed class TorchOptimizerTests
{
    private const int Steps = 200;
    private const long MostAllocated = 100 << 20;

    public static TheoryData<OptimizerOptions, string> Rules
    {
        get
        {
            var rules = new TheoryData<OptimizerOptions, string>();
            foreach (string precision in new[] { nameof(ScalarType.Float64), nameof(ScalarType.Float32) })
            {
                rules.Add(new SgdOptions(), precision);
                rules.Add(new MomentumOptions { Coefficient = 0.8 }, precision);
                rules.Add(new MomentumOptions { Coefficient = 0.8, Dampening = 0.3 }, precision);
                rules.Add(new MomentumOptions { Coefficient = 0.8, Nesterov = true }, precision);
                rules.Add(new AdamOptions(), precision);
                rules.Add(new AdamOptions { Beta1 = 0, Beta2 = 0.5, Epsilon = 0.1 }, precision);
                rules.Add(new RmsPropOptions(), precision);
                rules.Add(new SgdOptions { WeightDecay = 0.1 }, precision);
                rules.Add(new MomentumOptions { Coefficient = 0.8, Nesterov = true, WeightDecay = 0.1 }, precision);
                rules.Add(new AdamOptions { WeightDecay = 0.1 }, precision);
                rules.Add(new AdamOptions { WeightDecay = 0.1, Decoupled = true }, precision);
                rules.Add(new RmsPropOptions { WeightDecay = 0.1 }, precision);
            }
            return rules;
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Step_AnyRule_IsThatOfTorchOptimToTheLastBit(OptimizerOptions options, string precision)
    {
        Libtorch.Load();
        GC.TryStartNoGCRegion(MostAllocated).ShouldBeTrue();
        try
        {
            Compare(options, Enum.Parse<ScalarType>(precision));
        }
        finally
        {
            GC.EndNoGCRegion();
        }
    }

    private static void Compare(OptimizerOptions options, ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter own = Start(type), reference = Start(type);
        using var rule = new TorchOptimizer(options, [new ParameterSlot(0, own, ..6)], [1]);
        using OptimizerHelper optimizer = Reference(options, reference);
        for (int step = 0; step < Steps; step++)
        {
            double rate = 0.01 / (1 + step);
            foreach (optim.ILearningRateController group in optimizer.ParamGroups)
                group.LearningRate = rate;
            rule.ClearGradients();
            optimizer.zero_grad();
            Loss(own).backward();
            Loss(reference).backward();
            rule.Step(rate);
            optimizer.step();
            Values(own).ShouldBe(Values(reference), $"step {step}");
        }
        rule.Steps.ShouldBe(Steps);
    }

    private static Parameter Start(ScalarType type) => new(tensor([0.5, -1.5, 2, 1e-3, 0, -3], dtype: type));

    private static Tensor Loss(Tensor theta) => (theta.sin() * theta + theta.square()).sum();

    private static double[] Values(Tensor theta) => theta.detach().to(ScalarType.Float64).data<double>().ToArray();

    private static OptimizerHelper Reference(OptimizerOptions options, Parameter theta) => options switch
    {
        SgdOptions => optim.SGD([theta], 0, weight_decay: options.WeightDecay),
        MomentumOptions momentum => optim.SGD(
            [theta], 0, momentum.Coefficient, momentum.Dampening, options.WeightDecay, nesterov: momentum.Nesterov),
        AdamOptions { Decoupled: true } adam => optim.AdamW([theta], 0, adam.Beta1, adam.Beta2, adam.Epsilon, options.WeightDecay),
        AdamOptions adam => optim.Adam([theta], 0, adam.Beta1, adam.Beta2, adam.Epsilon, options.WeightDecay),
        RmsPropOptions rmsProp => optim.RMSProp([theta], 0, rmsProp.Alpha, rmsProp.Epsilon, options.WeightDecay),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options, "not an optimizer"),
    };
}

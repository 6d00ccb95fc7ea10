namespace NtkWorkbench.Tests;

public sealed class OptimizerStabilityTests
{
    public static TheoryData<OptimizerOptions> Optimizers =>
    [
        new SgdOptions(),
        new MomentumOptions { Coefficient = 0.9 },
        new MomentumOptions { Coefficient = 0.9, Dampening = 0.9 },
        new MomentumOptions { Coefficient = 0.6, Nesterov = true },
    ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Factor_JustBelowAndAbove_SeparatesShrinkingFromGrowing(OptimizerOptions optimizer)
    {
        double factor = OptimizerStability.Factor(optimizer).ShouldNotBeNull();
        // Curvature 1: plain descent is stable below 2.
        ErrorAfterManySteps(optimizer, 2 * factor * 0.99).ShouldBeLessThan(1e-3);
        ErrorAfterManySteps(optimizer, 2 * factor * 1.01).ShouldBeGreaterThan(1e3);
    }

    [Fact]
    public void Factor_OptimizersThatNormalize_IsNull()
    {
        OptimizerStability.Factor(new AdamOptions()).ShouldBeNull();
        OptimizerStability.Factor(new RmsPropOptions()).ShouldBeNull();
    }

    // PyTorch's rule written out for L = x²/2.
    private static double ErrorAfterManySteps(OptimizerOptions optimizer, double rate)
    {
        (double mu, double tau, bool nesterov) = optimizer is MomentumOptions momentum
            ? (momentum.Coefficient, momentum.Dampening, momentum.Nesterov)
            : (0, 0, false);
        double x = 1, velocity = 0;
        for (int t = 0; t < 5000 && Math.Abs(x) < 1e6; t++)
        {
            velocity = t == 0 ? x : (mu * velocity) + ((1 - tau) * x);
            x -= rate * (nesterov ? x + (mu * velocity) : velocity);
        }
        return Math.Abs(x);
    }
}

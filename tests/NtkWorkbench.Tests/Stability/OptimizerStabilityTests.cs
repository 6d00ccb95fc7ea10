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

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void LargestStableRate_WithDecay_SeparatesShrinkingFromGrowing(OptimizerOptions optimizer)
    {
        const double decay = 0.3;
        foreach (bool decoupled in (bool[])[false, true])
        {
            OptimizerOptions decaying = optimizer with { WeightDecay = decay, Decoupled = decoupled };
            double limit = OptimizerStability.LargestStableRate(decaying, 2 / (1 + decay)).ShouldNotBeNull();
            ErrorAfterManySteps(decaying, 0.99 * limit).ShouldBeLessThan(1e-3);
            ErrorAfterManySteps(decaying, 1.01 * limit).ShouldBeGreaterThan(1e3);
            OptimizerStability.Edge(decaying, limit).ShouldNotBeNull().ShouldBe(decoupled ? 1 : 1 + decay, 1e-12);
        }
    }

    [Fact]
    public void Factor_OptimizersThatNormalize_IsNull()
    {
        OptimizerStability.Factor(new AdamOptions()).ShouldBeNull();
        OptimizerStability.Factor(new RmsPropOptions()).ShouldBeNull();
    }

    [Fact]
    public void PreconditionedEdge_JustBelowAndAbove_SeparatesShrinkingFromGrowing()
    {
        // Adam with a P that stays as it is: x ← x − (η/P)m on L = hx²/2, so that λ₁(P⁻¹H) = h/P.
        const double rate = 0.01, preconditioner = 0.3, beta = 0.9;
        double edge = OptimizerStability.PreconditionedEdge(new AdamOptions { Beta1 = beta }, rate).ShouldNotBeNull();
        edge.ShouldBe((2 + (2 * beta)) / ((1 - beta) * rate), 1e-9 * edge);
        Frozen(0.99 * edge * preconditioner).ShouldBeLessThan(1e-3);
        Frozen(1.01 * edge * preconditioner).ShouldBeGreaterThan(1e3);
        OptimizerStability.PreconditionedEdge(new RmsPropOptions(), rate).ShouldBe(2 / rate);
        OptimizerStability.PreconditionedEdge(new RmsPropOptions(), 0).ShouldBe(double.PositiveInfinity);
        OptimizerStability.PreconditionedEdge(new MomentumOptions(), rate).ShouldBeNull();

        static double Frozen(double curvature)
        {
            double x = 1, mean = 0;
            for (int t = 0; t < 5000 && Math.Abs(x) < 1e6; t++)
            {
                mean = (beta * mean) + ((1 - beta) * curvature * x);
                x -= rate / preconditioner * mean;
            }
            return Math.Abs(x);
        }
    }

    [Theory]
    [InlineData(0.9, 44)]
    [InlineData(0.4, 6)]
    [InlineData(0.099, 2)]
    [InlineData(0, 1)]
    [InlineData(0.9999999999, int.MaxValue)]
    public void PreconditionedEdgeFrom_OfADecay_IsTheFirstStepWhosePowerIsBelowAHundredth(double decay, int step)
    {
        OptimizerStability.PreconditionedEdgeFrom(new AdamOptions { Beta1 = decay }).ShouldBe(step);
        OptimizerStability.PreconditionedEdgeFrom(new RmsPropOptions { Alpha = decay }).ShouldBe(step);
        OptimizerStability.PreconditionedEdgeFrom(new SgdOptions()).ShouldBeNull();
    }

    // PyTorch's rule written out for L = x²/2.
    private static double ErrorAfterManySteps(OptimizerOptions optimizer, double rate)
    {
        (double mu, double tau, bool nesterov) = optimizer is MomentumOptions momentum
            ? (momentum.Coefficient, momentum.Dampening, momentum.Nesterov)
            : (0, 0, false);
        double x = 1, velocity = 0, decay = optimizer.WeightDecay;
        for (int t = 0; t < 5000 && Math.Abs(x) < 1e6; t++)
        {
            double slope = optimizer.Decoupled ? x : x + (decay * x);
            velocity = t == 0 ? slope : (mu * velocity) + ((1 - tau) * slope);
            x *= optimizer.Decoupled ? 1 - (rate * decay) : 1;
            x -= rate * (nesterov ? slope + (mu * velocity) : velocity);
        }
        return Math.Abs(x);
    }
}

namespace NtkWorkbench.Tests;

public sealed class LossHessianTests
{
    [Fact]
    public void Multiply_SmoothLoss_AgreesWithTheExactHessian()
    {
        // L = exp(θ₁)·θ₂²: H = e^{θ₁}[[θ₂², 2θ₂], [2θ₂, 2]].
        static void Gradient(ReadOnlySpan<double> p, Span<double> g)
        {
            g[0] = Math.Exp(p[0]) * p[1] * p[1];
            g[1] = 2 * Math.Exp(p[0]) * p[1];
        }
        double[] product = new double[2];
        new LossHessian(Gradient, [0.5, 1.5]).Multiply([1, -2], product);
        product[0].ShouldBe(Math.Exp(0.5) * ((1.5 * 1.5) - (2 * 2 * 1.5)), 1e-6);
        product[1].ShouldBe(Math.Exp(0.5) * ((2 * 1.5) - (2 * 2)), 1e-6);
    }

    [Fact]
    public void Multiply_ZeroDirection_IsZero()
    {
        double[] product = [1, 1];
        new LossHessian((_, gradient) => gradient.Fill(double.NaN), [0, 0]).Multiply([0, 0], product);
        product.ShouldBe([0, 0]);
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Tests;

public sealed class GradientDescentTheoryTests
{
    /// <summary>Some hundred multiplications, each within half a unit in the last place.</summary>
    private const double Rounding = 1e-12;

    private static readonly double[] WorkedCase = [Math.Sqrt(5), Math.Sqrt(0.05)];

    [Fact]
    public void FastestContraction_WorkedCase_IsThatOfTheStudy()
    {
        double rate = GradientDescentTheory.FastestLearningRate(WorkedCase[0], WorkedCase[1]);
        rate.ShouldBe(0.19802, 5e-6);
        GradientDescentTheory.FastestContraction(WorkedCase[0], WorkedCase[1]).ShouldBe(0.98020, 5e-6);
        GradientDescentTheory.Contraction(rate, WorkedCase).ShouldBe(0.98020, 5e-6);
        GradientDescentTheory.StepsByContraction(0.98020, 1e-3).ShouldBe(345, 1);
    }

    [Fact]
    public void FastestLearningRate_MovedEitherWay_IsSlower()
    {
        double rate = GradientDescentTheory.FastestLearningRate(3, 0.7), best = GradientDescentTheory.Contraction(rate, [3, 1.5, 0.7]);
        GradientDescentTheory.Contraction(rate * 1.001, [3, 1.5, 0.7]).ShouldBeGreaterThan(best);
        GradientDescentTheory.Contraction(rate * 0.999, [3, 1.5, 0.7]).ShouldBeGreaterThan(best);
        best.ShouldBe(GradientDescentTheory.FastestContraction(3, 0.7), Rounding);
    }

    [Theory]
    [InlineData(0.1, 1e-3, 3)]
    [InlineData(-0.1, 1e-3, 3)]
    [InlineData(0.5, 1e-3, 10)]
    [InlineData(0, 1e-3, 1)]
    [InlineData(0.999, 1e-6, 13809)]
    public void StepsWithin_OneMode_IsTheLogarithmRoundedUp(double factor, double accuracy, long expected) =>
        GradientDescentTheory.StepsWithin([factor], [2.5], accuracy).ShouldBe(expected);

    [Fact]
    public void StepsWithin_FactorOfOne_IsNull()
    {
        GradientDescentTheory.StepsWithin([1, 0.5], [1, 1], 0.1).ShouldBeNull();
        GradientDescentTheory.StepsWithin([1, 0.5], [0, 1], 0.1).ShouldBe(4, "a mode that starts at its minimum does not count");
    }

    [Fact]
    public void StepsWithin_AnyStableQuadratic_EqualsTheSimulatedCount()
    {
        Gen<(double[], double[], double, double)> cases =
            from sigmas in Gen.Choose(1, 4).SelectMany(count => Gen.Choose(20, 300).Select(i => i / 100.0).ArrayOf(count))
            from targets in Gen.Choose(1, 500).Select(i => i / 100.0).ArrayOf(sigmas.Length)
            from fraction in Gen.Choose(5, 99).Select(i => i / 100.0)
            from exponent in Gen.Choose(1, 6)
            select (sigmas, targets, fraction, Math.Pow(10, -exponent));
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            (double[] sigmas, double[] targets, double fraction, double accuracy) = sample;
            var model = new QuadraticModel(sigmas, targets);
            double rate = fraction * GradientDescentTheory.StabilityLimit(model.LargestSingularValue);
            double[] factors = [.. sigmas.Select(sigma => GradientDescentTheory.Contraction(rate, sigma))];
            double[] start = new double[sigmas.Length];
            long predicted = GradientDescentTheory.StepsWithin(factors, [.. model.Minimizer], accuracy)!.Value;
            Matrix path = QuadraticSimulation.Run(model, start, UpdateRule.GradientDescent(rate), (int)predicted + 5);
            double[] norms = QuadraticSimulation.Norms(QuadraticSimulation.Errors(model, path));
            Accuracy.SettlingStep(norms, accuracy).ShouldBe((int)predicted);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Contraction_PowersOf_AreTheSimulatedErrors()
    {
        var model = new QuadraticModel(WorkedCase, [1, -2]);
        Matrix errors = QuadraticSimulation.Errors(model, QuadraticSimulation.Run(model, [0, 0], UpdateRule.GradientDescent(0.15), 300));
        for (int t = 0; t <= 300; t++)
        {
            for (int i = 0; i < 2; i++)
            {
                double predicted = Math.Pow(GradientDescentTheory.Contraction(0.15, WorkedCase[i]), t) * errors[0, i];
                errors[t, i].ShouldBe(predicted, Rounding * Math.Abs(model.Minimizer[i]));
            }
        }
    }
}

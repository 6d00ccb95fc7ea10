using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Tests;

public sealed class MomentumTheoryTests
{
    /// <summary>Rounding of some hundred steps, relative to the minimizer.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The bound for rates on quadratics.</summary>
    private const double RateTolerance = 1e-6;

    private static readonly double Large = Math.Sqrt(5), Small = Math.Sqrt(0.05);

    [Fact]
    public void FastestLearningRates_WorkedCase_AreThoseOfTheStudy()
    {
        LearningRateInterval fastest = MomentumTheory.FastestLearningRates(0.1, Large, Small);
        fastest.Low.ShouldBe(0.2634, 1e-4);
        fastest.High.ShouldBe(3.797, 5e-4);
        fastest.Contraction.ShouldBe(0.94868, 5e-6);
        GradientDescentTheory.StepsByContraction(fastest.Contraction, 1e-3).ShouldBe(131, 0.2);
        foreach (double fraction in new[] { 0.001, 0.3, 0.999 })
        {
            double rate = fastest.Low + (fraction * (fastest.High - fastest.Low));
            MomentumTheory.Contraction(new UpdateRule(rate, 0.1), [Large, Small]).ShouldBe(Math.Sqrt(0.9), Rounding);
        }
    }

    [Fact]
    public void FastestLearningRates_BetaOne_IsGradientDescent()
    {
        LearningRateInterval fastest = MomentumTheory.FastestLearningRates(1, Large, Small);
        fastest.Low.ShouldBe(GradientDescentTheory.FastestLearningRate(Large, Small), Rounding);
        fastest.Contraction.ShouldBe(GradientDescentTheory.FastestContraction(Large, Small), Rounding);
        MomentumTheory.StabilityLimit(1, Large).ShouldBe(GradientDescentTheory.StabilityLimit(Large), Rounding);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.4)]
    [InlineData(0.9)]
    public void FastestLearningRates_AnyOtherRate_IsNoFaster(double beta)
    {
        LearningRateInterval fastest = MomentumTheory.FastestLearningRates(beta, 2, 0.3);
        double limit = MomentumTheory.StabilityLimit(beta, 2);
        for (int i = 1; i < 1000; i++)
            MomentumTheory.Contraction(new UpdateRule(limit * i / 1000, beta), [2, 0.3])
                .ShouldBeGreaterThanOrEqualTo(fastest.Contraction - Rounding);
    }

    [Fact]
    public void Optimum_OverAMapOfRules_IsTheFastest()
    {
        UpdateRule best = MomentumTheory.Optimum(2, 0.3);
        double rate = MomentumTheory.Contraction(best, [2, 0.3]);
        rate.ShouldBe((2 - 0.3) / (2 + 0.3), RateTolerance);
        for (int i = 1; i <= 60; i++)
        {
            for (int j = 1; j <= 60; j++)
                MomentumTheory.Contraction(new UpdateRule(best.LearningRate * j / 30.0, i / 60.0), [2, 0.3])
                    .ShouldBeGreaterThan(rate - RateTolerance);
        }
    }

    [Theory]
    [InlineData(0.99, ModeRegime.Real)]
    [InlineData(1, ModeRegime.Repeated)]
    [InlineData(1.01, ModeRegime.Complex)]
    public void Eigenvalues_AroundComplexFrom_ChangeRegime(double fraction, ModeRegime expected)
    {
        MomentumTheory.Eigenvalues(new UpdateRule(fraction * MomentumTheory.ComplexFrom(0.1, Large), 0.1), Large).Regime.ShouldBe(expected);
        MomentumTheory.Eigenvalues(new UpdateRule(MomentumTheory.ComplexUntil(0.1, Large) / fraction, 0.1),
            Large).Regime.ShouldBe(expected);
    }

    [Fact]
    public void Eigenvalues_AnyRule_AreThoseOfTheTransitionMatrix() => Prop.ForAll(Rules().ToArbitrary(), rule =>
    {
        double[] r = MomentumTheory.TransitionMatrix(rule, 1.3);
        ModeEigenvalues eigenvalues = MomentumTheory.Eigenvalues(rule, 1.3);
        Complex.Abs(eigenvalues.First + eigenvalues.Second - (r[0] + r[3])).ShouldBeLessThan(RateTolerance);
        Complex.Abs((eigenvalues.First * eigenvalues.Second) - ((r[0] * r[3]) - (r[1] * r[2]))).ShouldBeLessThan(RateTolerance);
        eigenvalues.Contraction.ShouldBeGreaterThanOrEqualTo(eigenvalues.Second.Magnitude);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ErrorRatio_AnyRule_IsTheSimulatedError() => Prop.ForAll(Rules().ToArbitrary(), rule =>
    {
        var model = new QuadraticModel([1.3], [2]);
        Matrix errors = QuadraticSimulation.Errors(model, QuadraticSimulation.Run(model, [0], rule, 60));
        for (int t = 0; t <= 60; t++)
        {
            double predicted = MomentumTheory.ErrorRatio(rule, 1.3, t) * errors[0, 0];
            errors[t, 0].ShouldBe(predicted, 1e-10 * (1 + Math.Abs(predicted)), $"step {t} of {rule}");
        }
    }).QuickCheckThrowOnFailure();

    // β = 1 at η = 1/(2σ²): both eigenvalues are 0, and the error is gone after one step.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(50, 0)]
    public void ErrorRatio_BothEigenvaluesZero_IsOverAfterOneStep(long step, double expected)
    {
        MomentumTheory.ErrorRatio(UpdateRule.GradientDescent(0.5), 1, step).ShouldBe(expected);
        MomentumTheory.ErrorRatio(UpdateRule.GradientDescent(0.02), 5, step).ShouldBe(expected, 1e-15);
    }

    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(0.05, 0.1)]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.1)]
    [InlineData(0.3, 0.7)]
    [InlineData(18, 0.1)]
    public void Fit_SimulatedErrors_MeasuresThePredictedContraction(double timesComplexFrom, double beta)
    {
        var rule = new UpdateRule(timesComplexFrom * MomentumTheory.ComplexFrom(beta, 1.3), beta);
        var model = new QuadraticModel([1.3], [2]);
        Matrix errors = QuadraticSimulation.Errors(model, QuadraticSimulation.Run(model, [0], rule, 400));
        ModeEigenvalues measured = MeasuredModes.Fit(errors.Column(0), model.Minimizer[0])!.Value;
        measured.Contraction.ShouldBe(MomentumTheory.Eigenvalues(rule, 1.3).Contraction, RateTolerance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void Find_GrowthOfSimulations_IsTheStabilityLimit(double beta)
    {
        var model = new QuadraticModel([2, 0.7, 0.1], [1, 1, 1]);
        double predicted = MomentumTheory.StabilityLimit(beta, 2);
        double measured = MeasuredLimit.Find(rate => QuadraticSimulation.Grows(model, [0, 0, 0], new UpdateRule(rate, beta), 2000), 0.1);
        measured.ShouldBe(predicted, 0.01 * predicted);
    }

    [Fact]
    public void SettlingStep_PredictedAndSimulatedMomentum_AreEqual() => Prop.ForAll(Rules().ToArbitrary(), rule =>
    {
        double[] sigmas = [1.3, 0.6];
        var model = new QuadraticModel(sigmas, [2, 1]);
        double[] predicted = new double[801];
        for (int t = 0; t <= 800; t++)
            predicted[t] = Math.Sqrt(
                sigmas.Select((sigma, i) => Math.Pow(MomentumTheory.ErrorRatio(rule, sigma, t) * model.Minimizer[i], 2)).Sum());
        double[] simulated =
            QuadraticSimulation.Norms(QuadraticSimulation.Errors(model, QuadraticSimulation.Run(model, [0, 0], rule, 800)));
        Accuracy.SettlingStep(simulated, 1e-3).ShouldBe(Accuracy.SettlingStep(predicted, 1e-3));
    }).QuickCheckThrowOnFailure();

    // Rules in all regimes for σ = 1.3, some of them unstable.
    private static Gen<UpdateRule> Rules() =>
        from beta in Gen.Choose(1, 100).Select(i => i / 100.0)
        from fraction in Gen.Choose(1, 110).Select(i => i / 100.0)
        select new UpdateRule(fraction * MomentumTheory.StabilityLimit(beta, 1.3), beta);
}

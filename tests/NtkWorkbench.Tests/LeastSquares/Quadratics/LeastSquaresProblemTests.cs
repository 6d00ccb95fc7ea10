namespace NtkWorkbench.Tests;

public sealed class LeastSquaresProblemTests
{
    private const double Rounding = 1e-12;

    [Theory]
    [InlineData(8, 3, 0.3)]
    [InlineData(3, 8, 1)]
    public void Run_DescentOnW_IsThePredictionInEveryMode(int rows, int columns, double beta)
    {
        Matrix design = NoisyLeastSquaresTests.Drawn(rows, columns, out double[] targets);
        var problem = LeastSquaresProblem.Create(design, targets, LinearAlgebraProviders.Managed);
        problem.NullDirections.ShouldBe(Math.Max(0, columns - rows));
        var rule = new UpdateRule(0.7 * MomentumTheory.StabilityLimit(beta, problem.Modes.LargestSingularValue), beta);
        Matrix errors = QuadraticSimulation.Errors(problem.Modes, problem.Run(new double[columns], rule, 100));
        for (int k = 0; k < problem.Modes.Count; k++)
        {
            for (int t = 0; t <= 100; t++)
            {
                double predicted = MomentumTheory.ErrorRatio(rule, problem.Modes.SingularValues[k], t) * errors[0, k];
                errors[t, k].ShouldBe(predicted, Rounding);
            }
        }
    }

    [Fact]
    public void Losses_ErrorsOfARun_AreThoseOfItsParameters()
    {
        var design = new Matrix(3, 2);
        ((double[])[1, 2, 0, 1, -1, 0.5]).CopyTo(design.Values.AsSpan());
        double[] targets = [1, -2, 0.5];
        var problem = LeastSquaresProblem.Create(design, targets, LinearAlgebraProviders.Managed);
        Matrix errors = QuadraticSimulation.Errors(problem.Modes, problem.Run([0.3, -0.4], UpdateRule.GradientDescent(0.05), 0));
        double expected = 0;
        for (int i = 0; i < 3; i++)
            expected += Math.Pow((design[i, 0] * 0.3) - (design[i, 1] * 0.4) - targets[i], 2);
        problem.Losses(errors)[0].ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Losses_RunToTheMinimum_EndWhereOnlyRoundingIsLeft()
    {
        var design = new Matrix(1, 1);
        design[0, 0] = 2;
        var problem = LeastSquaresProblem.Create(design, [1], LinearAlgebraProviders.Managed);
        Matrix errors = QuadraticSimulation.Errors(problem.Modes, problem.Run([0], UpdateRule.GradientDescent(0.05), 500));
        // The error shrinks to 0.6 a step and the loss to 0.36: 0.36^63 is the last power above 1e-28, give or take its own rounding.
        double[] losses = problem.Losses(errors);
        losses.Length.ShouldBeInRange(63, 65);
        losses.ShouldAllBe(loss => loss > 0);
    }

    [Fact]
    public void Create_DuplicatedColumn_HasANullDirection()
    {
        var problem = LeastSquaresProblem.Create(new Matrix(3, 2, [1, 1, 2, 2, 0, 0]), [1, 2, 3], LinearAlgebraProviders.Managed);
        problem.Modes.Count.ShouldBe(1);
        problem.NullDirections.ShouldBe(1);
        problem.UnreachableLoss.ShouldBe(9, Rounding);
    }

    [Fact]
    public void Create_ZeroDesign_IsRefused() =>
        Should.Throw<NumericalException>(
            () => LeastSquaresProblem.Create(new Matrix(3, 2), [1, 2, 3], LinearAlgebraProviders.Managed)).Message.ShouldContain("zero");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void QuadraticModel_SingularValueOutOfRange_IsNamed(double sigma) =>
        Should.Throw<NumericalException>(() => new QuadraticModel([1, sigma], [1, 1])).Message.ShouldContain("singular value 2");
}

using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Tests;

public sealed class RidgeRegressionTests
{
    /// <summary>Systems of condition number below about a thousand.</summary>
    private const double Tolerance = 1e-10;

    public static TheoryData<string> Providers => [.. LinearAlgebraProviders.Available.Select(provider => provider.Name)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Solve_OneColumn_IsTheScalarFormula(string provider)
    {
        ILinearAlgebra algebra = LinearAlgebraProviders.Available.Single(candidate => candidate.Name == provider);
        var design = new Matrix(2, 1, [1, 2]);
        double expected = ((1 * 3) + (2 * 5)) / (1 + 4 + 0.5);
        RidgeRegression.Solve(design, [3, 5], 0.5, RidgeForm.Primal, algebra).Single().ShouldBe(expected, Tolerance);
        RidgeRegression.Solve(design, [3, 5], 0.5, RidgeForm.Kernel, algebra).Single().ShouldBe(expected, Tolerance);
    }

    [Fact]
    public void Solve_BothForms_AgreeAndSatisfyTheNormalEquations() => Prop.ForAll(
        (from rows in Gen.Choose(1, 12) from columns in Gen.Choose(1, 12) from ridge in Gen.Choose(1, 300) select (rows, columns,
            ridge / 100.0)).ToArbitrary(),
        sample =>
        {
            Matrix design = NoisyLeastSquaresTests.Drawn(sample.rows, sample.columns, out double[] targets);
            double[] primal = RidgeRegression.Solve(design, targets, sample.Item3, RidgeForm.Primal, LinearAlgebraProviders.Managed);
            double[] kernel = RidgeRegression.Solve(design, targets, sample.Item3, RidgeForm.Kernel, LinearAlgebraProviders.Managed);
            primal.ShouldBe(kernel, Tolerance);
            primal.ShouldBe(ByElimination(design, targets, sample.Item3), Tolerance);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Solve_DependentColumnsWithoutRidge_IsRefused() =>
        Should.Throw<NumericalException>(
            () => RidgeRegression.Solve(new Matrix(2, 2, [1, 1, 1, 1]), [1, 2], 0, RidgeForm.Primal, LinearAlgebraProviders.Managed))
            .Message.ShouldContain("2 equations");

    [Fact]
    public void Solve_LinearKernel_IsTheRidgeModel()
    {
        Matrix design = NoisyLeastSquaresTests.Drawn(6, 3, out double[] targets);
        double[] weights = ByElimination(design, targets, 0.2);
        var kernel = new Matrix(6, 6);
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
                kernel[i, j] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(design.Row(i), design.Row(j));
        }
        double[] coefficients = PositiveDefiniteSystem.Solve(kernel, 0.2, targets);
        for (int i = 0; i < 6; i++)
        {
            System.Numerics.Tensors.TensorPrimitives.Dot<double>(kernel.Row(i), coefficients).ShouldBe(
                System.Numerics.Tensors.TensorPrimitives.Dot<double>(design.Row(i), weights), Tolerance);
        }
    }

    // (XᵀX + λI)w = Xᵀy by Gauss–Jordan elimination: an implementation that shares nothing with the one under test.
    internal static double[] ByElimination(Matrix design, double[] targets, double ridge)
    {
        int d = design.Columns;
        double[,] system = new double[d, d + 1];
        for (int i = 0; i < design.Rows; i++)
        {
            for (int j = 0; j < d; j++)
            {
                for (int k = 0; k < d; k++)
                    system[j, k] += design[i, j] * design[i, k];
                system[j, d] += design[i, j] * targets[i];
            }
        }
        for (int j = 0; j < d; j++)
            system[j, j] += ridge;
        for (int j = 0; j < d; j++)
        {
            for (int i = 0; i < d; i++)
            {
                double factor = i == j ? 0 : system[i, j] / system[j, j];
                for (int k = j; k <= d; k++)
                    system[i, k] -= factor * system[j, k];
            }
        }
        return [.. Enumerable.Range(0, d).Select(j => system[j, d] / system[j, j])];
    }
}

namespace NtkWorkbench.Tests;

public sealed class TangentKernelsTests
{
    /// <summary>A few roundings of values of order 1.</summary>
    private const double Rounding = 1e-14;

    [Fact]
    public void Distance_Diagonals_IsTheClosedForm()
    {
        Matrix first = new(2, 2, [1, 0, 0, 1]), second = new(2, 2, [1, 0, 0, 0]);
        TangentKernels.Distance(first, second).ShouldBe(1 - Math.Sqrt(0.5), Rounding);
        TangentKernels.Distance(second, new Matrix(2, 2, [0, 0, 0, 1])).ShouldBe(1, Rounding);
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-3)]
    [InlineData(1e200)]
    public void Distance_ScaledKernel_IsZero(double factor)
    {
        Matrix kernel = TestMatrices.Random(6, 6), scaled = new(6, 6, [.. kernel.Values.Select(value => value * factor)]);
        TangentKernels.Distance(kernel, scaled).ShouldBeInRange(0, Rounding);
    }

    [Fact]
    public void Distance_ZeroKernels_IsDefined()
    {
        TangentKernels.Distance(new Matrix(2, 2), new Matrix(2, 2)).ShouldBe(0);
        TangentKernels.Distance(new Matrix(2, 2), TestMatrices.Random(2, 2)).ShouldBe(1);
    }

    [Fact]
    public void Distance_NaNOrOtherShape_Refuses()
    {
        Should.Throw<NumericalException>(() => TangentKernels.Distance(new Matrix(1, 1), new Matrix(1, 1, [double.NaN])));
        Should.Throw<ShapeException>(() => TangentKernels.Distance(new Matrix(1, 2), new Matrix(2, 1)));
    }

    [Fact]
    public void TargetAlignment_KernelOfTheTargets_IsOne()
    {
        Matrix y = TestMatrices.Random(7, 2), flat = new(14, 1, y.Values);
        TangentKernels.TargetAlignment(TestMatrices.Product(flat, TestMatrices.Transpose(flat)), y).ShouldBe(1, Rounding);
    }

    [Fact]
    public void TargetAlignment_Identity_IsTheClosedForm()
    {
        // The centered identity is I − 11ᵀ/n: yᵀHy = ‖Hy‖² and ‖H‖ = √(n − 1).
        Matrix identity = new(5, 5);
        for (int i = 0; i < 5; i++)
            identity[i, i] = 1e200;
        TangentKernels.TargetAlignment(identity, TestMatrices.Random(5, 1)).ShouldBe(0.5, Rounding);
    }

    [Fact]
    public void TargetAlignment_ConstantTargetsOfEachOutput_IsZero()
    {
        Matrix y = new(3, 2, [0.1, 7, 0.1, 7, 0.1, 7]);
        TangentKernels.TargetAlignment(TestMatrices.Random(6, 6), y).ShouldBe(0);
    }
}

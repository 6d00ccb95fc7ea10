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

    // Two samples: H Θ H = (a − 2b + c)/4 · [[1, −1], [−1, 1]] of [[a, b], [b, c]], so that all that is not constant is parallel.
    [Fact]
    public void CenteredDistance_TwoSamples_SeesNoConstant()
    {
        Matrix first = new(2, 2, [1, 0, 0, 1]), second = new(2, 2, [101, 100, 100, 101]);
        TangentKernels.Distance(first, second).ShouldBeGreaterThan(0.2);
        TangentKernels.CenteredDistance(first, second, 1).ShouldBe(0, Rounding);
        TangentKernels.CenteredDistance(first, new Matrix(2, 2, [7, 7, 7, 7]), 1).ShouldBe(1);
    }

    // Of two outputs each is centered by itself: H ⊗ I. The kernels are A ⊗ diag(1, 0) and A ⊗ diag(1, 1) with A = [[1, −1], [−1, 1]],
    // which centering leaves as they are: ⟨,⟩ = ‖A‖², norms ‖A‖ and √2 ‖A‖.
    [Fact]
    public void CenteredDistance_TwoOutputs_IsTheClosedForm()
    {
        Matrix first = new(4, 4, [1, 0, -1, 0, 0, 0, 0, 0, -1, 0, 1, 0, 0, 0, 0, 0]),
            second = new(4, 4, [1, 0, -1, 0, 0, 1, 0, -1, -1, 0, 1, 0, 0, -1, 0, 1]);
        TangentKernels.CenteredDistance(first, second, 2).ShouldBe(1 - Math.Sqrt(0.5), Rounding);
        Should.Throw<ShapeException>(() => TangentKernels.CenteredDistance(first, second, 3));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1)]
    [InlineData(1e300)]
    public void RelativeChange_ScaledAndTurned_IsTheClosedForm(double scale)
    {
        Matrix first = new(2, 2, [3 * scale, 0, 0, 4 * scale]);
        TangentKernels.RelativeChange(first, new Matrix(2, 2, [6 * scale, 0, 0, 8 * scale])).ShouldBe(1, Rounding);
        TangentKernels.RelativeChange(first, new Matrix(2, 2, [3 * scale, scale, scale, 4 * scale])).ShouldBe(Math.Sqrt(2) / 5, Rounding);
        TangentKernels.RelativeChange(first, first).ShouldBe(0);
        TangentKernels.RelativeChange(new Matrix(2, 2), first).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void ModeChanges_Spectra_AreThoseOfTheSquares()
    {
        Spectrum first = new() { Method = SpectrumMethod.Svd, SingularValues = [4, 2, 1, 1e-16], Floor = 1e-15 },
            second = first with { SingularValues = [8, 1, 1, 1] };
        TangentKernels.ModeChanges(first, second, 3).ShouldBe([3, -0.75, 0]);
        TangentKernels.ModeChanges(first, second, 9)[3].ShouldBe(double.NaN);
        Should.Throw<ShapeException>(() => TangentKernels.ModeChanges(first, first with { SingularValues = [1] }, 1));
    }

    [Fact]
    public void TargetAlignment_Classes_IsThatOfTheirOneHotTargets()
    {
        Matrix kernel = TestMatrices.Random(6, 6), classes = new(3, 1, [1, 0, 1]), oneHot = new(3, 2, [0, 1, 1, 0, 0, 1]);
        TangentKernels.TargetAlignment(kernel, classes, LossKind.CrossEntropy).ShouldBe(TangentKernels.TargetAlignment(kernel, oneHot));
        // HyyᵀH of the one-hot y itself is aligned with it fully.
        Matrix flat = new(6, 1, oneHot.Values);
        TangentKernels.TargetAlignment(TestMatrices.Product(flat, TestMatrices.Transpose(flat)), classes, LossKind.CrossEntropy)
            .ShouldBe(1, Rounding);
        Should.Throw<ShapeException>(() => TangentKernels.TargetAlignment(kernel, new Matrix(3, 1, [0, 1, 2]), LossKind.CrossEntropy));
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

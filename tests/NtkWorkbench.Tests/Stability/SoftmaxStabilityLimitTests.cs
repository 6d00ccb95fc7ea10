namespace NtkWorkbench.Tests;

public sealed class SoftmaxStabilityLimitTests
{
    // An eigenvalue of a matrix of a few entries, after a few roundings each.
    private const double RoundingTolerance = 1e-13;

    // Adding 1000 leaves 1e-13 of the differences between outputs undecided.
    private const double ShiftTolerance = 1e-11;

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public void LargestStableRate_OneSampleTwoEqualOutputs_IsTheClosedForm(string provider)
    {
        // p = (½, ½) and Θ = 3 I: the Hessian 3(diag p − ppᵀ) has the eigenvalues 3/2 and 0, so η = 2/(3/2).
        var kernel = new Matrix(2, 2, [3, 0, 0, 3]);
        SoftmaxStabilityLimit.LargestStableRate(kernel, new Matrix(1, 2), ProviderNames.Provider(provider))
            .ShouldBe(4.0 / 3, RoundingTolerance);
    }

    [Fact]
    public void LargestStableRate_SeveralSamples_BoundsTheHessian()
    {
        const int samples = 4, outputs = 3;
        Matrix features = TestMatrices.Random(samples * outputs, 7, seed: 3), f = TestMatrices.Random(samples, outputs, seed: 4);
        Matrix kernel = Kernel(features);
        double rate = SoftmaxStabilityLimit.LargestStableRate(kernel, f, LinearAlgebraProviders.Managed);
        double largest = LinearAlgebraProviders.Managed.Eigenvalues(Hessian(features, f)).Eigenvalues[0];
        rate.ShouldBe(2 / largest, RoundingTolerance * rate);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void LargestStableRate_OutputsShiftedBeyondTheExponential_StaysTheSame(double shift)
    {
        Matrix kernel = Kernel(TestMatrices.Random(6, 9, seed: 5)), f = TestMatrices.Random(2, 3, seed: 6);
        var shifted = new Matrix(2, 3, [.. f.Values.Select(value => value + shift)]);
        double rate = SoftmaxStabilityLimit.LargestStableRate(kernel, f, LinearAlgebraProviders.Managed);
        SoftmaxStabilityLimit.LargestStableRate(kernel, shifted, LinearAlgebraProviders.Managed).ShouldBe(rate, ShiftTolerance * rate);
    }

    [Fact]
    public void LargestStableRate_EverySampleSure_IsInfinite() => SoftmaxStabilityLimit
        .LargestStableRate(new Matrix(2, 2, [1, 0, 0, 1]), new Matrix(1, 2, [5000, 0]), LinearAlgebraProviders.Managed)
        .ShouldBe(double.PositiveInfinity);

    [Fact]
    public void LargestStableRateEverywhere_TwoEquallyLikelyClasses_IsTheLocalRate()
    {
        // ½(I − ½11ᵀ) is diag p − ppᵀ at p = (½, ½).
        Matrix kernel = Kernel(TestMatrices.Random(6, 9, seed: 5));
        double local = SoftmaxStabilityLimit.LargestStableRate(kernel, new Matrix(3, 2), LinearAlgebraProviders.Managed);
        SoftmaxStabilityLimit.LargestStableRateEverywhere(kernel, 2, LinearAlgebraProviders.Managed)
            .ShouldBe(local, RoundingTolerance * local);
    }

    [Fact]
    public void LargestStableRateEverywhere_ThreeClassesOfOneSample_IsTheClosedForm() => SoftmaxStabilityLimit
        .LargestStableRateEverywhere(new Matrix(3, 3, [3, 0, 0, 0, 3, 0, 0, 0, 3]), 3, LinearAlgebraProviders.Managed)
        .ShouldBe(4.0 / 3, RoundingTolerance);

    [Fact]
    public void LargestStableRateEverywhere_AnyOutputs_IsNeverAboveTheLocalRate()
    {
        Matrix kernel = Kernel(TestMatrices.Random(12, 7, seed: 3));
        double everywhere = SoftmaxStabilityLimit.LargestStableRateEverywhere(kernel, 3, LinearAlgebraProviders.Managed);
        for (int seed = 0; seed < 50; seed++)
            SoftmaxStabilityLimit.LargestStableRate(kernel, TestMatrices.Random(4, 3, seed), LinearAlgebraProviders.Managed)
                .ShouldBeGreaterThanOrEqualTo(everywhere);
    }

    [Fact]
    public void LargestStableRates_LinearSoftmaxJustBelowEach_CyclesAtTheLocalOneAndConvergesAtTheOther()
    {
        // Overlapping classes: the minimum is finite, and flatter places than it are where the outputs are sure.
        Dataset data = new()
        {
            Inputs = new Matrix(6, 1, [-2, -1, 0.5, -0.5, 1, 2]),
            Targets = new Matrix(6, 1, [0, 0, 0, 1, 1, 1]),
            InputNames = ["x"],
            TargetNames = ["class"],
        };
        Gradient(everywhere: true).ShouldBeLessThan(1e-10);
        Gradient(everywhere: false).ShouldBeGreaterThan(1e-2);

        // The largest entry of the gradient after 4,000 steps.
        double Gradient(bool everywhere)
        {
            using var network = new Network(new NetworkArchitecture([1, 2], Activation.Identity), [-9, 9, 0, 0]);
            using Linearization linear = network.Linearize(data.Inputs, new() { Loss = LossKind.CrossEntropy });
            double rate = 0.98 * (everywhere ? linear.LargestStableRateEverywhere!.Value : linear.LargestStableRate);
            network.Train(new() { Train = data }, new() { Loss = LossKind.CrossEntropy, LearningRate = rate, Steps = 4000 });
            double[] before = network.Parameters();
            network.Train(new() { Train = data }, new() { Loss = LossKind.CrossEntropy, LearningRate = 1, Steps = 1 });
            return network.Parameters().Zip(before, (a, b) => Math.Abs(a - b)).Max();
        }
    }

    private static Matrix Kernel(Matrix features) => TestMatrices.Product(features, TestMatrices.Transpose(features));

    // (1/n) Jᵀ H J with the blocks diag p_i − p_i p_iᵀ in H.
    private static Matrix Hessian(Matrix features, Matrix f)
    {
        var inOutputs = new Matrix(features.Rows, features.Rows);
        for (int i = 0; i < f.Rows; i++)
        {
            double[] exponentials = [.. f.Row(i).ToArray().Select(Math.Exp)],
                p = [.. exponentials.Select(value => value / exponentials.Sum())];
            for (int c = 0; c < p.Length; c++)
            {
                for (int d = 0; d < p.Length; d++)
                    inOutputs[(i * p.Length) + c, (i * p.Length) + d] = ((c == d ? p[c] : 0) - (p[c] * p[d])) / f.Rows;
            }
        }
        return TestMatrices.Product(TestMatrices.Transpose(features), TestMatrices.Product(inOutputs, features));
    }
}

using System.Numerics.Tensors;

namespace NtkWorkbench.Tests;

/// <summary>J̄ and Θ̄ = J̄J̄ᵀ against the blocks of Θ.</summary>
public sealed class SummedFeaturesTests
{
    // Sums of some thousand products in another order, relative to the largest.
    private const double Rounding = 1e-12;

    // √eigenvalues of a kernel against an SVD, of σ well above √ε σ₁; and what 10⁻⁹σ₁² of a residual leaves.
    private const double Methods = 1e-8;

    public static TheoryData<string> Problems => TestProblems.Names;

    [Theory, MemberData(nameof(Problems))]
    public void SummedKernel_OfAnyLayer_IsTheSumOfTheBlocks(string name)
    {
        TestProblem problem = TestProblems.Get(name);
        using Linearization linear = Linearize(problem, new());
        using Linearization fewer = Linearize(problem, new(), new Matrix(1, problem.Architecture.InputCount));
        linear.Features.ShouldSumBlocks(linear.Features, problem.Architecture);
        linear.Features.ShouldSumBlocks(fewer.Features, problem.Architecture);
    }

    [Theory, MemberData(nameof(Problems))]
    public void SummedFeatures_ProductsAndKernel_AreThoseOfItsColumns(string name)
    {
        TestProblem problem = TestProblems.Get(name);
        foreach (TrainableLayers layers in Enum.GetValues<TrainableLayers>())
        {
            using Linearization linear = Linearize(problem, new() { Layers = layers });
            int o = problem.Architecture.OutputCount, p = linear.Features.Columns;
            using var summed = new SummedFeatures(linear.Features, o);
            using var products = new SummedProducts(linear.Open(linear.Inputs), o);
            double[] whole = linear.Features.Jacobian(), expected = new double[summed.Rows * summed.Columns];
            for (int i = 0; i < expected.Length; i++)
            {
                (int sample, int j, int column) = (i / (o * p), i / p % o, i % p);
                expected[i] = whole[(((sample * o) + j) * p) + column] / Math.Sqrt(o);
            }
            summed.Jacobian().ShouldAgreeWith(expected, Rounding, "J̄");
            double[] part = new double[summed.Rows * (p + 1)];
            summed.Copy(summed.Columns - p - 1 > 0 ? p / 2 : 0, Math.Min(p + 1, summed.Columns), part.AsSpan(0,
                summed.Rows * Math.Min(p + 1, summed.Columns)));
            part[0].ShouldBe(expected[summed.Columns - p - 1 > 0 ? p / 2 : 0], Rounding);
            products.ShouldMultiplyLike(summed, vectors: 3, Agreement.Float64, outputs: 1);
            summed.ShouldMultiplyLike(summed, vectors: 2, Agreement.Float64, outputs: 1);
            summed.KernelWith(summed).ShouldAgreeWith(Gram(expected, summed.Rows), Agreement.Float64, "Θ̄");
        }
    }

    [Theory]
    [InlineData(new[] { 2, 9, 3 }, 7, TrainableLayers.All)]
    [InlineData(new[] { 3, 6, 6, 4 }, 40, TrainableLayers.All)]
    [InlineData(new[] { 2, 4, 2 }, 30, TrainableLayers.Output)]
    public void Decomposition_AnyMethod_IsThatOfSummedColumns(int[] sizes, int points, TrainableLayers layers)
    {
        var architecture = new NetworkArchitecture(sizes, Activation.Tanh);
        TestProblem problem = Problem(architecture, points);
        using Linearization svd = Linearize(problem, Options(SpectrumMethod.Svd));
        double first = svd.Spectrum.SingularValues[0];
        double[] diagonal = [.. LinearAlgebraProviders.Managed.Eigenvalues(svd.Kernel).Eigenvalues];
        for (int k = 0; k < Math.Min(3, diagonal.Length); k++)
            (svd.Spectrum.SingularValues[k] * svd.Spectrum.SingularValues[k]).ShouldBe(diagonal[k], Methods * first * first);
        Matrix elsewhere = TestProblems.Data(architecture, LossKind.MeanSquaredError, 11).Inputs;
        foreach (SpectrumMethod method in Enum.GetValues<SpectrumMethod>())
        {
            using Linearization other = Linearize(problem, Options(method));
            for (int k = 0; k < 3; k++)
                other.Spectrum.SingularValues[k].ShouldBe(svd.Spectrum.SingularValues[k], Methods * first, $"{method} σ_{k + 1}");
            // One function of x for all outputs.
            other.PrincipalFeatures(elsewhere).Rows.ShouldBe(11);
            other.PrincipalFeatures(elsewhere).Values.ShouldAgreeWith(
                svd.PrincipalFeatures(elsewhere).Values, 1e-5, $"φ by {method}");
            Matrix shares = other.LayerShares();
            for (int k = 0; k < shares.Rows; k++)
                TensorPrimitives.Sum<double>(shares.Row(k)).ShouldBe(1, Rounding);
        }

        LinearizationOptions Options(SpectrumMethod method) => new()
        {
            Kernel = KernelKind.Summed,
            Method = method,
            Layers = layers,
            Principal = 2,
            Leading = new() { Tolerance = 1e-9 },
        };
    }

    [Fact]
    public void PrincipalInputGradient_OfASummedMode_IsItsDerivative()
    {
        var architecture = new NetworkArchitecture([2, 6, 3], Activation.Tanh);
        using Linearization linear = Linearize(Problem(architecture, 9), new() { Kernel = KernelKind.Summed });
        const double step = 1e-5, differences = 1e-8;
        double[] gradient = linear.PrincipalInputGradient(1, [0.3, -0.2], 0);
        for (int i = 0; i < 2; i++)
        {
            double[] ahead = [0.3, -0.2], behind = [0.3, -0.2];
            (ahead[i], behind[i]) = (ahead[i] + step, behind[i] - step);
            double more = linear.PrincipalFeatures(new(1, 2, ahead))[0, 1], less = linear.PrincipalFeatures(new(1, 2, behind))[0, 1];
            gradient[i].ShouldBe((more - less) / (2 * step), differences);
        }
    }

    [Fact]
    public void Kernel_OneOutput_IsTheWholeToTheBit()
    {
        TestProblem problem = Problem(new([2, 5, 1], Activation.Relu), 12);
        foreach (SpectrumMethod method in Enum.GetValues<SpectrumMethod>())
        {
            using Linearization summed = Linearize(problem, new() { Kernel = KernelKind.Summed, Method = method });
            using Linearization whole = Linearize(problem, new() { Method = method });
            summed.KernelKind.ShouldBe(KernelKind.Whole);
            summed.Spectrum.SingularValues.ShouldBe(whole.Spectrum.SingularValues);
            summed.PrincipalFeatures().Values.ShouldBe(whole.PrincipalFeatures().Values);
            summed.CompareWithWhole().ShouldBeNull();
        }
    }

    [Fact]
    public void CompareWithWhole_TwoOutputsByHand_IsTheDistance()
    {
        // f = Wx + b of two outputs is two networks alike: Θ = (xx′ + 1) ⊗ I, and each σ̄ is there twice.
        using Linearization alike = Linearize(Problem(new([1, 2], Activation.Identity), 4), new() { Kernel = KernelKind.Summed });
        SummedComparison equal = alike.CompareWithWhole()!;
        equal.Distance.ShouldBe(0, Rounding);
        equal.LargestDifference!.Value.ShouldBe(0, Rounding);
        // One sample x = 1, one hidden unit a = 1, output weights 1 and 2 of it: Θ = δδᵀ·2 + 2I, δ = (1, 2), that is (4, 4; 4, 10), and
        // Θ̄ = 7; ‖Θ − 7I‖² = 9 + 9 + 2·16.
        var architecture = new NetworkArchitecture([1, 1, 2], Activation.Identity);
        using var linear = new Linearization(
            new BuiltinEngineProvider(LinearAlgebraProviders.Managed), architecture, new double[] { 1, 0, 1, 2, 0, 0 }, new(1, 1, [1]),
            new() { Kernel = KernelKind.Summed, Principal = 1 });
        linear.Kernel.Values.ShouldBe([7], Rounding);
        SummedComparison compared = linear.CompareWithWhole()!;
        compared.Distance.ShouldBe(Math.Sqrt(50.0 / (16 + 100 + 32)), Rounding);
        double mean = (Math.Sqrt(12) + Math.Sqrt(2)) / 2;
        compared.SingularValues.ShouldBe([Math.Sqrt(12), Math.Sqrt(2)], Rounding);
        compared.LargestDifference!.Value.ShouldBe((Math.Sqrt(7) - mean) / mean, Rounding);
        // All of training is of Θ: m/σ₁², m = 2.
        linear.LargestStableRate.ShouldBe(2 / 12.0, Rounding);
    }

    [Theory, InlineData(SpectrumMethod.Svd), InlineData(SpectrumMethod.Lanczos)]
    public void Training_OfASummedKernel_IsThatOfTheWhole(SpectrumMethod method)
    {
        // Conjugate gradients and Lanczos against factorizations, relative.
        const double iterated = 1e-6;
        var architecture = new NetworkArchitecture([2, 8, 3], Activation.Tanh);
        TestProblem problem = Problem(architecture, 15);
        foreach (LossKind loss in Enum.GetValues<LossKind>())
        {
            using Linearization summed = Linearize(problem, new() { Kernel = KernelKind.Summed, Loss = loss, Method = method });
            using Linearization whole = Linearize(problem, new() { Loss = loss });
            summed.LargestStableRate.ShouldBe(whole.LargestStableRate, iterated * whole.LargestStableRate);
            if (whole.LargestStableRateEverywhere is double everywhere)
                summed.LargestStableRateEverywhere!.Value.ShouldBe(everywhere, iterated * everywhere);
            double[] diagonal = [.. Enumerable.Range(0, architecture.ParameterCount).Select(i => 1.5 + Math.Sin(i))];
            summed.PreconditionedSpectrum(diagonal).SingularValues[0].ShouldBe(
                whole.PreconditionedSpectrum(diagonal).SingularValues[0], iterated);
            double[] iterative = new TangentRidge(summed, problem.Data.Targets, 0.1).Predict(summed.Inputs).Values;
            iterative.ShouldAgreeWith(
                new TangentRidge(whole, problem.Data.Targets, 0.1).Predict(whole.Inputs).Values, iterated, "regression");
        }
        using Linearization first = Linearize(problem, new() { Kernel = KernelKind.Summed, Method = method });
        using Linearization other = Linearize(problem, new());
        var training = new TrainingOptions
        {
            Steps = 50,
            LearningRate = 0.1,
            Batch = new() { Sampling = BatchSampling.Full },
        };
        var data = new TrainingData { Train = problem.Data };
        LinearizedTraining products = LinearizedTraining.Begin(first, problem.Parameters, 50, data, first.Inputs, training);
        LinearizedTraining modes = LinearizedTraining.Begin(other, problem.Parameters, 50, data, other.Inputs, training);
        (products.Method, modes.Method).ShouldBe((LinearModelMethod.Krylov, LinearModelMethod.Modes));
        products.Linear.Values.ShouldAgreeWith(modes.Linear.Values, iterated, "f_lin");
    }

    [Fact]
    public void ClassAnalysis_OfASummedKernel_HasTheBlocksOfTheWhole()
    {
        var architecture = new NetworkArchitecture([2, 8, 3], Activation.Relu);
        var data = new TrainingData { Train = TestProblems.Data(architecture, LossKind.CrossEntropy, 14) };
        TestProblem problem = Problem(architecture, 14);
        ClassAnalysis whole = Analyze(new() { Principal = 3 }), summed = Analyze(new() { Principal = 3, Kernel = KernelKind.Summed }),
            leading = Analyze(new() { Principal = 3, Kernel = KernelKind.Summed, Method = SpectrumMethod.Lanczos });
        summed.KernelBlocks.Values.ShouldAgreeWith(whole.KernelBlocks.Values, Rounding, "blocks");
        leading.KernelBlocks.Values.ShouldAgreeWith(whole.KernelBlocks.Values, Rounding, "blocks by products");
        summed.LargestRows.ShouldAllBe(row => row < 14);
        (summed.Shares.Rows, summed.Shares.Columns).ShouldBe((3, 3));
        (summed.TrainAccuracy, summed.RegressionTrainAccuracy).ShouldBe((whole.TrainAccuracy, null));

        ClassAnalysis Analyze(LinearizationOptions options)
        {
            using Linearization linear = Linearize(problem, options, data.Train.Inputs);
            return ClassAnalysis.Of(linear, data, LossKind.CrossEntropy)!;
        }
    }

    [Fact]
    public void SummedTargetAlignment_OfAKernel_IsThatOfItsCopies()
    {
        var summed = new Matrix(3, 3, [2, 1, 0, 1, 3, -1, 0, -1, 1]);
        var whole = new Matrix(6, 6);
        for (int row = 0; row < 6; row++)
        {
            for (int column = row % 2; column < 6; column += 2)
                whole[row, column] = summed[row / 2, column / 2];
        }
        var targets = new Matrix(3, 2, [1, 0, 2, -1, 0, 5]);
        TangentKernels.SummedTargetAlignment(summed, targets, 2).ShouldBe(TangentKernels.TargetAlignment(whole, targets), Rounding);
        var classes = new Matrix(3, 1, [0, 1, 1]);
        TangentKernels.SummedTargetAlignment(summed, classes, 2, LossKind.CrossEntropy)
            .ShouldBe(TangentKernels.TargetAlignment(whole, classes, LossKind.CrossEntropy), Rounding);
        Should.Throw<ShapeException>(() => TangentKernels.SummedTargetAlignment(whole, targets, 2));
    }

    private static double[] Gram(double[] rows, int count)
    {
        int width = rows.Length / count;
        return [.. Enumerable.Range(0, count * count).Select(i =>
            TensorPrimitives.Dot<double>(rows.AsSpan(i / count * width, width), rows.AsSpan(i % count * width, width)))];
    }

    private static TestProblem Problem(NetworkArchitecture architecture, int points) => new()
    {
        Architecture = architecture,
        Parameters = TestProblems.Parameters(architecture),
        Loss = LossKind.MeanSquaredError,
        Data = TestProblems.Data(architecture, LossKind.MeanSquaredError, points),
    };

    private static Linearization Linearize(TestProblem problem, LinearizationOptions options, Matrix? inputs = null) => new(
        new BuiltinEngineProvider(LinearAlgebraProviders.Managed), problem.Architecture, problem.Parameters,
        inputs ?? problem.Data.Inputs, options);
}

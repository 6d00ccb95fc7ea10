namespace NtkWorkbench.Torch.Tests;

/// <summary>Tangent features on the device against autograd, against J itself, and against the builtin engine's.</summary>
public sealed class TangentFeaturesTests
{
    public static TheoryData<string> Problems => TestProblems.Names;

    [Theory, MemberData(nameof(Problems))]
    public void Linearize_Float64_MatchesAutograd(string name)
    {
        TestProblem problem = TestProblems.Get(name);
        double[] expected = AutogradTangentFeatures.Jacobian(problem.Architecture, problem.Parameters, problem.Data.Inputs.Values);
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
        features.Jacobian().ShouldAgreeWith(expected, Agreement.Float64, "J");
    }

    [Theory, MemberData(nameof(Problems))]
    public void Linearize_EitherPrecision_MatchesBuiltin(string name)
    {
        TestProblem problem = TestProblems.Get(name);
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            // Float64 from the same rounded parameters: also a float32 network is linearized to the accuracy of float64.
            using var engines = new EnginePair(problem, precision);
            using ITangentFeatures torch = engines.Torch.Linearize(problem.Data.Inputs.Values);
            using ITangentFeatures builtin = engines.Builtin.Linearize(problem.Data.Inputs.Values);
            torch.Jacobian().ShouldAgreeWith(builtin.Jacobian(), Agreement.Float64, $"J of a {precision} network");
            torch.KernelWith(torch).ShouldAgreeWith(builtin.KernelWith(builtin), Agreement.Float64, $"Θ of a {precision} network");
        }
    }

    [Theory, MemberData(nameof(Problems))]
    public void SummedKernel_OfAnyLayer_IsTheSumOfTheBlocks(string name)
    {
        TestProblem problem = TestProblems.Get(name);
        using ITangentFeatures features = Linearize(problem);
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        using ITangentFeatures others = engine.Linearize([.. problem.Data.Inputs.Values.Take(problem.Architecture.InputCount)]);
        features.ShouldSumBlocks(features, problem.Architecture);
        features.ShouldSumBlocks(others, problem.Architecture);
    }

    [Theory, MemberData(nameof(Problems))]
    public void Copy_AnyRangeOfColumns_IsThatPartOfJ(string name)
    {
        using ITangentFeatures features = Linearize(TestProblems.Get(name));
        double[] jacobian = features.Jacobian();
        for (int first = 0; first < features.Columns; first += 1 + (features.Columns / 7))
        {
            int count = Math.Min(1 + (features.Columns / 5), features.Columns - first);
            double[] part = new double[features.Rows * count];
            features.Copy(first, count, part);
            for (int row = 0; row < features.Rows; row++)
                part.AsSpan(row * count, count).SequenceEqual(jacobian.AsSpan((row * features.Columns) + first, count))
                    .ShouldBeTrue($"columns from {first}, row {row}");
        }
    }

    [Theory, MemberData(nameof(Problems))]
    public void Multiply_AnyVector_IsJTimesIt(string name)
    {
        using ITangentFeatures features = Linearize(TestProblems.Get(name));
        double[] jacobian = features.Jacobian(), result = new double[features.Rows];
        double[] direction = [.. Enumerable.Range(0, features.Columns).Select(column => Math.Cos(column))];
        features.Multiply(direction, result);
        double[] expected = [.. Enumerable.Range(0, features.Rows)
            .Select(row => direction.Select((value, column) => value * jacobian[(row * features.Columns) + column]).Sum())];
        result.ShouldAgreeWith(expected, Agreement.Float64, "J v");
    }

    [Theory, MemberData(nameof(Problems))]
    public void MultiplyTransposed_AnyVector_IsJTransposedTimesIt(string name)
    {
        using ITangentFeatures features = Linearize(TestProblems.Get(name));
        double[] jacobian = features.Jacobian(), result = new double[features.Columns];
        double[] weights = [.. Enumerable.Range(0, features.Rows).Select(row => Math.Cos(row))];
        features.MultiplyTransposed(weights, result);
        double[] expected = [.. Enumerable.Range(0, features.Columns)
            .Select(column => weights.Select((value, row) => value * jacobian[(row * features.Columns) + column]).Sum())];
        result.ShouldAgreeWith(expected, Agreement.Float64, "Jᵀ u");
    }

    [Theory, MemberData(nameof(Problems))]
    public void Kernel_BetweenTwoSetsOfInputs_IsTheProductOfTheirJ(string name)
    {
        TestProblem problem = TestProblems.Get(name);
        using ITangentFeatures rows = Linearize(problem);
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        using ITangentFeatures columns = engine.Linearize([.. problem.Data.Inputs.Values.Take(problem.Architecture.InputCount)]);
        double[] j = rows.Jacobian(), other = columns.Jacobian(), sum = new double[rows.Rows * columns.Rows];
        for (int layer = 0; layer < problem.Architecture.Layers.Count; layer++)
        {
            double[] share = rows.KernelWith(columns, layer);
            for (int i = 0; i < sum.Length; i++)
                sum[i] += share[i];
        }
        rows.KernelWith(columns).ShouldAgreeWith(sum, Agreement.Float64, "the sum of the layers' shares");
        sum.ShouldAgreeWith(Product(j, other, rows.Columns), Agreement.Float64, "J J′ᵀ");
    }

    [Fact]
    public void Kernel_LargerThanOneTile_IsJoinedWithoutSeams()
    {
        // 1,500² entries pass the 2²⁰ of one tile, so that the rows come in several.
        const int samples = 1500;
        TestProblem problem = TestProblems.Get("golden relu-1-8-1");
        double[] inputs = [.. Enumerable.Range(0, samples).Select(i => -1 + (2.0 * i / samples))];
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        using ITangentFeatures all = engine.Linearize(inputs), last = engine.Linearize(inputs.AsSpan(^50..));
        double[] kernel = all.KernelWith(all);
        kernel.AsSpan(^(50 * samples)..).ToArray().ShouldAgreeWith(last.KernelWith(all), Agreement.Float64, "the last rows");
    }

    [Fact]
    public void Copy_LargerThanOneTile_IsJoinedWithoutSeams()
    {
        // 50,000 rows of 25 columns, likewise.
        const int samples = 50_000;
        TestProblem problem = TestProblems.Get("golden relu-1-8-1");
        double[] inputs = [.. Enumerable.Range(0, samples).Select(i => -1 + (2.0 * i / samples))];
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        using ITangentFeatures all = engine.Linearize(inputs), last = engine.Linearize(inputs.AsSpan(^50..));
        all.Jacobian().AsSpan(^(50 * all.Columns)..).ToArray().ShouldBe(last.Jacobian());
    }

    [Fact]
    public void Linearize_BeforeTraining_IsNotChangedByIt()
    {
        TestProblem problem = TestProblems.Get("Relu");
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        using ITangentFeatures features = engine.Linearize(problem.Data.Inputs.Values);
        double[] before = features.Jacobian();
        engine.Prepare(problem.Training(new SgdOptions()));
        engine.Step([0, 1, 2], 0.1);
        features.Jacobian().ShouldBe(before);
    }

    private static ITangentFeatures Linearize(TestProblem problem)
    {
        using IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), Precision.Float64);
        return engine.Linearize(problem.Data.Inputs.Values);
    }

    private static double[] Product(double[] rows, double[] columns, int length)
    {
        int m = rows.Length / length, n = columns.Length / length;
        double[] product = new double[m * n];
        for (int i = 0; i < product.Length; i++)
        {
            for (int k = 0; k < length; k++)
                product[i] += rows[(i / n * length) + k] * columns[(i % n * length) + k];
        }
        return product;
    }
}

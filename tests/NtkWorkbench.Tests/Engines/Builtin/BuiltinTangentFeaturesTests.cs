namespace NtkWorkbench.Tests;

public sealed class BuiltinTangentFeaturesTests
{
    /// <summary>Truncation h² and cancellation ε/h of a central difference with h = 1e-5, entries of order 1.</summary>
    private const double FiniteDifference = 1e-8;

    /// <summary>The same sums in another order, entries of order 1 to 100.</summary>
    private const double Rounding = 1e-11;

    /// <summary>What the reference results promise, relative to the largest entry.</summary>
    private const double GoldenAgreement = 1e-9;

    public static TheoryData<Activation, Parameterization> ActivationsAndParameterizations
    {
        get
        {
            var data = new TheoryData<Activation, Parameterization>();
            foreach (Activation activation in Enum.GetValues<Activation>())
            {
                foreach (Parameterization parameterization in TestNetworks.Parameterizations)
                    data.Add(activation, parameterization);
            }
            return data;
        }
    }

    public static TheoryData<string> Providers => ProviderNames.All;

    public static TheoryData<string, string> GoldenOnProviders
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string name in new[] { "relu-1-8-1", "relu-2-5-4-3", "relu-deep-1-10x4-1", "softmax-4-8-3", "tanh-1-6-6-1" })
            {
                foreach (string provider in ProviderNames.List)
                    data.Add(name, provider);
            }
            return data;
        }
    }

    [Fact]
    public void Copy_LinearModel_IsTheInputsAndOnes()
    {
        var architecture = new NetworkArchitecture([2, 1], Activation.Relu);
        var features = BuiltinTangentFeatures.Take(architecture, [0.3, -0.2, 0.1], [1, 2, 3, 4], LinearAlgebraProviders.Managed);
        TestNetworks.Jacobian(features).Values.ShouldBe([1, 2, 1, 3, 4, 1]);
    }

    [Theory]
    [MemberData(nameof(ActivationsAndParameterizations))]
    public void Copy_AnyActivation_IsTheFiniteDifference(Activation activation, Parameterization parameterization)
    {
        const double h = 1e-5;
        const int count = 5;
        var architecture = new NetworkArchitecture([3, 4, 5, 2], activation, parameterization);
        double[] parameters = TestNetworks.Parameters(architecture);
        Matrix inputs = TestNetworks.Inputs(architecture, count);
        Matrix jacobian = TestNetworks.Jacobian(TestNetworks.Features(architecture, count, LinearAlgebraProviders.Best()));
        for (int column = 0; column < parameters.Length; column++)
        {
            for (int i = 0; i < count; i++)
            {
                double[] x = inputs.Row(i).ToArray(), up = [.. parameters], down = [.. parameters];
                up[column] += h;
                down[column] -= h;
                double[] above = TestNetworks.Evaluate(architecture, up, x), below = TestNetworks.Evaluate(architecture, down, x);
                for (int o = 0; o < 2; o++)
                    jacobian[(2 * i) + o, column].ShouldBe((above[o] - below[o]) / (2 * h), FiniteDifference);
            }
        }
    }

    [Theory]
    [MemberData(nameof(GoldenOnProviders))]
    public void CopyAndKernel_ReferenceCase_Agree(string name, string provider)
    {
        var golden = GoldenCase.Load(name);
        var features = BuiltinTangentFeatures.Take(
            golden.Architecture, golden.Parameters, [.. golden.X.SelectMany(row => row)], ProviderNames.Provider(provider));
        ShouldAgree(TestNetworks.Jacobian(features), GoldenCase.ToMatrix(golden.Jacobian));
        var kernel = new Matrix(features.Rows, features.Rows);
        features.Kernel(features, null, kernel.Values);
        ShouldAgree(kernel, GoldenCase.ToMatrix(golden.Kernel));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(5, 9)]
    [InlineData(8, 4)]
    [InlineData(11, 13)]
    [InlineData(0, 34)]
    public void Copy_SomeColumns_AreThoseOfTheWhole(int first, int count)
    {
        var architecture = new NetworkArchitecture([2, 4, 3, 2], Activation.Tanh);
        architecture.ParameterCount.ShouldBeGreaterThanOrEqualTo(first + count);
        var features = TestNetworks.Features(architecture, 3, LinearAlgebraProviders.Managed);
        Matrix whole = TestNetworks.Jacobian(features), part = new(features.Rows, count);
        Array.Fill(part.Values, double.NaN);
        features.Copy(first, count, part.Values);
        for (int i = 0; i < features.Rows; i++)
            part.Row(i).ToArray().ShouldBe(whole.Row(i).Slice(first, count).ToArray());
    }

    [Fact]
    public void Copy_LargerThanTheCaches_IsTheSameAsInParts()
    {
        var features = TestNetworks.Features(new NetworkArchitecture([2, 301, 297, 1], Activation.Relu), 95, LinearAlgebraProviders.Best());
        Matrix whole = TestNetworks.Jacobian(features);
        whole.Values.Length.ShouldBeGreaterThan(1 << 23);
        const int width = 30_000;
        for (int first = 0; first < features.Columns; first += width)
        {
            var part = new Matrix(features.Rows, Math.Min(width, features.Columns - first));
            features.Copy(first, part.Columns, part.Values);
            for (int i = 0; i < part.Rows; i++)
                part.Row(i).SequenceEqual(whole.Row(i).Slice(first, part.Columns)).ShouldBeTrue($"row {i}, columns from {first}");
        }
    }

    [Fact]
    public void Copy_ColumnsBeyondTheLast_Refuses()
    {
        var features = TestNetworks.Features(new NetworkArchitecture([1, 2, 1], Activation.Relu), 3, LinearAlgebraProviders.Managed);
        Should.Throw<ShapeException>(() => features.Copy(5, 3, new double[9])).Message
            .ShouldBe("columns 5 to 8 were asked of tangent features with 7");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Products_AnyVector_AreThoseOfTheJacobian(string provider)
    {
        foreach (int[] sizes in new int[][] { [1, 70, 1], [3, 5, 4, 2] })
        {
            var features =
                TestNetworks.Features(new NetworkArchitecture(sizes, Activation.Gelu, Parameterization.Ntk), 70,
                    ProviderNames.Provider(provider));
            Matrix jacobian = TestNetworks.Jacobian(features);
            Matrix v = TestMatrices.Random(features.Columns, 1, 8), u = TestMatrices.Random(features.Rows, 1, 9);
            var product = new Matrix(features.Rows, 1);
            features.Multiply(v.Values, product.Values);
            TestMatrices.LargestDifference(product, TestMatrices.Product(jacobian, v)).ShouldBeLessThan(Rounding);
            var transposed = new Matrix(features.Columns, 1);
            features.MultiplyTransposed(u.Values, transposed.Values);
            TestMatrices.LargestDifference(transposed, TestMatrices.Product(TestMatrices.Transpose(jacobian), u))
                .ShouldBeLessThan(Rounding);
        }
    }

    [Fact]
    public void Take_InputsOfAnotherLength_Refuses() =>
        Should.Throw<ShapeException>(() => BuiltinTangentFeatures.Take(
            new NetworkArchitecture([2, 3, 1], Activation.Relu), new double[13], new double[5], LinearAlgebraProviders.Managed));

    private static void ShouldAgree(Matrix actual, Matrix expected) =>
        TestMatrices.LargestDifference(actual, expected).ShouldBeLessThan(GoldenAgreement * expected.Values.Max(Math.Abs));
}

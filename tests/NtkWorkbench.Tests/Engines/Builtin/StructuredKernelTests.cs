using FsCheck;
using FsCheck.Fluent;

namespace NtkWorkbench.Tests;

public sealed class StructuredKernelTests
{
    /// <summary>The same sums of up to a few hundred products in another order, relative to the largest entry.</summary>
    private const double Rounding = 1e-13;

    public static TheoryData<string, int[], int, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int[], int, int>();
            foreach (string provider in ProviderNames.List)
            {
                data.Add(provider, [1, 6, 1], 5, 3);
                data.Add(provider, [2, 7, 4, 3], 8, 5);
                data.Add(provider, [1, 5, 1], 300, 140);
                data.Add(provider, [3, 4, 5], 60, 31);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kernel_SquareAndRectangular_IsTheProductOfJacobians(string provider, int[] sizes, int count, int otherCount)
    {
        foreach (Parameterization parameterization in TestNetworks.Parameterizations)
        {
            var architecture = new NetworkArchitecture(sizes, Activation.Silu, parameterization);
            var features = TestNetworks.Features(architecture, count, ProviderNames.Provider(provider));
            var others = TestNetworks.Features(architecture, otherCount, ProviderNames.Provider(provider), seed: 7);
            ShouldAgree(Kernel(features, features, null), Product(features, features));
            ShouldAgree(Kernel(features, others, null), Product(features, others));
            ShouldAgree(Kernel(others, features, null), Product(others, features));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kernel_Layers_AreProductsOfTheirColumnsAndAddUp(string provider, int[] sizes, int count, int otherCount)
    {
        var architecture = new NetworkArchitecture(sizes, Activation.Sigmoid, Parameterization.Ntk);
        var features = TestNetworks.Features(architecture, count, ProviderNames.Provider(provider));
        var others = TestNetworks.Features(architecture, otherCount, ProviderNames.Provider(provider), seed: 7);
        var sum = new Matrix(features.Rows, others.Rows);
        foreach (LayerLayout layer in architecture.Layers)
        {
            Matrix share = Kernel(features, others, layer.Index);
            Matrix left = Columns(features, layer), right = Columns(others, layer);
            ShouldAgree(share, TestMatrices.Product(left, TestMatrices.Transpose(right)));
            System.Numerics.Tensors.TensorPrimitives.Add(sum.Values, share.Values, sum.Values);
        }
        ShouldAgree(Kernel(features, others, null), sum);
    }

    [Fact]
    public void Kernel_AnyNetwork_IsSymmetricAndPositiveSemidefinite()
    {
        var networks =
            from depth in Gen.Choose(0, 3)
            from sizes in Gen.Choose(1, 6).ArrayOf(depth + 2)
            from activation in Gen.Elements(Enum.GetValues<Activation>())
            from count in Gen.Choose(1, 9)
            select (sizes, activation, count);
        Prop.ForAll(networks.ToArbitrary(), network =>
        {
            var architecture = new NetworkArchitecture(network.sizes, network.activation);
            var features = TestNetworks.Features(architecture, network.count, LinearAlgebraProviders.Best());
            Matrix kernel = Kernel(features, features, null);
            double[] eigenvalues = LinearAlgebraProviders.Best().Eigenvalues(kernel).Eigenvalues;
            return TestMatrices.LargestDifference(kernel, TestMatrices.Transpose(kernel)) == 0
                && eigenvalues[^1] >= -Rounding * eigenvalues[0];
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Kernel_OfAnotherNetwork_Refuses()
    {
        var features = TestNetworks.Features(new NetworkArchitecture([1, 3, 1], Activation.Relu), 4, LinearAlgebraProviders.Managed);
        var others = TestNetworks.Features(new NetworkArchitecture([1, 4, 1], Activation.Relu), 4, LinearAlgebraProviders.Managed);
        Should.Throw<ShapeException>(() => features.Kernel(others, null, new double[16]));
        Should.Throw<ShapeException>(() => features.Kernel(features, 2, new double[16]));
        Should.Throw<ShapeException>(() => features.Kernel(features, null, new double[15]));
    }

    [Fact]
    public void Kernel_OfManyTiles_TellsProgressUpToOne()
    {
        var features = TestNetworks.Features(new NetworkArchitecture([1, 2, 1], Activation.Relu), 300, LinearAlgebraProviders.Managed);
        var told = new ConcurrentReports();
        features.Kernel(features, null, new double[300 * 300], told);
        told.Values.Count.ShouldBeGreaterThan(1);
        told.Values.Max().ShouldBe(1);
    }

    [Fact]
    public void Kernel_Cancelled_Stops()
    {
        var features = TestNetworks.Features(new NetworkArchitecture([1, 2, 1], Activation.Relu), 4, LinearAlgebraProviders.Managed);
        Should.Throw<OperationCanceledException>(
            () => features.Kernel(features, null, new double[16], cancellation: new CancellationToken(canceled: true)));
    }

    private static Matrix Kernel(BuiltinTangentFeatures rows, BuiltinTangentFeatures columns, int? layer)
    {
        var kernel = new Matrix(rows.Rows, columns.Rows);
        Array.Fill(kernel.Values, double.NaN);
        rows.Kernel(columns, layer, kernel.Values);
        return kernel;
    }

    private static Matrix Product(BuiltinTangentFeatures rows, BuiltinTangentFeatures columns) =>
        TestMatrices.Product(TestNetworks.Jacobian(rows), TestMatrices.Transpose(TestNetworks.Jacobian(columns)));

    private static Matrix Columns(BuiltinTangentFeatures features, LayerLayout layer)
    {
        var columns = new Matrix(features.Rows, layer.ParameterCount);
        features.Copy(layer.WeightOffset, layer.ParameterCount, columns.Values);
        return columns;
    }

    private static void ShouldAgree(Matrix actual, Matrix expected) =>
        TestMatrices.LargestDifference(actual, expected).ShouldBeLessThan(Rounding * expected.Values.Max(Math.Abs));
}

using System.Numerics.Tensors;
using Xunit.Abstractions;

namespace NtkWorkbench.Tests;

public sealed class ThickRestartLanczosTests(ITestOutputHelper output)
{
    // Sums of some hundred terms that rounding moves.
    private const double Rounding = 1e-12;

    private static readonly ILinearAlgebra Algebra = LinearAlgebraProviders.Best();

    /// <summary>Eigenvalues by a name: what a Krylov space finds easily and what it finds hard.</summary>
    private static readonly Dictionary<string, double[]> Spectra = new()
    {
        ["geometric"] = Values(500, i => Math.Pow(0.8, i)),
        ["slow decay"] = Values(500, i => 1.0 / (1 + i)),
        ["first far above"] = Values(300, i => i == 0 ? 1 : 1e-4 / (1 + i)),
        ["bulk"] = Values(400, i => 1 - (i / 400.0)),
        ["pairs"] = Values(300, i => Math.Pow(0.8, i / 2)),
        ["tens"] = Values(300, i => Math.Pow(0.5, i / 10)),
        ["twenty-fives"] = Values(300, i => Math.Pow(0.3, i / 25)),
        ["five of one in a bulk"] = Values(400, i => i < 5 ? 1 : 0.99 * (1 - (i / 400.0))),
        ["identity"] = Values(100, _ => 1),
        ["two values"] = Values(100, i => i < 30 ? 2 : 1),
        ["rank three"] = Values(200, i => i < 3 ? 3 - i : 0),
        ["zero"] = Values(50, _ => 0),
        ["one row"] = [4],
        ["fewer than wanted"] = Values(12, i => 1.0 / (1 + i)),
        ["hardly more than wanted"] = Values(30, i => 1.0 / (1 + i)),
        ["large"] = Values(300, i => 1e100 * Math.Pow(0.8, i)),
        ["small"] = Values(300, i => 1e-100 * Math.Pow(0.8, i)),
    };

    public static TheoryData<string> Names => [.. Spectra.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Largest_KnownSpectrum_IsItsLeadingPart(string name)
    {
        double[] spectrum = Spectra[name];
        LeadingEigenpairs found = Largest(spectrum, new KrylovOptions());
        output.WriteLine($"{name}: {found.Products} products, {found.Cycles} cycles, residual {found.Residuals.Max() / spectrum[0]:G2}");
        ShouldBeLeading(found, spectrum, new KrylovOptions());
        found.Converged.ShouldBeTrue();
    }

    private static void ShouldBeLeading(LeadingEigenpairs found, double[] spectrum, KrylovOptions options)
    {
        found.Values.Length.ShouldBe(Math.Min(options.Count, spectrum.Length));
        found.Values.ShouldBe(found.Values.OrderDescending());
        double allowed = options.Tolerance * spectrum[0];
        for (int i = 0; i < found.Values.Length; i++)
        {
            found.Residuals[i].ShouldBeLessThanOrEqualTo(allowed);
            Math.Abs(found.Values[i] - spectrum[i]).ShouldBeLessThanOrEqualTo(allowed, $"value {i}");
        }
        TestMatrices.DepartureFromOrthonormalColumns(TestMatrices.Transpose(found.Vectors)).ShouldBeLessThan(Rounding);
    }

    private static LeadingEigenpairs Largest(double[] spectrum, KrylovOptions options) =>
        ThickRestartLanczos.Largest(Operator(spectrum), options, new RandomStreams(1).Named("start"), Algebra);

    // H diag(λ) H for a reflection H, so that no eigenvector lies along an axis.
    private static SymmetricOperator Operator(double[] spectrum)
    {
        int size = spectrum.Length;
        double[] normal = TestMatrices.Random(1, size, seed: 5).Values;
        TensorPrimitives.Divide(normal, TensorPrimitives.Norm<double>(normal), normal);
        return new SymmetricOperator(size, (vectors, products) =>
        {
            for (int first = 0; first < vectors.Length; first += size)
            {
                Span<double> product = products.Slice(first, size);
                Reflect(vectors.Slice(first, size), product);
                TensorPrimitives.Multiply(product, spectrum, product);
                Reflect(product, product);
            }
        });

        void Reflect(ReadOnlySpan<double> vector, Span<double> reflected) =>
            TensorPrimitives.MultiplyAdd(normal, -2 * TensorPrimitives.Dot(normal, vector), vector, reflected);
    }

    private static double[] Values(int size, Func<int, double> value) => [.. Enumerable.Range(0, size).Select(value)];
}

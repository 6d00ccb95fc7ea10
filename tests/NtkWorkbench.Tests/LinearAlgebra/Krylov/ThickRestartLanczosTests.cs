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
        ["geometric"] = KrylovOperators.Values(500, i => Math.Pow(0.8, i)),
        ["slow decay"] = KrylovOperators.Values(500, i => 1.0 / (1 + i)),
        ["first far above"] = KrylovOperators.Values(300, i => i == 0 ? 1 : 1e-4 / (1 + i)),
        ["bulk"] = KrylovOperators.Values(400, i => 1 - (i / 400.0)),
        ["pairs"] = KrylovOperators.Values(300, i => Math.Pow(0.8, i / 2)),
        ["tens"] = KrylovOperators.Values(300, i => Math.Pow(0.5, i / 10)),
        ["twenty-fives"] = KrylovOperators.Values(300, i => Math.Pow(0.3, i / 25)),
        ["five of one in a bulk"] = KrylovOperators.Values(400, i => i < 5 ? 1 : 0.99 * (1 - (i / 400.0))),
        ["identity"] = KrylovOperators.Values(100, _ => 1),
        ["two values"] = KrylovOperators.Values(100, i => i < 30 ? 2 : 1),
        ["rank three"] = KrylovOperators.Values(200, i => i < 3 ? 3 - i : 0),
        ["zero"] = KrylovOperators.Values(50, _ => 0),
        ["one row"] = [4],
        ["fewer than wanted"] = KrylovOperators.Values(12, i => 1.0 / (1 + i)),
        ["hardly more than wanted"] = KrylovOperators.Values(30, i => 1.0 / (1 + i)),
        ["large"] = KrylovOperators.Values(300, i => 1e100 * Math.Pow(0.8, i)),
        ["small"] = KrylovOperators.Values(300, i => 1e-100 * Math.Pow(0.8, i)),
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

    // Blocks that copies do not divide into; the least room.
    [Theory]
    [InlineData(1, 20)]
    [InlineData(3, 20)]
    [InlineData(7, 5)]
    [InlineData(4, 1)]
    [InlineData(10, 45)]
    public void Largest_LeastBasisOfAnyBlock_IsTheLeadingPart(int block, int count)
    {
        var options = new KrylovOptions { Block = block, Count = count, BasisBytes = 1 };
        foreach (string name in new[] { "geometric", "pairs", "tens", "twenty-fives", "rank three", "identity" })
        {
            LeadingEigenpairs found = Largest(Spectra[name], options);
            output.WriteLine($"{name}, {count} by {block}: {found.Products} products, {found.Cycles} cycles");
            ShouldBeLeading(found, Spectra[name], options);
            found.Converged.ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public void Largest_DenseMatrix_IsOfItsEigendecomposition(string provider)
    {
        Matrix factor = TestMatrices.WithSingularValues(150, 90, TestMatrices.Graded(90, 1e-3));
        Matrix dense = TestMatrices.Product(factor, TestMatrices.Transpose(factor));
        ILinearAlgebra algebra = ProviderNames.Provider(provider);
        SymmetricEigendecomposition whole = algebra.Eigenvalues(dense);
        var options = new KrylovOptions { Count = 10, Tolerance = 1e-9 };
        LeadingEigenpairs found =
            ThickRestartLanczos.Largest(KrylovOperators.Of(dense), options, new RandomStreams(2).Named("start"), algebra);
        ShouldBeLeading(found, whole.Eigenvalues, options);
        // Gaps are 1.4·10⁻¹ and more of each value, which itself is at least 0.2.
        const double angle = 1e-9 / (0.2 * 0.14);
        for (int i = 0; i < options.Count; i++)
        {
            double cosine = TensorPrimitives.Dot<double>(whole.Eigenvectors.Column(i), found.Vectors.Row(i));
            Math.Abs(cosine).ShouldBeInRange(1 - angle, 1 + angle);
        }
    }

    [Fact]
    public async Task Largest_OneThreadOrMany_GivesTheSameBits()
    {
        var oneThread = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ConcurrentScheduler;
        // Rows enough for the products of the basis to be cut into panels.
        double[] spectrum = KrylovOperators.Values(60_000, i => 1.0 / (1 + i));
        LeadingEigenpairs parallel = Find();
        LeadingEigenpairs alone = await Task.Factory.StartNew(Find, CancellationToken.None, TaskCreationOptions.None, oneThread);
        ShouldBeSame(alone, parallel);

        LeadingEigenpairs Find() => Largest(spectrum, new KrylovOptions { Block = 8, MostProducts = 80 });
    }

    [Theory]
    [InlineData("slow decay")]
    [InlineData("bulk")]
    public void Largest_FromEveryState_GoesOnBitForBit(string name)
    {
        var options = new KrylovOptions { BasisBytes = 1 };
        var states = new List<KrylovState>();
        LeadingEigenpairs whole = Largest(Spectra[name], options, stepDone: state => states.Add(state()));
        states.Count.ShouldBeGreaterThanOrEqualTo(whole.Cycles);
        states.Count.ShouldBeGreaterThan(3);
        states.Select(state => state.Found is null).Distinct().Count().ShouldBe(2);
        foreach (KrylovState state in states)
            ShouldBeSame(Largest(Spectra[name], options, from: state), whole);
    }

    [Fact]
    public void Largest_StateOfAnotherMatrix_Throws()
    {
        var states = new List<KrylovState>();
        Largest(Spectra["tens"], new KrylovOptions(), stepDone: state => states.Add(state()));
        Should.Throw<ShapeException>(() => Largest(Spectra["bulk"], new KrylovOptions(), from: states[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(60)]
    public void Largest_TooFewProducts_TellsTrueResiduals(int products)
    {
        double[] spectrum = Spectra["bulk"];
        LeadingEigenpairs found = Largest(spectrum, new KrylovOptions { MostProducts = products });
        found.Converged.ShouldBeFalse();
        int vectors = Math.Max(products / 4 * 4, 4), pairs = Math.Min(vectors, 20);
        found.Values.Length.ShouldBe(pairs);
        found.Products.ShouldBe(vectors + pairs);
        double[] product = new double[spectrum.Length];
        for (int i = 0; i < pairs; i++)
        {
            KrylovOperators.Of(spectrum).Multiply(found.Vectors.Row(i), product);
            TensorPrimitives.MultiplyAdd(found.Vectors.Row(i), -found.Values[i], product, product);
            found.Residuals[i].ShouldBe(TensorPrimitives.Norm<double>(product), Rounding);
            spectrum.Min(value => Math.Abs(value - found.Values[i])).ShouldBeLessThanOrEqualTo(found.Residuals[i]);
        }
    }

    [Fact]
    public void Largest_ProductsNotFinite_Throws() => Should.Throw<NumericalException>(
        () => ThickRestartLanczos.Largest(new SymmetricOperator(30, (_, products) => products.Fill(double.NaN)), new KrylovOptions(),
            new RandomStreams(1).Named("start"), Algebra));

    [Fact]
    public void Largest_Cancelled_EndsBeforeTheNextProduct()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<KrylovProgress>();
        Should.Throw<OperationCanceledException>(() => Largest(Spectra["bulk"], new KrylovOptions(), progress: new Synchronous(report =>
        {
            reports.Add(report);
            if (report.Products == 40)
                source.Cancel();
        }), cancellation: source.Token));
        reports[^1].Products.ShouldBe(40);
    }

    [Fact]
    public void Largest_Progress_EndsWithAllConverged()
    {
        var reports = new List<KrylovProgress>();
        LeadingEigenpairs found = Largest(Spectra["geometric"], new KrylovOptions(), progress: new Synchronous(reports.Add));
        reports[0].Residual.ShouldBe(double.PositiveInfinity);
        reports[^1].Converged.ShouldBe(20);
        reports[^1].Residual.ShouldBeInRange(0, new KrylovOptions().Tolerance);
        (reports[^1].Products + 20).ShouldBe(found.Products);
    }

    [Theory]
    [InlineData("geometric")]
    [InlineData("tens")]
    [InlineData("identity")]
    public void Largest_ProductsInSinglePrecision_StayWithinTheTolerance(string name)
    {
        double[] spectrum = Spectra[name];
        LeadingEigenpairs found = ThickRestartLanczos.Largest(
            InSinglePrecision(spectrum), new KrylovOptions(), new RandomStreams(1).Named("start"), Algebra);
        output.WriteLine($"{name} in float32: {found.Products} products, residual {found.Residuals.Max() / spectrum[0]:G2}");
        ShouldBeLeading(found, spectrum, new KrylovOptions());
        found.Converged.ShouldBeTrue();
    }

    [Fact]
    public void Largest_ToleranceThatRoundingDoesNotAllow_EndsBeforeItsProductsAreSpent()
    {
        LeadingEigenpairs found = ThickRestartLanczos.Largest(
            InSinglePrecision(Spectra["geometric"]), new KrylovOptions { Tolerance = 1e-10 }, new RandomStreams(1).Named("start"), Algebra);
        found.End.ShouldBe(SearchEnd.Rounding);
        found.Products.ShouldBeLessThan(500);
    }

    [Fact]
    public void Refine_PairsOfRougherProducts_GoesOnToTheTolerance()
    {
        double[] spectrum = Spectra["geometric"];
        var options = new KrylovOptions { Tolerance = 1e-11 };
        LeadingEigenpairs rough = ThickRestartLanczos.Largest(
            InSinglePrecision(spectrum), new KrylovOptions(), new RandomStreams(1).Named("start"), Algebra);
        LeadingEigenpairs found = ThickRestartLanczos.Refine(
            KrylovOperators.Of(spectrum), options, rough, new RandomStreams(2).Named("start"), Algebra, null, default);
        found.End.ShouldBe(SearchEnd.Found);
        found.Products.ShouldBeInRange(rough.Products + 40, rough.Products + 600);
        ShouldBeLeading(found, spectrum, options);
    }

    private static SymmetricOperator InSinglePrecision(double[] spectrum)
    {
        SymmetricOperator exact = KrylovOperators.Of(spectrum);
        return new(spectrum.Length, (vectors, products) =>
        {
            exact.Multiply([.. vectors.ToArray().Select(value => (double)(float)value)], products);
            foreach (ref double value in products)
                value = (float)value;
        });
    }

    [Fact]
    public void Largest_DrawnClusters_MissesNoCopy()
    {
        RandomStream stream = new RandomStreams(7).Named("clusters");
        for (int trial = 0; trial < 200; trial++)
        {
            int size = Between(1, 250), decades = Between(1, 12);
            double[] distinct = KrylovOperators.Values(Between(1, size), _ => Math.Pow(10, -decades * stream.NextDouble()));
            double[] spectrum = [.. KrylovOperators.Values(size, _ => distinct[stream.NextInt32(distinct.Length)]).OrderDescending()];
            // The tail of a kernel that is not of full rank.
            spectrum.AsSpan(size - (size / Between(2, 10))).Clear();
            var options = new KrylovOptions
            {
                Count = Between(1, 30),
                Block = Between(1, 8),
                Tolerance = Math.Pow(10, -Between(2, 11)),
                MostProducts = 10_000,
                BasisBytes = Between(0, 1) * new KrylovOptions().BasisBytes,
            };
            LeadingEigenpairs found = Largest(spectrum, options);
            ShouldBeLeading(found, spectrum, options);
            found.Converged.ShouldBeTrue();
        }

        int Between(int least, int most) => least + stream.NextInt32(most - least + 1);
    }

    private static void ShouldBeSame(LeadingEigenpairs found, LeadingEigenpairs expected)
    {
        found.Values.ShouldBe(expected.Values);
        found.Residuals.ShouldBe(expected.Residuals);
        found.Vectors.Values.AsSpan().SequenceEqual(expected.Vectors.Values).ShouldBeTrue();
        (found.Products, found.Cycles, found.Converged).ShouldBe((expected.Products, expected.Cycles, expected.Converged));
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

    private static LeadingEigenpairs Largest(
        double[] spectrum, KrylovOptions options, KrylovState? from = null, Action<Func<KrylovState>>? stepDone = null,
        IProgress<KrylovProgress>? progress = null, CancellationToken cancellation = default) => ThickRestartLanczos.Largest(
            KrylovOperators.Of(spectrum), options, new RandomStreams(1).Named("start"), Algebra, from, stepDone, progress, cancellation);

    private sealed class Synchronous(Action<KrylovProgress> report) : IProgress<KrylovProgress>
    {
        public void Report(KrylovProgress value) => report(value);
    }
}

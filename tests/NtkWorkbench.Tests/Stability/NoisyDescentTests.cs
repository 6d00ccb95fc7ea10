namespace NtkWorkbench.Tests;

public sealed class NoisyDescentTests
{
    // The iteration ends at residuals of 10⁻⁶; the value's error is of their square.
    private const double Iterated = 1e-9;

    private const double Rounding = 1e-12;

    private static readonly ILinearAlgebra Algebra = LinearAlgebraProviders.Managed;

    [Fact]
    public void Limits_OnePointOfTheLab_AreTheClosedForms()
    {
        // x = 2, σ = ½: 1/E x̌² = 1/4.25 and E x̌²/E x̌⁴ = 4.25/22.1875.
        var problem = new NoisyLeastSquares(new Matrix(1, 1, [2]), [1], 0.5);
        problem.MeanStabilityLimit(Algebra).ShouldBe(1 / 4.25, Rounding);
        problem.SpreadStabilityLimit(Algebra)!.Value.ShouldBe(4.25 / 22.1875, Iterated);
    }

    [Theory]
    [InlineData(BatchSampling.Full, null)]
    [InlineData(BatchSampling.WithReplacement, 1)]
    [InlineData(BatchSampling.Shuffled, 1)]
    [InlineData(BatchSampling.WithReplacement, 2)]
    public void MeanSquareLimit_LinearNetwork_LeavesTheKroneckerProductASpectralRadiusOfOne(BatchSampling sampling, int? size)
    {
        const double Sigma = 0.4;
        double[] x = [0.7, -1.2];
        BatchOptions batch = new() { Sampling = sampling, Size = size };
        using Network network = Network.Create([1, 1], Activation.Identity, 1, parameterization: Parameterization.Ntk);
        using Linearization linear = network.Linearize(new Matrix(2, 1, x), new() { InstanceNoise = Sigma, Batch = batch });
        // Three nodes of Gauss and Hermite are exact for the fourth moments.
        (double Node, double Weight)[] noise = [(0, 2.0 / 3), (Math.Sqrt(3), 1.0 / 6), (-Math.Sqrt(3), 1.0 / 6)];
        var steps = new List<(double Weight, Matrix Hessian)>();
        foreach ((double firstNode, double firstWeight) in noise)
        {
            foreach ((double secondNode, double secondWeight) in noise)
            {
                foreach (int[] rows in Batches(sampling, size))
                {
                    double[] noisy = [x[0] + (Sigma * firstNode), x[1] + (Sigma * secondNode)];
                    var hessian = new Matrix(2, 2);
                    foreach (int row in rows)
                        Add(hessian, [noisy[row], 1], 2.0 / rows.Length);
                    steps.Add((firstWeight * secondWeight / Batches(sampling, size).Count(), hessian));
                }
            }
        }
        double limit = linear.LargestStableRateMeanSquare.ShouldNotBeNull();
        SpectralRadius(steps, limit).ShouldBe(1, 1e-7);
        limit.ShouldBeLessThan(linear.LargestStableRate);
        linear.LargestStableRate.ShouldBe(MeanLimit(steps), Iterated);
    }

    [Fact]
    public void MeanSquareLimit_Draws_LeaveTheKroneckerProductASpectralRadiusOfOne()
    {
        // Two samples of two draws and two outputs each; every pair of draws is a step.
        Matrix rows = TestMatrices.Random(8, 3, seed: 2);
        var moments = new DrawnMoments(rows, draws: 2, outputs: 2, Algebra);
        var steps = new List<(double Weight, Matrix Hessian)>();
        for (int pair = 0; pair < 4; pair++)
        {
            var hessian = new Matrix(3, 3);
            foreach (int first in new[] { 2 * (pair / 2), 4 + (2 * (pair % 2)) })
            {
                Add(hessian, rows.Row(first), 0.5);
                Add(hessian, rows.Row(first + 1), 0.5);
            }
            steps.Add((0.25, hessian));
        }
        BatchMoments batch = BatchMoments.Of(new(), 2);
        double limit = NoisyDescent.MeanSquareLimit(moments, 0.5, batch, Algebra).ShouldNotBeNull();
        SpectralRadius(steps, limit).ShouldBe(1, 1e-7);
        NoisyDescent.MeanLimit(moments, 0.5, batch, Algebra).ShouldBe(MeanLimit(steps), Iterated);
    }

    private static IEnumerable<int[]> Batches(BatchSampling sampling, int? size) => (sampling, size) switch
    {
        (BatchSampling.Full, _) => [[0, 1]],
        (_, 1) => [[0], [1]],
        _ => [[0, 0], [0, 1], [1, 0], [1, 1]],
    };

    private static void Add(Matrix hessian, ReadOnlySpan<double> row, double share)
    {
        for (int a = 0; a < row.Length; a++)
        {
            for (int b = 0; b < row.Length; b++)
                hessian[a, b] += share * row[a] * row[b];
        }
    }

    private static double MeanLimit(List<(double Weight, Matrix Hessian)> steps)
    {
        var mean = new Matrix(steps[0].Hessian.Rows, steps[0].Hessian.Rows);
        foreach ((double weight, Matrix hessian) in steps)
        {
            for (int i = 0; i < mean.Values.Length; i++)
                mean.Values[i] += weight * hessian.Values[i];
        }
        return 2 / Algebra.Eigenvalues(mean).Eigenvalues[0];
    }

    // Of E[(I − ηȞ) ⊗ (I − ηȞ)], assembled: symmetric, so its eigenvalues are real.
    private static double SpectralRadius(List<(double Weight, Matrix Hessian)> steps, double rate)
    {
        int p = steps[0].Hessian.Rows;
        var operation = new Matrix(p * p, p * p);
        foreach ((double weight, Matrix hessian) in steps)
        {
            for (int i = 0; i < p * p; i++)
            {
                for (int j = 0; j < p * p; j++)
                    operation[i, j] += weight * Step(hessian, i / p, j / p) * Step(hessian, i % p, j % p);
            }
        }
        return Algebra.Eigenvalues(operation).Eigenvalues.Max(Math.Abs);

        double Step(Matrix hessian, int a, int b) => (a == b ? 1 : 0) - (rate * hessian[a, b]);
    }
}

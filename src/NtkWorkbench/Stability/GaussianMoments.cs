using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Exactly, for a model linear in its inputs: A_i = zzᵀ, z normal about μ_i with independent entries of the variances C. With
/// S_i = μ_iμ_iᵀ + C, E[zzᵀMzzᵀ] = 2S_iMS_i + tr(MS_i)S_i − 2(μ_iᵀMμ_i)μ_iμ_iᵀ. rows: μ_i, (n, p); variances: C's diagonal.</summary>
/// <remarks>Source: Isserlis, Biometrika 12 (1918). O(np² + p³).</remarks>
internal sealed class GaussianMoments(Matrix rows, double[] variances, ILinearAlgebra algebra) : INoiseMoments
{
    private readonly Matrix _fixed = NoisyDescent.Product(algebra, rows, MatrixTranspose.Transposed, rows);

    public Matrix Gram
    {
        get
        {
            var gram = new Matrix(_fixed.Rows, _fixed.Columns, [.. _fixed.Values]);
            for (int a = 0; a < variances.Length; a++)
                gram[a, a] += rows.Rows * variances[a];
            return gram;
        }
    }

    public Matrix Fourth(Matrix symmetric, double own, double pair)
    {
        int p = variances.Length, n = rows.Rows;
        Matrix images = NoisyDescent.Product(algebra, rows, MatrixTranspose.None, symmetric), weighted = new(n, p);
        double squares = 0, trace = 0;
        for (int i = 0; i < n; i++)
        {
            double square = Reductions.Dot<double>(images.Row(i), rows.Row(i));
            squares += square;
            TensorPrimitives.Multiply(rows.Row(i), square, weighted.Row(i));
        }
        for (int a = 0; a < p; a++)
            trace += variances[a] * symmetric[a, a];
        Matrix outer = NoisyDescent.Product(algebra, rows, MatrixTranspose.Transposed, weighted);
        Matrix product = NoisyDescent.Product(algebra, _fixed, MatrixTranspose.None, symmetric);
        var sum = new Matrix(p, p);
        for (int a = 0; a < p; a++)
        {
            for (int b = 0; b < p; b++)
            {
                // Σ S_iMS_i and Σ tr(MS_i)S_i.
                double both = outer[a, b] + (product[a, b] * variances[b]) + (variances[a] * product[b, a])
                    + (n * variances[a] * symmetric[a, b] * variances[b]);
                double traced = outer[a, b] + (trace * _fixed[a, b]) + (a == b ? (squares + (n * trace)) * variances[a] : 0);
                sum[a, b] = (own * ((2 * both) + traced - (2 * outer[a, b]))) - (pair * both);
            }
        }
        return sum;
    }
}

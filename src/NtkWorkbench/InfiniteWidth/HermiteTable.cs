using System.Numerics;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>A smooth dual by Mehler's formula, k = Σ_m ρ^m f_m(a) f_m(b) with ρ = c/√(ab) and f_m(a) = E[φ(√a Z) h_m(Z)], h_m the
/// orthonormal Hermite polynomials; k̇ likewise of φ′. φ is ½ or z/2 and a function that is odd or even, so that every second term is
/// enough.</summary>
/// <remarks>f_m by the trapezoidal rule, whose error falls exponentially for a function that is analytic around the real line. As many
/// terms as leave a share of 10⁻¹⁴ of E[φ²] = Σ f_m² at every point, by which (Cauchy–Schwarz) the tail of every pair is bounded.
/// O(pairs·terms). Source: Mehler, J. reine angew. Math. 66 (1866) 161–176.</remarks>
internal sealed class HermiteTable : DualTable
{
    private const double TailShare = 1e-14;
    private const int Block = 256;

    // Beyond it the square root of the normal density, which bounds its product with any h_m, is below 10⁻¹⁸.
    private const double Reach = 13;
    private const int Nodes = 521, MostTerms = 190;

    private static readonly int[] Counts = [16, 24, 36, 54, 81, 121, MostTerms];
    private static readonly double[] Places = [.. Enumerable.Range(-(Nodes / 2), Nodes).Select(i => i * Reach / (Nodes / 2))];
    private static readonly Lazy<double[][]> Bases = new(() => [MakeBasis(0), MakeBasis(1)]);

    private readonly double[] _variances;
    private readonly double[] _values;
    private readonly double[] _slopes;
    private readonly int _terms;
    private readonly bool _isOdd;

    private HermiteTable(double[] variances, int terms, bool isOdd)
    {
        (_variances, _terms, _isOdd) = (variances, terms, isOdd);
        _values = new double[(long)variances.Length * (terms + 1)];
        _slopes = new double[_values.Length];
    }

    /// <summary>The table; null where the terms do not fall fast enough.</summary>
    public static HermiteTable? Find(Activation activation, double[] variances, ILinearAlgebra algebra)
    {
        // The point of the largest variance needs the most terms; it alone says how many to try first.
        double[] largest = new double[Vector<double>.Count];
        largest[0] = TensorPrimitives.Max<double>(variances);
        bool isOdd = activation is Activation.Tanh or Activation.Sigmoid;
        return Counts.Where(terms => new HermiteTable(largest, terms, isOdd).Fill(activation, algebra))
            .Select(terms => new HermiteTable(variances, terms, isOdd)).FirstOrDefault(table => table.Fill(activation, algebra));
    }

    public override void Apply(int row, int column, Span<double> c, Span<double> derivative)
    {
        Span<double> value = stackalloc double[_terms + 1], slope = stackalloc double[_terms + 1];
        int lanes = Vector<double>.Count, start = (row / lanes * (_terms + 1) * lanes) + (row % lanes);
        for (int m = 0; m <= _terms; m++)
            (value[m], slope[m]) = (_values[start + (m * lanes)], _slopes[start + (m * lanes)]);
        Span<Vector<double>> k = Lanes.Of(c), rate = Lanes.Of(derivative);
        ReadOnlySpan<Vector<double>> other = Lanes.Of<double>(_variances.AsSpan(column, c.Length));
        int size = (_terms + 1) * lanes, at = column / lanes * size;
        for (int i = 0; i < k.Length; i++)
            k[i] = Correlation(_variances[row] * other[i], k[i]);
        for (int i = 0; i < k.Length; i += 2)
        {
            int next = Math.Min(i + 1, k.Length - 1);
            ReadOnlySpan<Vector<double>> first = Lanes.Of<double>(_values.AsSpan(at + (i * size), size)),
                second = Lanes.Of<double>(_values.AsSpan(at + (next * size), size));
            ReadOnlySpan<Vector<double>> firstSlope = Lanes.Of<double>(_slopes.AsSpan(at + (i * size), size)),
                secondSlope = Lanes.Of<double>(_slopes.AsSpan(at + (next * size), size));
            Vector<double> rho = k[i], rhoNext = k[next];
            (rate[i], rate[next]) = Sum(slope, firstSlope, secondSlope, rho, rhoNext, !_isOdd);
            (k[i], k[next]) = Sum(value, first, second, rho, rhoNext, _isOdd);
        }
    }

    private static Vector<double> Correlation(Vector<double> product, Vector<double> c)
    {
        var one = Vector<double>.One;
        var correlation = c / Vector.SquareRoot(Vector.ConditionalSelect(Vector.Equals(product, Vector<double>.Zero), one, product));
        correlation = Vector.ConditionalSelect(Vector.GreaterThan(correlation, one), one, correlation);
        return Vector.ConditionalSelect(Vector.LessThan(correlation, -one), -one, correlation);
    }

    /// <summary>The series of two vectors of pairs, by Horner's rule in ρ²; the last term is the one of the other parity.</summary>
    private static (Vector<double> First, Vector<double> Second) Sum(ReadOnlySpan<double> ours, ReadOnlySpan<Vector<double>> first,
        ReadOnlySpan<Vector<double>> second, Vector<double> rho, Vector<double> rhoNext, bool isOdd)
    {
        Vector<double> square = rho * rho, squareNext = rhoNext * rhoNext, sum = Vector<double>.Zero, sumNext = sum;
        for (int m = ours.Length - 2; m >= 0; m--)
        {
            var factor = new Vector<double>(ours[m]);
            sum = Lanes.MultiplyAdd(sum, square, factor * first[m]);
            sumNext = Lanes.MultiplyAdd(sumNext, squareNext, factor * second[m]);
        }
        Vector<double> last = ours[^1] * first[^1], lastNext = ours[^1] * second[^1];
        return isOdd ? ((sum * rho) + last, (sumNext * rhoNext) + lastNext) : (sum + (last * rho), sumNext + (lastNext * rhoNext));
    }

    /// <summary>The coefficients of all points; whether they leave little enough of each.</summary>
    private bool Fill(Activation activation, ILinearAlgebra algebra)
    {
        bool[] suffices = new bool[FixedPartition.Count(_variances.Length, Block)];
        FixedPartition.Run(suffices.Length, block =>
        {
            int first = block * Block, count = Math.Min(Block, _variances.Length - first);
            double[] z = new double[count * Nodes], phi = new double[z.Length], derivative = new double[z.Length];
            for (int i = 0; i < count; i++)
                TensorPrimitives.Multiply(Places, Math.Sqrt(_variances[first + i]), z.AsSpan(i * Nodes, Nodes));
            ActivationKernels<double>.Apply(activation, z, phi);
            ActivationKernels<double>.Derivative(activation, z, phi, derivative);
            suffices[block] = Project(phi, _isOdd, first, count, _values, algebra)
                & Project(derivative, !_isOdd, first, count, _slopes, algebra);
        });
        return Array.TrueForAll(suffices, enough => enough);
    }

    private bool Project(double[] function, bool isOdd, int first, int count, double[] table, ILinearAlgebra algebra)
    {
        double[] basis = Bases.Value[isOdd ? 1 : 0], projected = new double[count * (_terms + 1)];
        foreach ((int from, int terms, int to) in new[] { (1, _terms, 0), (0, 1, _terms) })
        {
            algebra.Multiply<double>(MatrixTranspose.None, MatrixTranspose.Transposed, count, terms, Nodes,
                1, function, Nodes, basis.AsSpan(from * Nodes), Nodes, 0, projected.AsSpan(to), _terms + 1);
        }
        bool suffices = true;
        int lanes = Vector<double>.Count;
        for (int i = 0; i < count; i++)
        {
            double whole = 0;
            for (int q = 0; q < Nodes; q++)
                whole += Density(Places[q]) * function[(i * Nodes) + q] * function[(i * Nodes) + q];
            ReadOnlySpan<double> coefficients = projected.AsSpan(i * (_terms + 1), _terms + 1);
            suffices &= !(whole - Reductions.SumOfSquares(coefficients) > TailShare * whole);
            int start = ((first + i) / lanes * (_terms + 1) * lanes) + ((first + i) % lanes);
            for (int m = 0; m <= _terms; m++)
                table[start + (m * lanes)] = coefficients[m];
        }
        return suffices;
    }

    private static double Density(double z) => Reach / (Nodes / 2) * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Weight times h_m at each node, (1 + terms, nodes): h of the other parity that is lowest, then every second from the own
    /// lowest on, by √(m+1) h_{m+1} = z h_m − √m h_{m−1}.</summary>
    private static double[] MakeBasis(int parity)
    {
        double[] basis = new double[(1 + MostTerms) * Nodes];
        for (int q = 0; q < Nodes; q++)
        {
            double before = 0, now = Density(Places[q]);
            for (int m = 0; m < 2 * MostTerms; m++)
            {
                if (m == 1 - parity)
                    basis[q] = now;
                else if (m % 2 == parity)
                    basis[((1 + (m / 2)) * Nodes) + q] = now;
                (before, now) = (now, ((Places[q] * now) - (Math.Sqrt(m) * before)) / Math.Sqrt(m + 1));
            }
        }
        return basis;
    }
}

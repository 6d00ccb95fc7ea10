using System.Numerics;
using NtkWorkbench.Core.LinearAlgebra;

namespace NtkWorkbench.Core.Engines.Builtin;

/// <summary>
/// The three products of a layer with few units, on blocks stored unit by unit with vectors along the samples: parameters are broadcast,
/// and nothing is transposed. Above the sizes of <see cref="DenseLayer{T}"/> a matrix library takes over.
/// </summary>
internal static unsafe class DenseKernels
{
    /// <summary>result[u] = start[u] + s Σ_t weight[u·unitStride + t·termStride] terms[t] for units u of a block.</summary>
    /// <param name="units">Rows of the result.</param>
    /// <param name="count">Number of terms t.</param>
    /// <param name="vectors">Vectors in a row.</param>
    /// <param name="weight">The weights.</param>
    /// <param name="unitStride">Entries from a unit's weight to the next unit's.</param>
    /// <param name="termStride">Entries from a term's weight to the next term's.</param>
    /// <param name="scale">s.</param>
    /// <param name="start">A number a unit, or null for zeros.</param>
    /// <param name="terms">(count, vectors).</param>
    /// <param name="result">Destination, (units, vectors); overwritten.</param>
    public static void Combine<T>(
        int units, int count, int vectors, T* weight, int unitStride, int termStride, T scale, T* start, Vector<T>* terms, Vector<T>* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int unit = 0;
        for (; unit <= units - 4; unit += 4)
        {
            CombineFour(count, vectors, weight + (unit * unitStride), unitStride, termStride, scale, start, terms, result + (unit * vectors));
            start = start is null ? null : start + 4;
        }
        for (; unit < units; unit++)
        {
            CombineOne(count, vectors, weight + (unit * unitStride), termStride, scale, start is null ? T.Zero : *start, terms, result + (unit * vectors));
            start = start is null ? null : start + 1;
        }
    }

    /// <summary>product[i·firstStride + j·secondStride] = s ⟨first[i], second[j]⟩, rows of two blocks over the same samples.</summary>
    /// <param name="firstRows">Rows of the first block; four are taken at a time, so the block with more rows goes here.</param>
    /// <param name="secondRows">Rows of the second.</param>
    /// <param name="vectors">Vectors in a row.</param>
    /// <param name="scale">s.</param>
    /// <param name="first">(firstRows, vectors).</param>
    /// <param name="second">(secondRows, vectors).</param>
    /// <param name="product">Destination; overwritten.</param>
    /// <param name="firstStride">Entries of the product from one i to the next.</param>
    /// <param name="secondStride">Entries of the product from one j to the next.</param>
    public static void Correlate<T>(
        int firstRows, int secondRows, int vectors, T scale, Vector<T>* first, Vector<T>* second, T* product, int firstStride, int secondStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= firstRows - 4; i += 4)
        {
            for (int j = 0; j < secondRows; j++)
                CorrelateFour(vectors, scale, first + (i * vectors), second + (j * vectors), product + (i * firstStride) + (j * secondStride), firstStride);
        }
        for (; i < firstRows; i++)
        {
            for (int j = 0; j < secondRows; j++)
            {
                Vector<T> sum = default;
                for (int v = 0; v < vectors; v++)
                    sum = Lanes.MultiplyAdd(first[(i * vectors) + v], second[(j * vectors) + v], sum);
                product[(i * firstStride) + (j * secondStride)] = scale * Vector.Sum(sum);
            }
        }
    }

    /// <summary>sums[u] = Σ over the samples of row u.</summary>
    public static void SumRows<T>(int units, int vectors, Vector<T>* rows, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int unit = 0; unit < units; unit++)
        {
            Vector<T> sum = default;
            for (int v = 0; v < vectors; v++)
                sum += rows[v];
            sums[unit] = Vector.Sum(sum);
            rows += vectors;
        }
    }

    private static void CombineFour<T>(
        int count, int vectors, T* weight, int unitStride, int termStride, T scale, T* start, Vector<T>* terms, Vector<T>* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* weight1 = weight + unitStride, weight2 = weight1 + unitStride, weight3 = weight2 + unitStride;
        var s = new Vector<T>(scale);
        Vector<T> start0 = default, start1 = default, start2 = default, start3 = default;
        if (start is not null)
            (start0, start1, start2, start3) = (new(start[0]), new(start[1]), new(start[2]), new(start[3]));
        for (int v = 0; v < vectors; v++)
        {
            Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            Vector<T>* term = terms + v;
            for (int t = 0; t < count; t++)
            {
                int entry = t * termStride;
                Vector<T> value = *term;
                sum0 = Lanes.MultiplyAdd(new Vector<T>(weight[entry]), value, sum0);
                sum1 = Lanes.MultiplyAdd(new Vector<T>(weight1[entry]), value, sum1);
                sum2 = Lanes.MultiplyAdd(new Vector<T>(weight2[entry]), value, sum2);
                sum3 = Lanes.MultiplyAdd(new Vector<T>(weight3[entry]), value, sum3);
                term += vectors;
            }
            result[v] = Lanes.MultiplyAdd(s, sum0, start0);
            result[v + vectors] = Lanes.MultiplyAdd(s, sum1, start1);
            result[v + (2 * vectors)] = Lanes.MultiplyAdd(s, sum2, start2);
            result[v + (3 * vectors)] = Lanes.MultiplyAdd(s, sum3, start3);
        }
    }

    private static void CombineOne<T>(
        int count, int vectors, T* weight, int termStride, T scale, T start, Vector<T>* terms, Vector<T>* result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int v = 0; v < vectors; v++)
        {
            Vector<T> even = default, odd = default;
            int t = 0;
            for (; t < count - 1; t += 2)
            {
                even = Lanes.MultiplyAdd(new Vector<T>(weight[t * termStride]), terms[(t * vectors) + v], even);
                odd = Lanes.MultiplyAdd(new Vector<T>(weight[(t + 1) * termStride]), terms[((t + 1) * vectors) + v], odd);
            }
            if (t < count)
                even = Lanes.MultiplyAdd(new Vector<T>(weight[t * termStride]), terms[(t * vectors) + v], even);
            result[v] = Lanes.MultiplyAdd(new Vector<T>(scale), even + odd, new Vector<T>(start));
        }
    }

    private static void CorrelateFour<T>(int vectors, T scale, Vector<T>* first, Vector<T>* second, T* product, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (int v = 0; v < vectors; v++)
        {
            Vector<T> value = second[v];
            sum0 = Lanes.MultiplyAdd(first[v], value, sum0);
            sum1 = Lanes.MultiplyAdd(first[v + vectors], value, sum1);
            sum2 = Lanes.MultiplyAdd(first[v + (2 * vectors)], value, sum2);
            sum3 = Lanes.MultiplyAdd(first[v + (3 * vectors)], value, sum3);
        }
        product[0] = scale * Vector.Sum(sum0);
        product[stride] = scale * Vector.Sum(sum1);
        product[2 * stride] = scale * Vector.Sum(sum2);
        product[3 * stride] = scale * Vector.Sum(sum3);
    }
}

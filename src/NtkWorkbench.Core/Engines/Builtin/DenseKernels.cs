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
            Vector<T>* rows = first + (i * vectors);
            T* place = product + (i * firstStride);
            int j = 0;
            for (; j < secondRows - 1; j += 2)
                CorrelateFourByTwo(vectors, scale, rows, second + (j * vectors), place + (j * secondStride), firstStride, secondStride);
            if (j < secondRows)
                CorrelateFour(vectors, scale, rows, second + (j * vectors), place + (j * secondStride), firstStride);
        }
        for (; i < firstRows; i++)
        {
            for (int j = 0; j < secondRows; j++)
                product[(i * firstStride) + (j * secondStride)] = scale * Dot(vectors, first + (i * vectors), second + (j * vectors));
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
        int v = 0;
        for (; v < vectors - 1; v += 2)
        {
            Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            Vector<T> next0 = default, next1 = default, next2 = default, next3 = default;
            Vector<T>* term = terms + v;
            for (int t = 0, entry = 0; t < count; t++, entry += termStride, term += vectors)
            {
                Vector<T> value = term[0], next = term[1];
                var w0 = new Vector<T>(weight[entry]);
                sum0 = Lanes.MultiplyAdd(w0, value, sum0);
                next0 = Lanes.MultiplyAdd(w0, next, next0);
                var w1 = new Vector<T>(weight1[entry]);
                sum1 = Lanes.MultiplyAdd(w1, value, sum1);
                next1 = Lanes.MultiplyAdd(w1, next, next1);
                var w2 = new Vector<T>(weight2[entry]);
                sum2 = Lanes.MultiplyAdd(w2, value, sum2);
                next2 = Lanes.MultiplyAdd(w2, next, next2);
                var w3 = new Vector<T>(weight3[entry]);
                sum3 = Lanes.MultiplyAdd(w3, value, sum3);
                next3 = Lanes.MultiplyAdd(w3, next, next3);
            }
            Vector<T>* row = result + v;
            row[0] = Lanes.MultiplyAdd(s, sum0, start0);
            row[1] = Lanes.MultiplyAdd(s, next0, start0);
            row[vectors] = Lanes.MultiplyAdd(s, sum1, start1);
            row[vectors + 1] = Lanes.MultiplyAdd(s, next1, start1);
            row[2 * vectors] = Lanes.MultiplyAdd(s, sum2, start2);
            row[(2 * vectors) + 1] = Lanes.MultiplyAdd(s, next2, start2);
            row[3 * vectors] = Lanes.MultiplyAdd(s, sum3, start3);
            row[(3 * vectors) + 1] = Lanes.MultiplyAdd(s, next3, start3);
        }
        if (v < vectors)
        {
            Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            Vector<T>* term = terms + v;
            for (int t = 0, entry = 0; t < count; t++, entry += termStride, term += vectors)
            {
                sum0 = Lanes.MultiplyAdd(new Vector<T>(weight[entry]), *term, sum0);
                sum1 = Lanes.MultiplyAdd(new Vector<T>(weight1[entry]), *term, sum1);
                sum2 = Lanes.MultiplyAdd(new Vector<T>(weight2[entry]), *term, sum2);
                sum3 = Lanes.MultiplyAdd(new Vector<T>(weight3[entry]), *term, sum3);
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

    private static void CorrelateFourByTwo<T>(
        int vectors, T scale, Vector<T>* first, Vector<T>* second, T* product, int firstStride, int secondStride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        Vector<T> next0 = default, next1 = default, next2 = default, next3 = default;
        for (int v = 0; v < vectors; v++)
        {
            Vector<T> value = second[v], next = second[v + vectors];
            Vector<T> row0 = first[v], row1 = first[v + vectors], row2 = first[v + (2 * vectors)], row3 = first[v + (3 * vectors)];
            sum0 = Lanes.MultiplyAdd(row0, value, sum0);
            next0 = Lanes.MultiplyAdd(row0, next, next0);
            sum1 = Lanes.MultiplyAdd(row1, value, sum1);
            next1 = Lanes.MultiplyAdd(row1, next, next1);
            sum2 = Lanes.MultiplyAdd(row2, value, sum2);
            next2 = Lanes.MultiplyAdd(row2, next, next2);
            sum3 = Lanes.MultiplyAdd(row3, value, sum3);
            next3 = Lanes.MultiplyAdd(row3, next, next3);
        }
        product[0] = scale * Vector.Sum(sum0);
        product[firstStride] = scale * Vector.Sum(sum1);
        product[2 * firstStride] = scale * Vector.Sum(sum2);
        product[3 * firstStride] = scale * Vector.Sum(sum3);
        product += secondStride;
        product[0] = scale * Vector.Sum(next0);
        product[firstStride] = scale * Vector.Sum(next1);
        product[2 * firstStride] = scale * Vector.Sum(next2);
        product[3 * firstStride] = scale * Vector.Sum(next3);
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

    private static T Dot<T>(int vectors, Vector<T>* first, Vector<T>* second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> sum = default;
        for (int v = 0; v < vectors; v++)
            sum = Lanes.MultiplyAdd(first[v], second[v], sum);
        return Vector.Sum(sum);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>The three products of a layer with few units, on blocks stored unit by unit with vectors along the samples: parameters are
/// broadcast, and nothing is transposed. Above the sizes of <see cref="DenseLayer{T}"/> a matrix library takes over.</summary>
internal static unsafe class DenseKernels<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>result[u] = start[u·startStride] + s Σ_t weight[u·unitStride + t·termStride] terms[t] for units u of a block. startStride:
    /// entries from a unit's start to the next unit's; 0 where one number starts all; terms: (count, vectors); result: destination, (units,
    /// vectors); overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine(
        int units, int count, int vectors, T* weight, int unitStride, int termStride, T scale, T* start, int startStride, Vector<T>* terms,
            Vector<T>* result)
    {
        int unit = 0;
        for (; unit <= units - 4; unit += 4)
        {
            CombineFour(
                count, vectors, weight + (unit * unitStride), unitStride, termStride, scale, start
                    + (unit * startStride), startStride, terms,
                result + (unit * vectors));
        }
        for (; unit < units; unit++)
            CombineOne(count, vectors, weight + (unit * unitStride), termStride, scale, start[unit * startStride], terms, result
                + (unit * vectors));
    }

    /// <summary>product[i·firstStride + j·secondStride] = s ⟨first[i], second[j]⟩, rows of two blocks over the same samples. firstRows:
    /// rows of the first block; four are taken at a time, so the block with more rows goes here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Correlate(
        int firstRows, int secondRows, int vectors, T scale, Vector<T>* first, Vector<T>* second, T* product, int firstStride,
            int secondStride)
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumRows(int units, int vectors, Vector<T>* rows, T* sums)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineFour(
        int count, int vectors, T* weight, int unitStride, int termStride, T scale, T* start, int startStride, Vector<T>* terms,
            Vector<T>* result)
    {
        int v = 0;
        for (; v < vectors - 1; v += 2)
            CombineFourByTwo(count, vectors, weight, unitStride, termStride, scale, start, startStride, terms + v, result + v);
        if (v == vectors)
            return;
        T* weight1 = weight + unitStride, weight2 = weight1 + unitStride, weight3 = weight2 + unitStride;
        Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        Vector<T>* term = terms + v;
        for (int t = 0, entry = 0; t < count; t++, entry += termStride, term += vectors)
        {
            sum0 = Lanes.MultiplyAdd(new Vector<T>(weight[entry]), *term, sum0);
            sum1 = Lanes.MultiplyAdd(new Vector<T>(weight1[entry]), *term, sum1);
            sum2 = Lanes.MultiplyAdd(new Vector<T>(weight2[entry]), *term, sum2);
            sum3 = Lanes.MultiplyAdd(new Vector<T>(weight3[entry]), *term, sum3);
        }
        var s = new Vector<T>(scale);
        result[v] = Lanes.MultiplyAdd(s, sum0, new Vector<T>(start[0]));
        result[v + vectors] = Lanes.MultiplyAdd(s, sum1, new Vector<T>(start[startStride]));
        result[v + (2 * vectors)] = Lanes.MultiplyAdd(s, sum2, new Vector<T>(start[2 * startStride]));
        result[v + (3 * vectors)] = Lanes.MultiplyAdd(s, sum3, new Vector<T>(start[3 * startStride]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineFourByTwo(
        int count, int vectors, T* weight, int unitStride, int termStride, T scale, T* start, int startStride, Vector<T>* terms,
            Vector<T>* result)
    {
        T* weight1 = weight + unitStride, weight2 = weight1 + unitStride, weight3 = weight2 + unitStride;
        Vector<T> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        Vector<T> next0 = default, next1 = default, next2 = default, next3 = default;
        for (int t = 0, entry = 0; t < count; t++, entry += termStride, terms += vectors)
        {
            Vector<T> value = terms[0], next = terms[1];
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
        var s = new Vector<T>(scale);
        WritePair(result, s, sum0, next0, start[0]);
        WritePair(result + vectors, s, sum1, next1, start[startStride]);
        WritePair(result + (2 * vectors), s, sum2, next2, start[2 * startStride]);
        WritePair(result + (3 * vectors), s, sum3, next3, start[3 * startStride]);
    }

    private static void WritePair(Vector<T>* row, Vector<T> scale, Vector<T> sum, Vector<T> next, T start)
    {
        row[0] = Lanes.MultiplyAdd(scale, sum, new Vector<T>(start));
        row[1] = Lanes.MultiplyAdd(scale, next, new Vector<T>(start));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineOne(
        int count, int vectors, T* weight, int termStride, T scale, T start, Vector<T>* terms, Vector<T>* result)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CorrelateFourByTwo(
        int vectors, T scale, Vector<T>* first, Vector<T>* second, T* product, int firstStride, int secondStride)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CorrelateFour(int vectors, T scale, Vector<T>* first, Vector<T>* second, T* product, int stride)
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

    private static T Dot(int vectors, Vector<T>* first, Vector<T>* second)
    {
        Vector<T> sum = default;
        for (int v = 0; v < vectors; v++)
            sum = Lanes.MultiplyAdd(first[v], second[v], sum);
        return Vector.Sum(sum);
    }
}

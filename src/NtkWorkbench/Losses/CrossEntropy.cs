using System.Numerics;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>L = (1/n) Σ_i (ln Σ_c e^{f_ic} − Σ_c q_ic f_ic), ∂L/∂f = (softmax(f) − q)/n, q = (1 − ε)e_y + ε/o, the largest output taken
/// out of the exponentials first.</summary>
internal static class CrossEntropy
{
    private const int ChunkLength = 256;

    /// <summary>Σ_i (ln Σ_c e^{f_ic} − Σ_c q_ic f_ic) over a block, accumulated in float64, and the block's share of ∂L/∂f. classes: y,
    /// class numbers from 0; one row with padding; samples: n of the whole mean, which may run over many blocks; gradient: destination of
    /// ∂L/∂f; overwritten, zero in the padding.</summary>
    public static double Evaluate<T>(
        OutputLayout layout, ReadOnlySpan<T> outputs, ReadOnlySpan<T> classes, double samples, Span<T> gradient,
        double smoothing = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        T share = T.CreateChecked(1 / samples);
        for (int first = 0; first < layout.Count; first += ChunkLength)
            sum += EvaluateChunk(layout, first, outputs, classes, share, gradient, smoothing);
        for (int output = 0; output < layout.Outputs; output++)
            gradient[((output * layout.Stride) + layout.Count)..((output + 1) * layout.Stride)].Clear();
        return sum;
    }

    /// <summary>The mean over samples of outputs, (n, o), and class numbers, (n, 1).</summary>
    public static double Of(Matrix outputs, Matrix classes, double smoothing = 0)
    {
        double sum = 0;
        for (int i = 0; i < outputs.Rows; i++)
        {
            double[] differences = new double[outputs.Columns];
            double largest = TensorPrimitives.Max<double>(outputs.Row(i));
            TensorPrimitives.Subtract(outputs.Row(i), largest, differences);
            TensorPrimitives.Exp(differences, differences);
            sum += Math.Log(Reductions.Sum<double>(differences)) + ((1 - smoothing) * (largest - outputs[i, (int)classes[i, 0]]));
            if (smoothing > 0)
                sum += smoothing * (largest - (Reductions.Sum<double>(outputs.Row(i)) / outputs.Columns));
        }
        return sum / outputs.Rows;
    }

    /// <summary>Samples whose largest output, the first of equals, is their class.</summary>
    public static int CountCorrect<T>(OutputLayout layout, ReadOnlySpan<T> outputs, ReadOnlySpan<T> classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int correct = 0;
        for (int sample = 0; sample < layout.Count; sample++)
        {
            int largest = 0;
            for (int output = 1; output < layout.Outputs; output++)
                largest = outputs[(output * layout.Stride) + sample] > outputs[(largest * layout.Stride) + sample] ? output : largest;
            correct += largest == int.CreateChecked(classes[sample]) ? 1 : 0;
        }
        return correct;
    }

    private static double EvaluateChunk<T>(
        OutputLayout layout, int first, ReadOnlySpan<T> outputs, ReadOnlySpan<T> classes, T share, Span<T> gradient,
        double smoothing)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = Math.Min(ChunkLength, layout.Count - first);
        Span<T> largest = stackalloc T[length], total = stackalloc T[length];
        outputs.Slice(first, length).CopyTo(largest);
        for (int output = 1; output < layout.Outputs; output++)
            TensorPrimitives.Max(largest, outputs.Slice((output * layout.Stride) + first, length), largest);
        total.Clear();
        for (int output = 0; output < layout.Outputs; output++)
        {
            Span<T> exponential = gradient.Slice((output * layout.Stride) + first, length);
            TensorPrimitives.Subtract(outputs.Slice((output * layout.Stride) + first, length), largest, exponential);
            TensorPrimitives.Exp(exponential, exponential);
            TensorPrimitives.Add(total, exponential, total);
        }
        for (int output = 0; output < layout.Outputs; output++)
        {
            Span<T> probability = gradient.Slice((output * layout.Stride) + first, length);
            TensorPrimitives.Divide(probability, total, probability);
            TensorPrimitives.Multiply(probability, share, probability);
        }
        double sum = 0;
        T own = share * T.CreateChecked(1 - smoothing);
        for (int sample = 0; sample < length; sample++)
        {
            int entry = (int.CreateChecked(classes[first + sample]) * layout.Stride) + first + sample;
            gradient[entry] -= own;

            // In this order the loss of a sample that is sure of its class keeps its digits: the difference is 0, whatever the outputs'
            // size.
            sum += Math.Log(double.CreateChecked(total[sample]))
                + ((1 - smoothing) * (double.CreateChecked(largest[sample]) - double.CreateChecked(outputs[entry])));
        }
        return smoothing > 0 ? sum + Smooth(layout, first, outputs, largest, share, gradient, smoothing) : sum;
    }

    // What all classes alike have of the targets: ε Σ (largest − mean of f), and −ε/o of the gradient.
    private static double Smooth<T>(
        OutputLayout layout, int first, ReadOnlySpan<T> outputs, ReadOnlySpan<T> largest, T share, Span<T> gradient, double smoothing)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0, part = smoothing / layout.Outputs;
        T each = share * T.CreateChecked(part);
        for (int output = 0; output < layout.Outputs; output++)
        {
            int start = (output * layout.Stride) + first;
            TensorPrimitives.Subtract(gradient.Slice(start, largest.Length), each, gradient.Slice(start, largest.Length));
            for (int sample = 0; sample < largest.Length; sample++)
                sum += double.CreateChecked(largest[sample]) - double.CreateChecked(outputs[start + sample]);
        }
        return part * sum;
    }
}

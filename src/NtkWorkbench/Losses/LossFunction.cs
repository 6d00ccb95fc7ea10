using System.Numerics;
using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>From <see cref="LossKind"/> to the kernels of that loss.</summary>
internal static class LossFunction
{
    /// <summary>Columns of the targets: o, or the one of class numbers.</summary>
    public static int TargetColumns(LossKind loss, int outputs) => loss switch
    {
        LossKind.MeanSquaredError => outputs,
        LossKind.CrossEntropy => 1,
        _ => throw Unknown(loss),
    };

    public static double Terms(LossKind loss, int samples, int outputs) => (double)samples * TargetColumns(loss, outputs);

    /// <summary>The sum of a block's terms and the block's share of the gradient of the mean in the outputs. targets: y, laid out alike
    /// with <see cref="TargetColumns"/> rows; gradient: destination of ∂L/∂f; overwritten, zero in the padding.</summary>
    public static double Evaluate<T>(
        TrainingLoss loss, OutputLayout layout, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, double terms, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => loss.Kind switch
        {
            LossKind.MeanSquaredError => MeanSquaredError.Evaluate(layout, outputs, targets, terms, gradient),
            LossKind.CrossEntropy => CrossEntropy.Evaluate(layout, outputs, targets, terms, gradient, loss.LabelSmoothing),
            _ => throw Unknown(loss.Kind),
        };

    /// <summary>The mean loss of outputs, (n, o).</summary>
    public static double Of(TrainingLoss loss, Matrix outputs, Matrix targets) => loss.Kind switch
    {
        LossKind.MeanSquaredError => MeanSquaredError.Of(outputs, targets),
        LossKind.CrossEntropy => CrossEntropy.Of(outputs, targets, loss.LabelSmoothing),
        _ => throw Unknown(loss.Kind),
    };

    /// <summary>What descent brings to 0, n·o entries: f − y, or softmax(f) − q.</summary>
    public static double[] Residual(TrainingLoss loss, Matrix outputs, Matrix targets)
    {
        double[] residual = [.. outputs.Values];
        if (loss.Kind == LossKind.MeanSquaredError)
            TensorPrimitives.Subtract(residual, targets.Values, residual);
        for (int i = 0; loss.Kind == LossKind.CrossEntropy && i < outputs.Rows; i++)
        {
            Span<double> sample = residual.AsSpan(i * outputs.Columns, outputs.Columns);
            Softmax.Apply(outputs.Row(i), sample);
            sample[(int)targets[i, 0]] -= 1 - loss.LabelSmoothing;
            TensorPrimitives.Subtract(sample, loss.LabelSmoothing / outputs.Columns, sample);
        }
        return residual;
    }

    public static void Validate(LossKind loss, Dataset dataset, int inputs, int outputs)
    {
        int columns = TargetColumns(loss, outputs), rows = dataset.Count;
        ThrowIfShapeDiffers("inputs", dataset.Inputs, rows, inputs);
        ThrowIfShapeDiffers("targets", dataset.Targets, rows, columns);
        for (int i = 0; loss == LossKind.CrossEntropy && i < rows; i++)
        {
            double number = dataset.Targets[i, 0];
            if (!(number >= 0 && number < outputs && double.IsInteger(number)))
                throw new ShapeException($"the class number of sample {i} must be a whole number from 0 to {outputs - 1}, got {number}");
        }
    }

    private static void ThrowIfShapeDiffers(string what, Matrix matrix, int rows, int columns)
    {
        if (rows == 0 || matrix.Rows != rows || matrix.Columns != columns)
            throw new ShapeException($"{what} must have shape ({Math.Max(rows, 1)}, {columns}), got ({matrix.Rows}, {matrix.Columns})");
    }

    private static ArgumentOutOfRangeException Unknown(LossKind loss) => new(nameof(loss), loss, "unknown loss");
}

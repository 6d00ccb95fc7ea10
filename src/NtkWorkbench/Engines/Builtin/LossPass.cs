using System.Numerics;
using System.Runtime.CompilerServices;

namespace NtkWorkbench;

/// <summary>A block's loss: rows of data through the network, and ∂L/∂f left where the backward pass starts.</summary>
internal sealed class LossPass<T>(NetworkPass<T> pass, TrainingLoss loss, NetworkArchitecture architecture)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _columns = LossFunction.TargetColumns(loss.Kind, architecture.OutputCount);
    private T[] _targetBlock = [];

    /// <summary>The sum of the block's loss terms, in float64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Evaluate<TSource>(
        ReadOnlySpan<T> parameters, ReadOnlySpan<TSource> inputs, ReadOnlySpan<TSource> targets, ReadOnlySpan<int> rows, double terms)
        where TSource : unmanaged, INumberBase<TSource>
    {
        pass.Load(inputs, rows);
        int length = _columns * pass.Layout.Stride;
        if (_targetBlock.Length < length)
            _targetBlock = new T[length];
        SampleBlock.CopyByColumn(targets, _columns, rows, pass.Layout.Stride, _targetBlock);
        pass.Forward(parameters, architecture.Layers.Count);
        return LossFunction.Evaluate(loss, pass.Layout, pass.Outputs, _targetBlock.AsSpan(0, length), terms, pass.OutputDelta);
    }

    /// <summary>Samples of the block classified rightly; null but with cross-entropy.</summary>
    public int? CountCorrect() =>
        loss.Kind == LossKind.CrossEntropy ? CrossEntropy.CountCorrect<T>(pass.Layout, pass.Outputs, _targetBlock) : null;
}

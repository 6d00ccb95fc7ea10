using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>The classes that targets stand for.</summary>
internal static class TargetClasses
{
    /// <summary>The class of each sample: a target that is its number, or of squares the column of ones and zeros that has the one; null
    /// where the targets are numbers.</summary>
    public static int[]? Classes(this Dataset data, LossKind loss) => loss switch
    {
        LossKind.CrossEntropy => Array.ConvertAll(data.Targets.Column(0), number => (int)number),
        LossKind.MeanSquaredError when data.ClassNames is { Count: > 1 } names && names.Count == data.Targets.Columns =>
            [.. Enumerable.Range(0, data.Count).Select(row => TensorPrimitives.IndexOfMax<double>(data.Targets.Row(row)))],
        LossKind.MeanSquaredError => null,
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "there is no such loss"),
    };
}

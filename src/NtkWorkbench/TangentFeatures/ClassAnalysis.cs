namespace NtkWorkbench;

/// <summary>What a linearization says of the classes of its samples; n samples, o outputs, a class each.</summary>
internal sealed record ClassAnalysis
{
    // As of regression on numbers: modes below would answer rounding.
    private const double RegressionCutoff = 1e-6;

    /// <summary><see cref="ClassFeatures.Shares"/> of φ_1 … φ_k, (k, o).</summary>
    public required Matrix Shares { get; init; }

    /// <summary><see cref="ClassFeatures.Alignments"/> of φ_1 … φ_k, (k, o).</summary>
    public required Matrix Alignments { get; init; }

    /// <summary><see cref="ClassFeatures.BlockAverages(Matrix, ReadOnlySpan{int}, int)"/> of Θ, or of Θ̄, whose are the same,
    /// (o, o).</summary>
    public required Matrix KernelBlocks { get; init; }

    /// <summary>For each φ_k its row, sample·o + output, of Θ̄'s its sample, where |φ_k| is largest on the samples.</summary>
    public required int[] LargestRows { get; init; }

    /// <summary>∂φ_k/∂x there, of that output, (k, d).</summary>
    public required Matrix InputGradients { get; init; }

    /// <summary>Accuracy of kernel regression on the classes' indicators, f₀(x) + Θ(x, X) Θ⁺ (Y − f₀(X)), modes with λ_k at most 10⁻⁶ of
    /// λ₁ left out, on its own samples; null where Θ is not formed.</summary>
    public required double? RegressionTrainAccuracy { get; init; }

    /// <summary>The same on the test samples; null without them, and where Θ is not formed.</summary>
    public required double? RegressionTestAccuracy { get; init; }

    /// <summary>Accuracy of f on the samples.</summary>
    public required double TrainAccuracy { get; init; }

    /// <summary>The same on the test samples; null without them.</summary>
    public required double? TestAccuracy { get; init; }

    /// <summary>Null where the targets are no classes.</summary>
    public static ClassAnalysis? Of(Linearization linear, TrainingData data, LossKind loss)
    {
        if (data.Train.Classes(loss) is not int[] classes)
            return null;
        int outputs = linear.Architecture.OutputCount, rows = linear.KernelKind == KernelKind.Whole ? outputs : 1;
        Matrix features = linear.PrincipalFeatures();
        int[] largest = [.. Enumerable.Range(0, features.Columns).Select(k => LargestRow(features, k))];
        var gradients = new Matrix(largest.Length, linear.Architecture.InputCount);
        for (int k = 0; k < largest.Length; k++)
            linear.PrincipalInputGradient(k, data.Train.Inputs.Row(largest[k] / rows), largest[k] % rows).CopyTo(gradients.Row(k));
        LinearizedModel? model = linear.HasWholeKernel ? linear.Model(Indicators(classes, outputs)) : null;
        int[]? tested = data.Test?.Classes(loss);
        return new ClassAnalysis
        {
            Shares = ClassFeatures.Shares(features, classes, outputs),
            Alignments = ClassFeatures.Alignments(features, classes, outputs),
            KernelBlocks = linear.HasKernel ? ClassFeatures.BlockAverages(linear.Kernel, classes, outputs)
                : ClassFeatures.BlockAverages(linear.Products, linear.LinearAlgebra, classes, outputs),
            LargestRows = largest,
            InputGradients = gradients,
            RegressionTrainAccuracy = model is null ? null : Accuracy(model.OnInputs().Limit(RegressionCutoff), classes),
            RegressionTestAccuracy = model is null || tested is null ? null
                : Accuracy(model.At(linear.At(data.Test!.Inputs)).Limit(RegressionCutoff), tested),
            TrainAccuracy = Accuracy(linear.Outputs, classes),
            TestAccuracy = tested is null ? null : Accuracy(linear.At(data.Test!.Inputs).Outputs, tested),
        };
    }

    public static double Accuracy(Matrix outputs, int[] classes) => ConfusionMatrix.Of(outputs, classes).Accuracy;

    private static int LargestRow(Matrix features, int k)
    {
        int largest = 0;
        for (int row = 1; row < features.Rows; row++)
            largest = Math.Abs(features[row, k]) > Math.Abs(features[largest, k]) ? row : largest;
        return largest;
    }

    private static Matrix Indicators(int[] classes, int count)
    {
        var indicators = new Matrix(classes.Length, count);
        for (int i = 0; i < classes.Length; i++)
            indicators[i, classes[i]] = 1;
        return indicators;
    }
}
